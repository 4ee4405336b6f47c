using System.Security.Cryptography;
using System.Text;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Browser.Tests.Rights;

/// <summary>Who opened and took out what stands in the access log, whatever address it was.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class AccessLogTests(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task A_file_is_in_the_log_with_its_digest_before_it_is_out()
    {
        var family = await Family.OfAsync(Site);
        var (person, _) = await Site.PersonAsync(Family.Unit('O'), [Role.Head]);
        using var visitor = await Visitor.OfAsync(Site, person, Role.Head);
        var form = family.Form('O', Stage.Filed);
        var file = await visitor.TakeAsync($"/evaluations/{form}/evidence/{family.Evidence}");
        Assert.Equal("佐证", Encoding.UTF8.GetString(file));
        var line = Assert.Single(await LinesAsync(person));
        Assert.Equal((AccessLog.Download, form, "佐证.txt", family.Evidence, "head"),
            (line.Act, line.Subject, line.File, line.Sha256, line.Role));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), line.Sha256);
        var book = await visitor.TakeAsync("/trail/excel?preset=%E4%BB%A3%E5%A1%AB&text=%E6%97%A0");
        var found = await visitor.TakeAsync("/trail/excel");
        line = (await LinesAsync(person))[0];
        Assert.Equal((AccessLog.Export, "/trail/excel", Convert.ToHexStringLower(SHA256.HashData(found))),
            (line.Act, line.Subject, line.Sha256));
        Assert.Empty(book); // nothing was found: no file, and no line
        Assert.Equal(2, (await LinesAsync(person)).Count);
    }

    [BrowserFact]
    public async Task The_page_of_a_form_is_in_the_log_and_what_was_refused_is_not()
    {
        var family = await Family.OfAsync(Site);
        var (person, _) = await Site.PersonAsync(Family.Unit('O'), [Role.Filler]);
        using var visitor = await Visitor.OfAsync(Site, person, Role.Filler);
        await visitor.AskAsync("GET", $"/evaluations/{family.Form('X', Stage.Filed)}");
        await visitor.AskAsync("GET", "/evaluations");
        await visitor.AskAsync("GET", $"/evaluations/{family.Form('O', Stage.Draft)}");
        for (var wait = 0; wait < 50 && (await LinesAsync(person)).Count == 0; wait++) await Task.Delay(100);
        var line = Assert.Single(await LinesAsync(person));
        Assert.Equal((AccessLog.Read, family.Form('O', Stage.Draft), (string?)null), (line.Act, line.Subject, line.Sha256));
    }

    private Task<IReadOnlyList<AccessLine>> LinesAsync(string person) =>
        AccessLog.LastAsync(Site.Session.Main, person, null, 100, CancellationToken.None);
}
