using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>真实性: the record is what was filed, by whom the ledger says, and can be traced event by event.</summary>
internal static class Authenticity
{
    private const string Property = "真实性";

    public static IEnumerable<PropertyCheck> Check(PackageSource s)
    {
        yield return Digest("报送件字节与报送时登记的摘要一致", Library.Digest(s.Document), s.Filed.Pins.ByteDigest);
        yield return Digest("报送件各部件内容与登记的摘要一致", CanonicalDigest.Of(PackageReader.Read(s.Document)), s.Filed.Pins.CanonicalDigest);
        yield return Digest("数据与登记的摘要一致", Library.Digest(s.Model), s.Filed.Pins.ModelDigest);
        yield return new(Property, "由事件重新生成，逐字节一致", s.Regeneration.Identical,
            s.Regeneration.FirstDifference ?? $"核对 {s.Regeneration.Checks.Count} 项");
        var broken = s.Streams.SelectMany(x => x.Events.Where(e => !e.Holds).Select(e => $"{x.Stream} 第{e.Version}条")).FirstOrDefault();
        yield return PropertyCheck.Unless(Property, "事件的留痕凭证逐条重算一致", broken, $"{s.Streams.Sum(x => x.Events.Count)} 条");
        var loose = s.Streams.FirstOrDefault(x => x.PinnedLeaf is { } leaf && (x.Events.Count == 0 || x.Events[^1].Leaf != leaf))?.Stream;
        yield return PropertyCheck.Unless(Property, "事件流的末条凭证与报送时登记的一致", loose, $"{s.Streams.Count - 1} 个事件流");
    }

    public static async Task<PropertyCheck> IdentityAsync(LedgerSession session, PackageSource s, CancellationToken ct)
    {
        var unknown = new List<string>();
        var actors = s.Streams.SelectMany(x => x.Events).Select(e => e.Actor).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var actor in actors)
            if (await Actors.FindAsync(session.Main, actor, ct) is null) unknown.Add(actor);
        return PropertyCheck.Unless(Property, "经手人均已登记", unknown.Count == 0 ? null : $"未登记：{string.Join('、', unknown)}",
            $"{actors.Count} 人；各事件的 headers.assurance 写明身份如何确认（asserted 为自述）");
    }

    private static PropertyCheck Digest(string item, string found, string pinned) =>
        PropertyCheck.Unless(Property, item, found == pinned ? null : $"登记 {pinned}，现为 {found}", found);
}
