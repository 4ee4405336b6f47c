using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>完整性: nothing is missing, neither numbers nor files nor the steps it went through.</summary>
internal static class Completeness
{
    private const string Property = "完整性";

    private static readonly (string Type, string Word)[] Steps = [("evaluation_submitted", "送审"), ("evaluation_accepted", "审核通过")];

    public static IEnumerable<PropertyCheck> Check(PackageSource s, IReadOnlyList<PackageFile> files)
    {
        var gap = s.Streams.FirstOrDefault(x => x.Events.Count != x.Version || x.Events.Index().Any(e => e.Item.Version != e.Index + 1));
        yield return PropertyCheck.Unless(Property, "事件序号自 1 起无缺号", gap?.Stream, $"{s.Streams.Count} 个事件流");
        var numbers = s.State.Reports.Select(r => r.Number).ToList();
        yield return new(Property, "报送版次自 1 起无缺号", numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)),
            $"1–{numbers.Count}，本包为第{s.Row.Number}版");
        yield return Process(s);
        var digests = files.Select(f => Library.Digest(f.Bytes)).ToHashSet(StringComparer.Ordinal);
        string[] needed = [s.Filed.Pins.TemplateDigest, .. s.Filed.Pins.Materials.Select(m => m.Digest),
            .. s.Renditions.Select(r => r.Pins.ByteDigest)];
        yield return new(Property, "登记的模板、资料和公开版都在包内", needed.All(digests.Contains), $"{needed.Length} 件");
        yield return Scans(s, files, digests);
        string[] about = [s.Filed.Title, s.Recorded.ActorId, s.Recorded.Headers.Unit, s.Filed.Freeze.Streams[0].Stream];
        yield return new(Property, "题名、责任者、形成时间和来源齐全",
            about.All(a => a.Length > 0) && s.Filed.Freeze.At > DateTimeOffset.UnixEpoch,
            $"{s.Recorded.Headers.Unit}，{Output.Local(s.Recorded.RecordedAt)}（北京时间）");
    }

    private static PropertyCheck Process(PackageSource s)
    {
        var events = s.Streams[1].Events;
        var steps = Steps.Where(t => events.Any(e => e.Type == t.Type)).Select(t => t.Word).ToList();
        return new(Property, "处理过程有记录", events.Count > 0,
            $"{events.Count} 条事件" + (steps.Count > 0 ? $"，含{string.Join('、', steps)}" : ""));
    }

    private static PropertyCheck Scans(PackageSource s, IReadOnlyList<PackageFile> files, HashSet<string> digests)
    {
        const string item = "盖章件都在包内";
        var scans = s.Seals.Select(x => x.Scan).Distinct().ToList();
        if (scans.Count == 0) return new(Property, item, null, "还没有盖章件");
        return files.All(f => f.Path != PackagePaths.Document(s.Row))
            ? new(Property, item, null, "本包不带盖章件")
            : new(Property, item, scans.All(digests.Contains), $"{scans.Count} 件");
    }
}
