using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Comparison;

/// <summary>
/// Where an archived document and its regeneration part ways, in words that lead a finance officer to the spot.
/// </summary>
/// <param name="Place">Part, table, row, cell and paragraph, counted from 1 as seen on the page: <c>正文 第1个表格 第9行 第4列</c>.</param>
/// <param name="Finding">What is there on either side: <c>存档为“95.38%”，重新生成为“95.39%”</c>.</param>
public sealed record DocumentDifference(string Place, string Finding)
{
    private const string WholePackage = "文档包";

    /// <summary>Finds the first difference of two packages: the body before headers and footers, these before everything else.</summary>
    /// <param name="expected">The package as archived.</param>
    /// <param name="actual">The package as regenerated.</param>
    /// <returns>Null when the packages are equal byte for byte.</returns>
    public static DocumentDifference? First(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual)
    {
        if (expected.Span.SequenceEqual(actual.Span))
            return null;
        if (Open(expected, out var archived) is { } unreadable)
            return new(WholePackage, $"存档无法读取：{unreadable}");
        if (Open(actual, out var regenerated) is { } broken)
            return new(WholePackage, $"重新生成的无法读取：{broken}");
        return archived.Keys.Union(regenerated.Keys)
            .OrderBy(PartWords.Rank).ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => OfPart(name, archived.GetValueOrDefault(name), regenerated.GetValueOrDefault(name)))
            .FirstOrDefault(difference => difference is not null)
            ?? new(WholePackage, "压缩字节不同而内容相同");
    }

    /// <summary>The place and the finding as one sentence.</summary>
    public override string ToString() => $"{Place}：{Finding}";

    private static string? Open(ReadOnlyMemory<byte> package, out SortedDictionary<string, byte[]> parts)
    {
        parts = [];
        try
        {
            parts = PackageReader.Read(package);
            return null;
        }
        catch (PackageRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static DocumentDifference? OfPart(string name, byte[]? expected, byte[]? actual)
    {
        var part = PartWords.Of(name);
        if (expected is null)
            return new(part, $"存档没有此部件，重新生成有（{name}）");
        if (actual is null)
            return new(part, $"存档有此部件（{name}），重新生成没有");
        if (expected.AsSpan().SequenceEqual(actual))
            return null;
        return PartWords.IsXml(name) ? XmlDifference.First(part, expected, actual) : OfBytes(part, expected, actual);
    }

    private static DocumentDifference OfBytes(string part, byte[] expected, byte[] actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual) + 1;
        return new(part, FormattableString.Invariant($"第{at}个字节起不同（存档共{expected.Length}字节，重新生成共{actual.Length}字节）"));
    }
}
