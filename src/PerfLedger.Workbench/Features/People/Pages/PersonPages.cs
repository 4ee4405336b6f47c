using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>One person: roles, grants, sign-in, and what was done to them.</summary>
internal static class PersonPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/{id}", (HttpContext http, LedgerSession session, string id, string? done, CancellationToken ct) =>
            ShowAsync(http, session, id, ct, said: PersonSteps.Said(done)));
        app.MapGet("/account/contact", (HttpContext http) => Results.LocalRedirect($"/people/{Officer.Of(http).Person}"));
    }

    /// <summary>The page; after a step that was refused with what was typed.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, CancellationToken ct, Tried? tried = null, string? said = null,
        string? password = null)
    {
        var (officer, holder) = (Officer.Of(http), await FindAsync(session, id, ct));
        PeopleSight.Demand(officer, id, holder.Unit);
        var now = await session.Ledger.ClockAsync(ct);
        var contact = PeopleSight.SeesContact(officer, id);
        var keeps = await AccountSteps.AgainstAsync(http, session, holder, ct) is null;
        var sees = keeps || id == officer.Person || PeopleSight.IsAdministrator(officer);
        return View.Page<PersonPage>(new PersonModel(holder.Person, RolesOf(holder, now),
            await PersonStory.ReadAsync(session.Ledger, id, contact, ct), await PersonQuery.NamesAsync(session.Reads, ct))
        {
            SeesContact = contact,
            Grants = PeoplePages.Registers(officer),
            KeepsAccounts = keeps,
            GivesContact = id == officer.Person || officer.Role == "organiser",
            Account = sees ? await AccountAsync(http, id, ct) : null,
            Tokens = sees ? await TokensAsync(session, id, ct) : [],
            Tried = tried,
            Said = said,
            Password = password,
        }, tried?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>The person as registered, with what was granted.</summary>
    public static async Task<Holder> FindAsync(LedgerSession session, string id, CancellationToken ct) =>
        await Actors.HolderAsync(session.Ledger, id, ct)
        ?? throw new CliException(ExitCodes.NotFound, $"没有登记人员“{id}”。请从人员名单中选。");

    private static IReadOnlyList<ShownRole> RolesOf(Holder holder, DateTimeOffset now) =>
    [
        .. holder.Person.Registered!.Roles.Select(r => new ShownRole(null, r, $"单位 {holder.Unit}", !holder.Person.Closed, null)),
        .. holder.Person.Grants.Values.Select(g => new ShownRole(
            g.Grant, g.Role, GrantText.Of(g.Scope), !holder.Person.Closed && Holder.IsInForce(g.Scope, now), g.Reason.Text)),
    ];

    private static async Task<IReadOnlyList<ShownToken>> TokensAsync(LedgerSession session, string id, CancellationToken ct)
    {
        var today = await session.TodayAsync(ct);
        return
        [
            .. (await new TokenDesk(session).AllAsync(id, ct)).Select(t => new ShownToken(t.Token, t.Name, RoleNames.Of(t.Role), t.Until,
                t.LastUsed, t.Revoked ? TokenState.Revoked : t.Until < today ? TokenState.Over : TokenState.Standing)),
        ];
    }

    private static async Task<ShownAccount?> AccountAsync(HttpContext http, string id, CancellationToken ct)
    {
        var account = await http.RequestServices.GetRequiredService<AccountDesk>().FindAsync(id, ct);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return account is null ? null : new ShownAccount(account.UserName!, account.Closed,
            account.LockoutEnd > now ? account.LockoutEnd : null, account.TwoFactorEnabled, account.MustChange);
    }
}
