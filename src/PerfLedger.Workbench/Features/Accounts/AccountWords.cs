using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>account: who may sign in to the pages. A password is printed once, when it is made.</summary>
internal static class AccountWords
{
    private static readonly Argument<string> Person = new("人员") { Description = "人员编号，如 p-01" };
    private static readonly Option<string?> Name = new("--name") { Description = "登录名；不写时同人员编号" };

    public static Command Account { get; } = Group("account", "网页登录",
        Word("add", "为一个人员建立登录，打印一次性密码（只这一次）", AddAsync, Person, Name, Options.As, Options.Role),
        Word("reset", "重置密码并解除锁定，打印一次性密码；已有的登录立即失效", ResetAsync, Person, Options.As, Options.Role),
        Word("lock", "锁定登录；已登录的立即失效（account reset 解除）", LockAsync, Person, Options.As, Options.Role),
        Word("totp-reset", "取消动态码（设备丢失时）；须用动态码的身份下次登录时重新设置", ResetCodesAsync, Person, Options.As, Options.Role),
        Word("list", "列出登录", ListAsync, Options.Json),
        TokenWords.All);

    /// <summary>Accounts outside the web host.</summary>
    public static ServiceProvider Services(LedgerSession session, Actor by)
    {
        var services = new ServiceCollection().AddSingleton(session.Ledger).AddSingleton(by);
        AccountServices.AddAccounts(services, session.Main);
        return services.BuildServiceProvider();
    }

    private static Task<int> AddAsync(ParseResult call, CancellationToken ct) => DoAsync(call, async (session, desk, id) =>
    {
        var person = await Actors.FindAsync(session.Main, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。请先用 perfledger person add 登记。");
        var name = call.GetValue(Name) ?? id;
        var password = await desk.AddAsync(id, name, mustChange: true, ct);
        Console.WriteLine($"已为 {id} {person.Name} 建立登录。登录名 {name}，一次性密码 {password}（只显示这一次，首次登录须修改）。");
    }, ct);

    private static Task<int> ResetAsync(ParseResult call, CancellationToken ct) => DoAsync(call, async (_, desk, id) =>
        Console.WriteLine($"{id} 的新一次性密码 {await desk.ResetAsync(id, ct)}（只显示这一次，登录后须修改）；已有的登录已失效。"), ct);

    private static Task<int> LockAsync(ParseResult call, CancellationToken ct) => DoAsync(call, async (_, desk, id) =>
    {
        await desk.LockAsync(id, ct);
        Console.WriteLine($"{id} 已锁定，已有的登录已失效。解除：perfledger account reset {id}。");
    }, ct);

    private static Task<int> ResetCodesAsync(ParseResult call, CancellationToken ct) => DoAsync(call, async (_, desk, id) =>
    {
        await desk.ResetCodesAsync(id, ct);
        Console.WriteLine($"{id} 的动态码已取消，已有的登录已失效。");
    }, ct);

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        await using var services = Services(session, Actors.Console);
        using var scope = services.CreateScope();
        var accounts = (await scope.ServiceProvider.GetRequiredService<AccountDesk>().AllAsync(ct)).Select(a => new
        {
            person = a.PersonId,
            name = a.UserName,
            closed = a.Closed,
            lockedUntil = a.LockoutEnd > TimeProvider.System.GetUtcNow() ? a.LockoutEnd : null,
            codes = a.TwoFactorEnabled,
            mustChange = a.MustChange,
        }).ToList();
        if (call.GetValue(Options.Json))
        {
            Output.WriteJson(new { accounts });
            return ExitCodes.Done;
        }

        var table = new TextTable("人员", "登录名", "情况", "动态码", "密码");
        foreach (var a in accounts)
            table.Add(a.person, a.name, a.closed ? "已锁定" : a.lockedUntil is { } t ? $"连续输错，锁到 {Output.Local(t)}" : "可登录",
                a.codes ? "已启用" : "", a.mustChange ? "须修改" : "");
        table.WriteTo(Console.Out);
        return ExitCodes.Done;
    }

    private static async Task<int> DoAsync(ParseResult call, Func<LedgerSession, AccountDesk, string, Task> act, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        await using var services = Services(session, await Actors.AdmittingAsync(session, call, ct));
        using var scope = services.CreateScope();
        await act(session, scope.ServiceProvider.GetRequiredService<AccountDesk>(), call.GetValue(Person)!);
        return ExitCodes.Done;
    }
}
