using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>The ways in of a person, kept by whoever may (Act.Admit): a sign-in made, its password given anew, locked, its one-time codes
/// taken away, a token taken back. A password is shown on the answer and nowhere else.</summary>
internal static class AccountSteps
{
    public static void Map(WebApplication app)
    {
        Add(app, "account", async (desk, form, id, ct) =>
            await desk.AddAsync(id, form["name"].ToString().Trim() is { Length: > 0 } name ? name : id, mustChange: true, ct));
        Add(app, "reset", async (desk, _, id, ct) => await desk.ResetAsync(id, ct));
        Add(app, "lock", async (desk, _, id, ct) =>
        {
            await desk.LockAsync(id, ct);
            return null;
        });
        Add(app, "codes", async (desk, _, id, ct) =>
        {
            await desk.ResetCodesAsync(id, ct);
            return null;
        });
        app.MapPost("/people/{id}/token", RevokeTokenAsync).DemandsPasswordAgain().RequireRateLimiting(Pace.Name);
    }

    /// <summary>What stands against keeping the ways in of this person; null for who may.</summary>
    public static Task<CliException?> AgainstAsync(HttpContext http, LedgerSession session, Holder holder, CancellationToken ct) =>
        CommandRights.AgainstAsync(session.Ledger, Officer.Of(http).Actor(http),
            new Deed(Domain.Authority.Act.Admit, Deeds.OfPerson(holder.Person)), ct);

    private static void Add(
        WebApplication app, string step, Func<AccountDesk, IFormCollection, string, CancellationToken, Task<string?>> take) =>
        app.MapPost($"/people/{{id}}/{step}", async (HttpContext http, LedgerSession session, string id, IFormCollection form,
            CancellationToken ct) =>
        {
            await DemandAsync(http, session, id, ct);
            try
            {
                var password = await take(http.RequestServices.GetRequiredService<AccountDesk>(), form, id, ct);
                return password is null
                    ? Step.See(http, Addresses.Of($"/people/{id}", ("done", step)))
                    : await PersonPages.ShowAsync(http, session, id, ct, password: password);
            }
            catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.NotFound)
            {
                return await PersonPages.ShowAsync(http, session, id, ct,
                    new Tried(step, form, no.Message, StatusCodes.Status422UnprocessableEntity));
            }
        }).DemandsPasswordAgain().RequireRateLimiting(Pace.Name);

    private static async Task<IResult> RevokeTokenAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        await DemandAsync(http, session, id, ct);
        return await Step.TakeAsync(http, "token", form, async () =>
        {
            var input = new ActInput(form);
            var token = input.Text("token", "要收回的令牌");
            input.Demand();
            await new TokenDesk(session).RevokeAsync(Officer.Of(http).Actor(http), id, token, ct);
            return Addresses.Of($"/people/{id}", ("done", "token"));
        }, tried => PersonPages.ShowAsync(http, session, id, ct, tried));
    }

    private static async Task DemandAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var holder = await PersonPages.FindAsync(session, id, ct);
        PeopleSight.Demand(Officer.Of(http), id, holder.Unit);
        if (await AgainstAsync(http, session, holder, ct) is { } no) throw no;
    }
}
