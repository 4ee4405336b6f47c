using System.Globalization;
using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Documents.Models.V1;

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
    /// <param name="retrospective">Marked 补录.</param>
    /// <param name="author">Who filed.</param>
    /// <param name="filedAt">Recorded time of the filing event, UTC.</param>
    /// <param name="lines">What the receipt states, in order.</param>
    public static byte[] Build(string filing, bool retrospective, string author, DateTimeOffset filedAt,
        IEnumerable<(string Name, string Text)> lines) =>
        CanonicalModel.Write(new Dictionary<string, object?>
        {
            ["标题"] = "报送回执",
            ["报送"] = filing,
            ["补录"] = retrospective,
            ["事项"] = lines.Select(l => (object?)new Dictionary<string, object?> { ["名称"] = l.Name, ["内容"] = l.Text }).ToList(),
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = $"报送回执 {filing}",
                ["作者"] = author,
                ["时间"] = filedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        });
}
