using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>What is decided about a person: registered anew, a role granted or taken back, closed, opened, reached elsewhere. The rules
/// say who may.</summary>
internal static class PersonSteps
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/people/{id}/register", RegisterAsync).RequireRateLimiting(Pace.Name);
        Add(app, "grant", GrantAsync);
        Add(app, "revoke", (_, _, input, _, _) =>
        {
            var revoke = new RevokeRole(input.Text("grant", "要收回的授权"), input.Reason);
            return Task.FromResult<Func<Person, Decision<IPersonEvent>>>(revoke.Decide);
        });
        Add(app, "close", (_, _, input, _, _) =>
            Task.FromResult<Func<Person, Decision<IPersonEvent>>>(new CloseAccount(input.Reason).Decide));
        Add(app, "reopen", (_, _, input, _, _) =>
            Task.FromResult<Func<Person, Decision<IPersonEvent>>>(new ReopenAccount(input.Reason).Decide));
        Add(app, "contact", (_, id, input, who, _) => Task.FromResult<Func<Person, Decision<IPersonEvent>>>(
            new GiveContact(who, id, input.Optional("email"), input.Optional("phone")).Decide));
    }

    /// <summary>What the page says after a step; null for a word that is none.</summary>
    public static string? Said(string? done) => done switch
    {
        "register" => "已登记。",
        "grant" => "已授权，立即生效。",
        "revoke" => "已收回授权；本人以这个身份的登录已结束。",
        "close" => "账号已停用，登录已结束。",
        "reopen" => "账号已启用。",
        "contact" => "联系方式已登记。",
        "lock" => "登录已锁定，已有的登录立即失效。",
        "codes" => "动态码已取消，已有的登录立即失效；下次登录时重新设置。",
        "token" => "令牌已收回，立即失效。",
        "same" => "已是如此，没有新记录。",
        _ => null,
    };

    private delegate Task<Func<Person, Decision<IPersonEvent>>> Read(
        LedgerSession session, string id, ActInput input, Who who, CancellationToken ct);

    private static void Add(WebApplication app, string step, Read read) =>
        app.MapPost($"/people/{{id}}/{step}", async (HttpContext http, LedgerSession session, string id, IFormCollection form,
            CancellationToken ct) =>
        {
            var holder = await PersonPages.FindAsync(session, id, ct);
            PeopleSight.Demand(Officer.Of(http), id, holder.Unit);
            Demand(Officer.Of(http), id, step);
            return await Step.TakeAsync(http, step, form, async () =>
            {
                var (desk, input) = (Step.Desk(http, session, form), new ActInput(form));
                var decide = await read(session, id, input, desk.Actor.Who(), ct);
                input.Demand();
                var outcome = await desk.DecideAsync(Streams.People, StreamIds.Person(id), decide, ct);
                return Addresses.Of($"/people/{id}", ("done", outcome.Events == 0 ? "same" : step));
            }, tried => PersonPages.ShowAsync(http, session, id, ct, tried));
        }).RequireRateLimiting(Pace.Name);

    // Who has no such business is not asked for a reason first.
    private static void Demand(Officer officer, string id, string step)
    {
        if (step != "contact") PeoplePages.DemandRegistering(officer);
        else if (officer.Person != id && officer.Role != "organiser")
            throw new CliException(ExitCodes.Refused, "联系方式由本人或财务建设处登记；没有写入。");
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        PeopleSight.Demand(Officer.Of(http), id, (await PersonPages.FindAsync(session, id, ct)).Unit);
        PeoplePages.DemandRegistering(Officer.Of(http));
        return form["id"] == id
            ? await PeoplePages.RegisterAsync(http, session, form, tried => PersonPages.ShowAsync(http, session, id, ct, tried), ct)
            : throw new CliException(ExitCodes.BadInput, "编号登记后不能改。请返回这个人的一页重做；没有写入。");
    }

    private static async Task<Func<Person, Decision<IPersonEvent>>> GrantAsync(
        LedgerSession session, string id, ActInput input, Who who, CancellationToken ct)
    {
        var sample = new List<string>();
        foreach (var form in (input.Optional("sample") ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            sample.Add(await EvaluationIds.SubjectAsync(PeopleSight.Everything(session), form, ct));
        var role = input.Text("role", "角色");
        var scope = new Scope(input.Optional("unit"), input.Optional("campaign"), input.Optional("direction"),
            input.Optional("block") is { } block ? BlockNames.Parse(block) : null,
            input.Optional("year") is null ? null : input.Number("year", "年度"), [.. sample.Distinct()], input.Day("until"));
        var reason = input.Reason;
        input.Demand();
        return new GrantRole(RoleNames.Parse(role), scope, reason, await session.Ledger.ClockAsync(ct)).Decide;
    }
}
