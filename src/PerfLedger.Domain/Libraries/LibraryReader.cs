using System.Text.Json;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Libraries;

/// <summary>From bytes to a library: shape first, then what the shape cannot say.</summary>
internal static partial class LibraryReader
{
    private const int MostBytes = 4 << 20;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private static readonly Dictionary<string, string?> Directions =
        new(StringComparer.Ordinal) { ["higher"] = "higher", ["lower"] = "lower" };

    public static LibraryReading Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MostBytes) return Faulty("指标库超过 4 MB，不是指标库文件。");
        try
        {
            using var document = JsonDocument.Parse(json.ToArray(), Strict);
            var faults = new List<RulePackFault>();
            var library = new JsonPart(document.RootElement, "", faults).Object(p => Library(p, faults));
            return new(faults.Count == 0 ? library : null, faults);
        }
        catch (JsonException e)
        {
            return Faulty($"不是规范的 JSON（第 {e.LineNumber + 1} 行），请检查格式和重复的成员。");
        }
    }

    private static LibraryReading Faulty(string what) => new(null, [new("/", what)]);

    private static IndicatorLibrary Library(JsonPart p, List<RulePackFault> faults)
    {
        var schema = p.Member("schema");
        if (schema.Text() is { Length: > 0 } s && s != IndicatorLibrary.Schema)
            schema.Fault($"此处为 {s}，本程序只认 {IndicatorLibrary.Schema}。");
        var at = p.Member("name");
        var name = at.Text();
        if (name.Length > 0 && !StreamIds.IsSegment(name)) at.Fault($"此处为 {name}，名称只用字母、数字和连字符。");
        var library = new IndicatorLibrary(name, p.Member("title").Text(), p.Member("year").Whole(2000, 2100),
            p.Member("sources").List(x => x.Text()), p.Member("rows").List(r => r.Object(Row)));
        for (var i = 0; i < library.Rows.Length; i++)
            if (library.Rows[i].No != i + 1) faults.Add(new($"/rows/{i}/no", $"此处为 {library.Rows[i].No}，行号应从 1 起连续，这里应为 {i + 1}。"));
        return library;
    }

    private static LibraryRow Row(JsonPart p) => new(
        p.Member("no").Whole(1, 9999), p.Optional("scope")?.Text(), p.Member("level1").Text(), p.Member("level2").Text(),
        p.Member("name").Text(), p.Optional("measures")?.Text(), p.Optional("target")?.Text(), Weight(p.Optional("weight")),
        p.Optional("standard")?.Text(), p.Optional("better")?.Choice(Directions), p.Member("rule").Object(FormulaReader.One),
        p.Optional("derived")?.Object(Derived), p.Optional("truncated")?.Truth() ?? false, p.Optional("flags")?.List(f => f.Text()) ?? []);

    private static FigureValue Weight(JsonPart? p)
    {
        if (p is null) return FigureValue.Blank;
        var reading = FigureReader.Read(ValueKind.Points, p.Text(), "");
        if (reading.Value is { Value: > 0 and <= 100 } points) return points;
        p.Fault("分值应为大于 0、不超过 100 的数，照印写成文字，如 \"5\"。");
        return FigureValue.Blank;
    }

    private static Derivation Derived(JsonPart p)
    {
        var kind = p.Member("kind").Choice<DerivationKind>();
        var of = p.Member("of");
        var operands = of.List(o =>
        {
            var code = o.Text();
            if (code.Length > 0 && !Statistic().IsMatch(code)) o.Fault($"此处为 {code}，应为统计指标的编号，如 statistic.001。");
            return code;
        });
        var right = kind switch
        {
            DerivationKind.Value => operands.Length == 1,
            DerivationKind.Quotient or DerivationKind.Growth => operands.Length == 2,
            _ => operands.Length >= 2,
        };
        if (!right) of.Fault("统计指标的个数与算法不符：value 一个，quotient 和 growth 两个，sum 和 parts 两个以上。");
        return new(kind, operands);
    }

    [GeneratedRegex("^statistic\\.[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Statistic();
}
