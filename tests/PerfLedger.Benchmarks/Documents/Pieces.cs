using System.Text;
using PerfLedger.Documents;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>
/// The fixed XML of the 2020 form, which a hand-written writer would hold as constants: a form of marks is rendered once and cut at them.
/// </summary>
internal sealed class Pieces
{
    private const char Open = '⦗', Close = '⦘';

    private static readonly string[] Cells = ["三级", "年度指标值", "实际完成值", "分值", "得分", "偏差"];

    private readonly List<string> texts = [];
    private readonly List<string> marks = [];
    private int at;

    private Pieces(string xml)
    {
        foreach (var cut in xml.Split(Open))
        {
            var end = cut.IndexOf(Close, StringComparison.Ordinal);
            if (end >= 0) marks.Add(cut[..end]);
            texts.Add(cut[(end + 1)..]);
        }
    }

    private static byte[] Model { get; } = Marked();

    /// <summary>The parts of a form in which every value is its mark.</summary>
    public static SortedDictionary<string, byte[]> Parts { get; } = PackageReader.Read(Forms13.Render(Model));

    // The digest of the model is printed too: it has no mark of its own, but is known.
    public static Pieces Of(string part) =>
        new(Encoding.UTF8.GetString(Parts[part]).Replace(CanonicalModel.Digest(Model)[..16], $"{Open}m{Close}", StringComparison.Ordinal));

    /// <summary>The fixed text up to the next mark.</summary>
    public string Next() => texts[at++];

    /// <summary>The same cut where the last such tag begins.</summary>
    public (string Before, string Lead) NextBefore(string tag)
    {
        var text = Next();
        var cut = text.LastIndexOf(tag, StringComparison.Ordinal);
        return (text[..cut], text[cut..]);
    }

    /// <summary>What follows a mark, cut behind the first such tag; the rest stays to be taken.</summary>
    public string Behind(string tag)
    {
        var cut = texts[at].IndexOf(tag, StringComparison.Ordinal) + tag.Length;
        var close = texts[at][..cut];
        texts[at] = texts[at][cut..];
        return close;
    }

    private static byte[] Marked()
    {
        var model = Forms13.Read(Forms13.Models[0]);
        (string, string, string)[] rows =
            [("1", "q", "2"), ("1", "q", "2"), ("1", "q", "2b"), ("1c", "", "2"), ("1c", "", "2"), ("1c", "", "2")];
        foreach (var name in model.Keys.ToList())
            model[name] = name is "指标" ? rows.Select(r => (object?)Row(r)).ToList() : Mark(model[name], name);
        model["文档"] = new Dictionary<string, object?> { ["标题"] = "⦗t⦘", ["作者"] = "⦗u⦘", ["时间"] = "2021-03-01T08:00:00Z" };
        model["更正说明"] = "";
        model["备注"] = new List<object?> { "⦗r⦘" };
        model["预期目标"] = new List<object?> { "⦗e⦘" };
        model["实际完成"] = new List<object?> { "⦗d⦘" };
        return CanonicalModel.Write(model);
    }

    private static object? Mark(object? value, string name) => value switch
    {
        string => $"{Open}{name}{Close}",
        Dictionary<string, object?> members => members.ToDictionary(m => m.Key, m => Mark(m.Value, m.Key)),
        _ => value,
    };

    private static Dictionary<string, object?> Row((string Level1, string Quota, string Level2) r)
    {
        var row = Cells.ToDictionary(n => n, n => (object?)$"{Open}{n}{Close}");
        row["一级"] = $"{Open}{r.Level1}{Close}";
        row["一级分值"] = r.Quota.Length == 0 ? "" : $"{Open}{r.Quota}{Close}";
        row["二级"] = $"{Open}{r.Level2}{Close}";
        row["目标已调整"] = false;
        return row;
    }
}
