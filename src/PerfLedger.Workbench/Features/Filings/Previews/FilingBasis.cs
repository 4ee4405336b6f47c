using System.Globalization;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>
/// What a person had before him when he said 报送: where it was frozen, its bytes, the version of every stream and the digest of everything
/// it is printed with. Others may write on: as long as these parts stand, exactly those bytes are filed.
/// </summary>
/// <param name="Position">Position it was frozen at.</param>
/// <param name="ByteDigest">SHA-256 of the document with this person as its filer.</param>
/// <param name="Parts">Name and version, or name and digest, in the order of the report.</param>
internal sealed record FilingBasis(long Position, string ByteDigest, IReadOnlyList<BasisPart> Parts)
{
    /// <summary>Of a report that was made.</summary>
    public static FilingBasis Of(MadeReport made) => new(made.Cut.Position, made.Document.ByteDigest,
    [
        .. made.Cut.Frozen.Select(s => new BasisPart(s.Stream, s.Version.ToString(CultureInfo.InvariantCulture))),
        new BasisPart($"模板 {made.Template.Form}", Library.Digest(made.Template.Docx)),
        .. made.Materials.All.Select(m => new BasisPart($"{Materials.Word(m.Kind)} {m.Name}", m.Pin.Digest)),
    ]);

    /// <summary>As a hidden field carries it.</summary>
    public string Text => string.Join('\n',
        Parts.Select(p => $"{p.Name}\t{p.Value}").Prepend(string.Create(CultureInfo.InvariantCulture, $"{Position}\t{ByteDigest}")));

    /// <summary>Read back from the field; null when it is not of this shape.</summary>
    public static FilingBasis? Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split('\t')).ToList();
        return lines.Count > 1 && lines.TrueForAll(l => l.Length == 2)
            && long.TryParse(lines[0][0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new(position, lines[0][1], [.. lines.Skip(1).Select(l => new BasisPart(l[0], l[1]))])
            : null;
    }

    /// <summary>What stands otherwise now.</summary>
    public IReadOnlyList<BasisChange> ChangedTo(FilingBasis now)
    {
        var then = Parts.DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var today = now.Parts.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Parts.Where(p => then.GetValueOrDefault(p.Name) != p.Value)
                .Select(p => new BasisChange(p.Name, then.GetValueOrDefault(p.Name), p.Value)),
            .. Parts.Where(p => !today.Contains(p.Name)).Select(p => new BasisChange(p.Name, p.Value, null)),
        ];
    }
}

/// <summary>A stream with its version, or a file with its digest.</summary>
internal sealed record BasisPart(string Name, string Value);

/// <summary>One of them that changed; null where it was or is not there.</summary>
internal sealed record BasisChange(string Name, string? Then, string? Now)
{
    /// <summary>As a person is told.</summary>
    public string Say(Func<string, string> title) => (Then, Now) switch
    {
        (null, _) => $"新增了 {title(Name)}",
        (_, null) => $"不再用到 {title(Name)}",
        _ when Then.Length == 64 => $"{title(Name)} 换了一版（SHA-256 {Then[..16]}… 变为 {Now[..16]}…）",
        _ => $"{title(Name)} 由版本 {Then} 变为版本 {Now}",
    };
}
