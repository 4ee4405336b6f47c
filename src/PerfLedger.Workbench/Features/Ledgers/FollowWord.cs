using System.CommandLine;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>follow: runs the followers in a process of their own; also how a program that serves runs them.</summary>
internal static class FollowWord
{
    private static readonly Option<bool> Once = new("--once") { Description = "跟到台账当前位置即结束" };

    public static Command Follow { get; } = Word("follow", "跟随台账，更新异步读模型；同时运行多个时，一个工作，其余等候接替", RunAsync, Once);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        try
        {
            if (call.GetValue(Once)) await CatchUpAsync(session, ct);
            else await FollowAsync(session, ct);
        }
        catch (FollowerStoppedException e)
        {
            throw new CliException(ExitCodes.AnswerIsNo, Sentence(e));
        }

        return ExitCodes.Done;
    }

    /// <summary>Inside a program that serves: a follower that stops says so, there and in status, and the program serves on.</summary>
    public static Task InHostAsync(LedgerSession session, CancellationToken ct) =>
        Task.WhenAll(session.Followers.Select(follower => InHostAsync(session, follower, ct)));

    /// <summary>What a person is told when a follower stopped.</summary>
    public static string Sentence(FollowerStoppedException e) =>
        $"{e.Follower} 停在位置 {e.Position}：处理不了位置 {e.Position + 1} 的事件（{e.InnerException!.Message}）。"
        + "没有跳过任何事件；排除原因后再运行 perfledger follow，从原处继续。";

    private static async Task InHostAsync(LedgerSession session, IFollower follower, CancellationToken ct)
    {
        try
        {
            await FollowerHost.RunAsync(session.Main, Streams.Catalogue, follower, ct: ct);
        }
        catch (Exception e) when (e is FollowerStoppedException or LedgerException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(e is FollowerStoppedException stopped ? Sentence(stopped) : $"{follower.Name}：{e.Message}");
        }
    }

    private static async Task CatchUpAsync(LedgerSession session, CancellationToken ct)
    {
        foreach (var follower in session.Followers)
        {
            var position = await FollowerHost.CatchUpAsync(session.Main, Streams.Catalogue, follower, ct: ct);
            Console.WriteLine($"{follower.Name}：已跟到位置 {position}");
        }
    }

    /// <summary>Runs until interrupted, or until one stops: then the others end too, each behind its last whole step.</summary>
    private static async Task FollowAsync(LedgerSession session, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Console.WriteLine($"跟随台账 {session.Name}；Ctrl+C 结束。");
        var running = session.Followers.Select(f => FollowerHost.RunAsync(
            session.Main, Streams.Catalogue, f, position => Console.WriteLine($"{f.Name}：位置 {position}"), end.Token)).ToList();
        await Task.WhenAny(running);
        await end.CancelAsync();
        await Task.WhenAll(running);
    }
}
