using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>The register of persons: finding, registering.</summary>
internal static class PeoplePages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/people", ListAsync);
        app.MapGet("/people/new", (HttpContext http) => New(http, null));
        app.MapPost("/people/new", (HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct) =>
            RegisterAsync(http, session, form, tried => Task.FromResult<IResult>(New(http, tried)), ct)).RequireRateLimiting(Pace.Name);
        PersonPages.Map(app);
        PersonSteps.Map(app);
        AccountSteps.Map(app);
    }

    /// <summary>True for who may register: the rules say whom.</summary>
    public static bool Registers(Officer officer) => officer.Role is "securityadmin" or "organiser";

    /// <summary>Registers somebody new, or anew under the same id.</summary>
    public static Task<IResult> RegisterAsync(
        HttpContext http, LedgerSession session, IFormCollection form, Func<Tried, Task<IResult>> show, CancellationToken ct)
    {
        DemandRegistering(Officer.Of(http));
        return Step.TakeAsync(http, "register", form, async () =>
        {
            var input = new ActInput(form);
            var (id, name, unit) = (input.Text("id", "编号"), input.Text("name", "姓名"), input.Text("unit", "单位代码"));
            input.Demand();
            var register = new RegisterPerson(id, name, unit, [.. form["roles"].OfType<string>().Select(RoleNames.Parse)]);
            if (!StreamIds.IsSegment(id)) throw new CliException(ExitCodes.BadInput, $"人员编号“{id}”无效：只用字母、数字和连字符。");
            var outcome = await Step.Desk(http, session, form).DecideAsync(Streams.People, StreamIds.Person(id), register.Decide, ct);
            return Addresses.Of($"/people/{id}", ("done", outcome.Events == 0 ? "same" : "register"));
        }, show);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? text, string? role, int? page, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (!PeopleSight.SeesOthers(officer))
            throw new CliException(ExitCodes.Refused, $"您以{officer.RoleName}身份不能查看人员名单；自己的登记和授权见“我的登记”。");
        (text, role) = (Given(text), Given(role));
        var number = 1;
        var (total, rows) = await PersonQuery.PageAsync(PeopleSight.ReadsOf(session, officer),
            new PersonFilter(text, role, PeopleSight.UnitsOf(officer)),
            all => ((number = Paging.Number(page, all, Size)) - 1) * Size, Size, ct);
        return View.Page<PeoplePage>(new PeopleModel(text, role, rows, number, total, Size, Registers(officer),
            officer.Role is "organiser" or "reviewer" or "head" or "systemadmin"));
    }

    private static RazorComponentResult<NewPersonPage> New(HttpContext http, Tried? tried)
    {
        DemandRegistering(Officer.Of(http));
        return View.Page<NewPersonPage>(new NewPersonModel(tried), tried?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Ends the request unless the person registers others and grants.</summary>
    public static void DemandRegistering(Officer officer)
    {
        if (!Registers(officer))
            throw new CliException(ExitCodes.Refused, $"登记人员和授权由安全管理员办理，您以{officer.RoleName}身份不能办理；没有写入。");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Registering somebody.</summary>
/// <param name="Tried">What was refused.</param>
public sealed record NewPersonModel(Tried? Tried);
