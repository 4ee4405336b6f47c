using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Documents;

/// <summary>Every engine ever released, by the version a filing pins. A new way of writing is a new version, never an edit.</summary>
public static class DocumentEngines
{
    private static readonly SortedDictionary<string, IDocumentEngine> s_all =
        new(StringComparer.Ordinal) { [DocumentEngine.Name] = new DocumentEngine() };

    /// <summary>The versions that can be asked for, in ordinal order.</summary>
    public static IReadOnlyList<string> Versions { get; } = [.. s_all.Keys];

    /// <summary>The engine new documents are written with.</summary>
    public static IDocumentEngine Current { get; } = s_all[DocumentEngine.Name];

    /// <summary>The engine of a version.</summary>
    /// <exception cref="ArgumentException">No such version in this release.</exception>
    public static IDocumentEngine Get(string version) => s_all.TryGetValue(version, out var engine)
        ? engine
        : throw new ArgumentException($"没有文档引擎“{version}”；本版程序带有：{string.Join("、", Versions)}。", nameof(version));
}
