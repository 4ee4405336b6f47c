using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tasks;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>Forms that are open: each a draft of its own, with figures of the sample.</summary>
internal static class Drafts
{
    private static int made;

    /// <summary>A draft, or as far on its way as the stage says; returns its stream.</summary>
    public static async Task<string> MakeAsync(
        Site site, Stage stage = Stage.Draft, string? campaign = null, int? indicators = null)
    {
        var code = $"t{Interlocked.Increment(ref made):00}";
        var form = JsonNode.Parse(DemoSamples.Read().Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["project"]!["code"], form["project"]!["name"]) = (code, $"试填项目{code}");
        if (indicators is { } many) form["indicators"] = Rows(form["indicators"]!.AsArray(), many);
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "draft.json");
        var stream = FileImport.Stream(file.Forms[0].Identity);
        var desk = Desk(site, "p-01", Role.Filler);
        var import = new FileImport(site.Session, desk) { Campaign = campaign ?? DemoSamples.Read().Campaign.Stream };
        await import.RunAsync(file, bytes, Ground.None, _ => { }, CancellationToken.None);
        // No open error: what is to be seen here is the way of a form, not its findings.
        await DecideAsync(site, stream, desk, s => new EnterFigures([new("total.score", FormCells.Read(s, "total.score", "").Value!)],
            Ground.None).Decide(s));
        await MoveOnAsync(site, stream, stage);
        return stream;
    }

    /// <summary>A base-data table of attachment 2 or 6, of a year of its own; returns its stream.</summary>
    public static async Task<string> TableAsync(Site site, string sample = "base-data-overall")
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", sample + ".json");
        var form = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        form["fiscalYear"] = 2000 + Interlocked.Increment(ref made);
        form["unit"] = new JsonObject { ["code"] = Site.Unit, ["name"] = Site.UnitName };
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "table.json");
        var import = new FileImport(site.Session, Desk(site, "p-01", Role.Filler));
        await import.RunAsync(file, bytes, Ground.None, _ => { }, CancellationToken.None);
        return FileImport.Stream(file.Forms[0].Identity);
    }

    /// <summary>Gives a block of a form to a person.</summary>
    public static Task AssignAsync(Site site, string form, Block block, string person, DateOnly? by = null) =>
        Desk(site, "p-04", Role.Head).DecideAsync(Streams.Tasks, StreamIds.Task(form),
            new AssignTask(new TaskAssigned(form, block, person, by), null).Decide, CancellationToken.None);

    /// <summary>Takes a draft to submission, return or acceptance, with an opinion on the whole form or on a cell.</summary>
    public static async Task MoveOnAsync(Site site, string stream, Stage stage, string? figure = null)
    {
        var desk = Desk(site, "p-01", Role.Filler);
        if (stage == Stage.Accepted) await AcknowledgeAsync(site, stream);
        if (stage is Stage.Submitted or Stage.Returned or Stage.Accepted) await DecideAsync(site, stream, desk, new Submit([]).Decide);
        if (stage == Stage.Returned) await ReturnAsync(site, stream, figure);
        if (stage == Stage.Accepted)
            await DecideAsync(site, stream, Desk(site, "p-07", Role.Organiser), new Accept(new Who("p-07", Role.Organiser)).Decide);
    }

    /// <summary>Files a draft as it stands, with all that was found acknowledged.</summary>
    public static async Task FileAsync(Site site, string stream)
    {
        await MoveOnAsync(site, stream, Stage.Accepted);
        await new FilingDesk(site.Session).FileAsync(stream, Desk(site, "p-01", Role.Filler), CancellationToken.None);
    }

    // To be filed, a form needs what was found in it confirmed by the head.
    private static async Task AcknowledgeAsync(Site site, string stream)
    {
        var found = await Assessment.ReadAsync(site.Session, await ReadAsync(site, stream), AsOf.Now, CancellationToken.None);
        var reason = new Reason("other", "按原报告录入，差异已逐条核对");
        await DecideAsync(site, stream, Desk(site, "p-04", Role.Head), s =>
            new AcknowledgeFindings(found.All, found.Code, reason, "p-04", new Who("p-04", Role.Head)).Decide(s));
    }

    /// <summary>An office returns it.</summary>
    public static Task ReturnAsync(Site site, string stream, string? figure = null) => DecideAsync(site, stream,
        Desk(site, "p-07", Role.Organiser), new Return(new Who("p-07", Role.Organiser), [new Opinion(figure, "请核对执行数")]).Decide);

    /// <summary>Another value in a cell of a draft.</summary>
    public static Task EnterAsync(Site site, string stream, string figure, string text) => DecideAsync(site, stream,
        Desk(site, "p-01", Role.Filler),
        s => new EnterFigures([new(figure, FormCells.Read(s, figure, text).Value!)], Ground.None).Decide(s));

    // The rows of the sample again and again, level by level, each with a name and an id of its own.
    private static JsonArray Rows(JsonArray sample, int many) => [.. Enumerable.Range(0, many).Select(n =>
    {
        var row = sample[n * sample.Count / many]!.DeepClone().AsObject();
        (row["id"], row["name"]) = ($"i-{n + 1:000}", $"{row["name"]}{n + 1:000}");
        return row;
    })];

    /// <summary>Answers a return as it stands.</summary>
    public static Task SubmitAgainAsync(Site site, string stream) =>
        DecideAsync(site, stream, Desk(site, "p-01", Role.Filler), new Submit([]).Decide);

    public static async Task<SelfEvaluation> ReadAsync(Site site, string stream) =>
        (await site.Session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, CancellationToken.None)).State;

    private static Task<PerfLedger.Workbench.Outcome> DecideAsync(
        Site site, string stream, CommandDesk desk, Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> decide) =>
        desk.DecideAsync(Streams.Evaluations, stream, decide, CancellationToken.None);

    private static CommandDesk Desk(Site site, string person, Role role) => new(site.Session.Ledger,
        new Actor(person, role.ToString().ToLowerInvariant(), role == Role.Organiser ? Site.Office : Site.Unit, Assurance.Asserted))
    { Documents = site.Session.Documents };
}
