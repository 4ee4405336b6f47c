using System.Globalization;
using System.Text.Json.Nodes;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>Jobs that hold the ledger against itself: leaves, read models, archive, followers.</summary>
internal sealed class LedgerChecks(LedgerSession session)
{
    public const string Verify = "verify", VerifyFull = "verify-full", Projections = "projection-check", Archive = "archive-check",
        Followers = "follower-check";

    /// <summary>Nights until the whole archive was read once.</summary>
    private const int Slices = 28;

    /// <summary>What was added since the last verification; all, when there was none.</summary>
    public async Task<JobOutcome> VerifyAsync(WorkItem item, CancellationToken ct)
    {
        var last = await RunHistory.LastGoodAsync(session.Main, [Verify, VerifyFull], ct);
        var from = last?["position"]?.GetValue<long>() ?? 0;
        if (from == 0 || item.IsRequested()) return await VerifyFullAsync(item, ct);
        var head = await session.Ledger.HeadAsync(ct);
        if (head.Position < from)
            return JobOutcome.Alarm(Text($"台账头部退到位置 {head.Position}，上次核对到 {from}：末尾的记录不见了"));
        if ((await session.Ledger.HeadAtAsync(from, ct)).Leaf != last!["leaf"]!.GetValue<string>())
            return JobOutcome.Alarm(Text($"位置 {from} 的凭证与上次核对时不同：此前的记录被改写过"));
        return Told(await LedgerVerifier.VerifyFromAsync(session.Main, Streams.Catalogue, from, ct), Text($"自位置 {from} 起"));
    }

    public async Task<JobOutcome> VerifyFullAsync(WorkItem item, CancellationToken ct) =>
        Told(await LedgerVerifier.VerifyAsync(session.Main, Streams.Catalogue, null, ct), "全部");

    /// <summary>One read model a night, in turn; all when asked for.</summary>
    public async Task<JobOutcome> ProjectionsAsync(WorkItem item, CancellationToken ct)
    {
        var all = ReadModel.All(session);
        var chosen = item.IsRequested() ? all : [all[item.Turn() % all.Count]];
        await SearchWords.CatchUpAsync(session, ct); // what follows behind is compared as it stands now
        var different = new List<string>();
        foreach (var model in chosen)
            if (await model.DifferencesAsync(ct) is { Count: > 0 } found) different.Add(Text($"{model.Name} {found.Count} 处，如 {found[0]}"));
        var names = string.Join('、', chosen.Select(m => m.Name));
        return different.Count == 0
            ? JobOutcome.Ok($"读模型 {names} 与事件一致")
            : JobOutcome.Alarm($"读模型与事件不同：{string.Join('；', different)}。请运行 perfledger rebuild");
    }

    /// <summary>A slice a night; everything when asked for.</summary>
    public async Task<JobOutcome> ArchiveAsync(WorkItem item, CancellationToken ct)
    {
        var (slice, of) = item.IsRequested() ? (0, 1) : (item.Turn() % Slices, Slices);
        var (count, damaged) = await session.Archive.CheckSliceAsync(slice, of, ct);
        var result = new JsonObject { ["checked"] = count, ["damaged"] = new JsonArray([.. damaged.Select(d => (JsonNode)d)]) };
        return damaged.Count == 0
            ? JobOutcome.Ok(Text($"存档第 {slice + 1}/{of} 份，{count} 个文件的摘要一致"), result)
            : JobOutcome.Alarm(Text($"存档有 {damaged.Count} 个文件损坏，如 {damaged[0]}；请从备份恢复"), result);
    }

    /// <summary>A follower that stopped, or that has stood at the same place since the last look while events wait.</summary>
    public async Task<JobOutcome> FollowersAsync(WorkItem item, CancellationToken ct)
    {
        var last = await RunHistory.LastGoodAsync(session.Main, [Followers], ct);
        var found = await FollowerStatus.ReadAsync(session.Main, ct);
        var wrong = found.Where(f => f.Error is not null || (f.Behind > 0 && last?[f.Name]?.GetValue<long>() == f.Position)).ToList();
        var result = new JsonObject(found.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Position)));
        return wrong.Count == 0
            ? JobOutcome.Ok(string.Join('；', found.Select(f => Text($"{f.Name} 位置 {f.Position}，落后 {f.Behind}"))), result)
            : JobOutcome.Alarm(string.Join('；', wrong.Select(f =>
                Text($"{f.Name} 停在位置 {f.Position}，落后 {f.Behind}：{f.Error ?? "没有前进"}"))) + "。请看 perfledger status", result);
    }

    private static JobOutcome Told(VerifyReport report, string what) => report.IsSound
        ? JobOutcome.Ok(Text($"{what}核对 {report.Events} 条事件，全部一致；头部位置 {report.Head.Position}"),
            new JsonObject { ["position"] = report.Head.Position, ["leaf"] = report.Head.Leaf })
        : JobOutcome.Alarm(Text($"{what}核对，发现 {report.ProblemCount} 处问题：{report.Problems[0].Sentence}。请运行 perfledger verify"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
