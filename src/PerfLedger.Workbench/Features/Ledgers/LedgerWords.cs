using System.CommandLine;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>create, ledgers, migrate, status, verify, rebuild, follow: the ledger itself.</summary>
internal static class LedgerWords
{
    private static readonly Argument<string> Name = new("名称") { Description = "台账名称，数据库为 perfledger_名称" };
    private static readonly Option<bool> IfMissing = new("--if-missing") { Description = "已有则只更新结构" };

    private static readonly Option<bool> Trial = new("--trial") { Description = "试用台账：--as 写谁就是谁，不凭令牌；不用于正式填报" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("create", "新建台账：建数据库并建表", CreateAsync, Name, IfMissing, Trial),
        Word("ledgers", "列出台账", ListAsync),
        Word("migrate", "把台账结构更新到本程序的版本", MigrateAsync),
        Word("status", "台账状态：位置、结构、权限、时钟", StatusAsync, Options.Json),
        Word("verify", "逐条重算全部凭证叶，核对台账未被改动", VerifyAsync, Options.Json),
        RebuildWord.Rebuild, FollowWord.Follow,
    ];

    private static async Task<int> CreateAsync(ParseResult call, CancellationToken ct)
    {
        var name = Connections.Checked(call.GetValue(Name)!);
        await LedgerDatabases.CreateAsync(name, call.GetValue(IfMissing), ct);
        if (call.GetValue(Trial)) await LedgerDatabases.MarkTrialAsync(name, ct);
        var kind = call.GetValue(Trial) ? "试用台账" : "台账";
        Console.WriteLine($"已建{kind} {name}（数据库 {Connections.Prefix}{name}）。下一步：perfledger person add 登记人员，perfledger import 导入自评表。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        foreach (var name in await Connections.LedgersAsync(ct)) Console.WriteLine(name);
        return ExitCodes.Done;
    }

    private static async Task<int> MigrateAsync(ParseResult call, CancellationToken ct)
    {
        var report = await LedgerDatabases.MigrateAsync(await Connections.PickAsync(call.GetValue(Options.Ledger), ct), ct);
        Console.WriteLine(report.Applied.Count == 0 ? "结构已是最新。" : $"已执行：{string.Join('、', report.Applied)}");
        return ExitCodes.Done;
    }

    private static async Task<int> StatusAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var report = await LedgerStatus.ReadAsync(session.Main, ct);
        var followers = report.Migrations.Pending.Count == 0 ? await FollowerStatus.ReadAsync(session.Main, ct) : [];
        if (call.GetValue(Options.Json)) StatusText.WriteJson(report, followers);
        else StatusText.Write(session.Name, report, followers);
        return report.IsGreen && followers.All(f => f.Error is null) ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static async Task<int> VerifyAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var report = await LedgerVerifier.VerifyAsync(session.Main, Streams.Catalogue, null, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(report);
        else StatusText.Write(report);
        return report.IsSound ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }
}
