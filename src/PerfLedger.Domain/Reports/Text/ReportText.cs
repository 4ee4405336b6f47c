using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Reports.Text;

/// <summary>What a text says, or all its faults.</summary>
/// <param name="Content">The blocks; empty when there is a fault.</param>
/// <param name="Faults">Every fault with its line; empty when the text was read.</param>
public sealed record ReportTextReading(ImmutableArray<ReportBlock> Content, ImmutableArray<Fault> Faults);

/// <summary>
/// The text of a section as people write it: one line a paragraph; # to #### a heading, "- " an item, "1. " a numbered item, | a table.
/// A figure of the ledger stands as <c>{{ 09.funds.total.executed | 万元 }}</c>, a free number as <c>{{ 自由 "133套" "验收单" }}</c>, a table
/// of figures as <c>{{ 表 "标题" 01.funds.total.executed</c> with one column a line up to <c>}}</c>. Only this namespace knows the
/// spelling; the ledger keeps blocks.
/// </summary>
public static class ReportText
{
    /// <summary>Longest text of one section, in UTF-16 units.</summary>
    public const int MostCharacters = 100_000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; lines end with LF or CR LF.</param>
    /// <param name="at">Where it stands, put before the line in every fault.</param>
    public static ReportTextReading Read(string text, string at = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
            return new([], [new(at, $"{text.Length} 个字符", $"不超过 {MostCharacters} 个字符的正文", "分成几节写")]);
        var reader = new BlockReader(at);
        reader.Read(text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'));
        return reader.Faults.Count > 0 ? new([], [.. reader.Faults]) : new([.. reader.Blocks], []);
    }

    /// <summary>The text of blocks: what <see cref="Read"/> reads back to the same blocks.</summary>
    public static string Write(ImmutableArray<ReportBlock> content) => BlockWriter.Write(content);

    /// <summary>SHA-256 of the text of blocks, lower-case hex.</summary>
    public static string DigestOf(ImmutableArray<ReportBlock> content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(content))));
}
