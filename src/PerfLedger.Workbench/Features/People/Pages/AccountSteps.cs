using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>The sign-in of a person, kept by 安全管理员: made, its password given anew, locked, its one-time codes taken away. A password
/// is shown on the answer and nowhere else.</summary>
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
    }

    private static void Add(
        WebApplication app, string step, Func<AccountDesk, IFormCollection, string, CancellationToken, Task<string?>> take) =>
        app.MapPost($"/people/{{id}}/{step}", async (HttpContext http, LedgerSession session, string id, IFormCollection form,
            CancellationToken ct) =>
        {
            Demand(Officer.Of(http), id);
            await PersonPages.FindAsync(session, id, ct);
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

    private static void Demand(Officer officer, string id)
    {
        if (officer.Role != "securityadmin")
            throw new CliException(ExitCodes.Refused, $"登录由安全管理员管理，您以{officer.RoleName}身份不能办理；没有改动。");
        if (officer.Person == id)
            throw new CliException(ExitCodes.Refused, "自己的登录由另一位安全管理员管理；自己的密码在“密码”一页修改。没有改动。");
    }
}
