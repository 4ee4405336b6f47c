using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Filings;

namespace PerfLedger.Documents.Models.V1;

/// <summary>A file that took part in a filing, as its receipt lists it.</summary>
/// <param name="Kind">报告文件, 模板, 规则包 …</param>
/// <param name="Name">Its name; empty when the kind says all.</param>
/// <param name="Digest">SHA-256, or for the content the digest of its parts.</param>
public sealed record ReceiptFile(string Kind, string Name, string Digest);

/// <summary><c>model/filing-receipt/1</c>: the receipt of one filing. Made from the recorded filing event, so it is the same whenever it
/// is asked for.</summary>
public static class FilingReceiptModel
{
    /// <summary>Name of this builder.</summary>
    public const string Version = "model/filing-receipt/1";

    /// <summary>The template it fills.</summary>
    public const string Form = "filing-receipt/1";

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="filing">Filing id with its number.</param>
    /// <param name="filed">The recorded filing.</param>
    /// <param name="author">Who filed.</param>
    /// <param name="filedAt">Recorded time of the filing event, UTC.</param>
    /// <param name="facts">Who filed what, when and how, in order.</param>
    /// <param name="files">The files, in order.</param>
    /// <param name="leaf">Leaf of the filing event, hexadecimal.</param>
    public static byte[] Build(
        string filing, ReportFiled filed, string author, DateTimeOffset filedAt, IEnumerable<(string Name, string Text)> facts,
        IEnumerable<ReceiptFile> files, string leaf)
    {
        ArgumentNullException.ThrowIfNull(filed);
        return CanonicalModel.Write(new Dictionary<string, object?>
        {
            ["标题"] = "报送回执",
            ["报送"] = filing,
            ["补录"] = filed.Retrospective,
            ["事项"] = facts.Select(l => (object?)Of(("名称", l.Name), ("内容", l.Text))).ToList(),
            ["冻结"] = filed.Freeze.Streams.Select(s =>
                (object?)Of(("表", s.Stream), ("版本", s.Version.ToString(CultureInfo.InvariantCulture)), ("凭证", s.Leaf))).ToList(),
            ["文件"] = files.Select(f => (object?)Of(("种类", f.Kind), ("名称", f.Name), ("摘要", f.Digest))).ToList(),
            ["报送凭证"] = leaf,
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = $"报送回执 {filing}",
                ["作者"] = author,
                ["时间"] = filedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        });
    }

    private static Dictionary<string, object?> Of(params (string Name, string Text)[] members) =>
        members.ToDictionary(m => m.Name, m => (object?)m.Text);
}
