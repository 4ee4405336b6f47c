using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>A sign-in for each invented person of the demo ledger, with a password made for this ledger alone.</summary>
internal static class DemoAccounts
{
    /// <summary>Makes those that are missing and prints each once.</summary>
    public static async Task MakeAsync(LedgerSession session, TextWriter output, CancellationToken ct)
    {
        await using var services = AccountWords.Services(session, Actors.Console);
        using var scope = services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var known = (await desk.AllAsync(ct)).Select(a => a.PersonId).ToHashSet(StringComparer.Ordinal);
        var table = new TextTable("登录名", "一次性密码", "姓名", "身份", "动态码");
        foreach (var person in (await PersonQuery.AllAsync(session.Main, ct)).Where(p => !known.Contains(p.Id)))
            table.Add(person.Id, await desk.AddAsync(person.Id, person.Id, mustChange: false, ct), person.Name,
                string.Join('、', person.Roles.Select(RoleNames.Of)), Officer.DemandsCode(person.Roles) ? "首次登录时设置" : "");
        if (table.Count == 0) return;
        await output.WriteLineAsync("演示台账的登录（密码只显示这一次；忘记时 perfledger account reset 人员）：");
        table.WriteTo(output);
    }
}
