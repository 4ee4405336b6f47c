using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.RulePacks;

/// <summary>From bytes to a rule pack: shape first, then what the shape cannot say.</summary>
internal static class RulePackReader
{
    private const int MostBytes = 1 << 20;
    private const decimal NearNumber = 0.1m;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private static readonly Dictionary<string, Severity?> SeverityWords = new(StringComparer.Ordinal)
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["hint"] = Severity.Hint,
        ["off"] = null,
    };

    public static RulePackReading Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MostBytes) return Faulty("/", "规则包超过 1 MB，不是规则包文件。");
        try
        {
            using var document = JsonDocument.Parse(json.ToArray(), Strict);
            var faults = new List<RulePackFault>();
            var root = new JsonPart(document.RootElement, "", faults);
            var pack = root.Object(Pack);
            if (faults.Count == 0) RulePackSense.Check(pack, faults);
            return new(faults.Count == 0 ? pack : null, faults);
        }
        catch (JsonException e)
        {
            return Faulty("/", $"不是规范的 JSON（第 {e.LineNumber + 1} 行），请检查格式和重复的成员。");
        }
    }

    private static RulePackReading Faulty(string at, string what) => new(null, [new(at, what)]);

    private static RulePack Pack(JsonPart p)
    {
        var schema = p.Member("schema");
        if (schema.Text() is { Length: > 0 } s && s != RulePack.Schema) schema.Fault($"此处为 {s}，本程序只认 {RulePack.Schema}。");
        return new RulePack
        {
            Id = p.Member("id").Text(),
            Name = p.Member("name").Text(),
            Year = p.Member("year").Whole(2000, 2100),
            Sources = p.Member("sources").List(s => s.Text()),
            Frame = p.Member("frame").Object(Frame),
            Rounding = p.Member("rounding").Object(r =>
                new Rounding(r.Member("decimals").Whole(0, 6), r.Member("mode").Choice<RoundingMode>())),
            Execution = p.Member("execution").Object(e => new ExecutionRule(
                e.Member("rateDecimals").Whole(0, 6), e.Member("cap").Number(1, 10), e.Member("reasonBelow").Number(0, 1),
                e.Optional("totalCaps")?.List(c => c.Object(x =>
                    new TotalCap(x.Member("rateBelow").Number(0, 10), x.Member("most").Number(0, 1000)))) ?? [])),
            Grades = p.Member("grades").List(g => g.Object(x => new GradeBand(x.Member("name").Text(), x.Member("from").Number(0, 1000)))),
            Quantity = p.Member("quantity").Object(q => new QuantityRule(
                q.Member("reverse").Choice<ReverseFormula>(), q.Member("aboveEqual").Choice<AboveEqual>(),
                q.Member("zeroTarget").Choice<ZeroTarget>(), q.Member("late").Choice<LateRule>(),
                q.Optional("perStartedStep")?.Truth() ?? false)),
            OverAchievement = p.Member("overAchievement").Object(o => new OverAchievement(
                o.Member("attention").Number(1, 100), o.Member("reason").Number(1, 100), o.Member("targetTooLow").Number(1, 100),
                o.Optional("deduction")?.Number(0, 1000) ?? 0)),
            Qualitative = p.Member("qualitative").List(q => q.Object(x => new QualitativeBand(
                x.Member("level").Text(), x.Member("from").Number(0, 1), x.Member("words").List(w => w.Text())))),
            Satisfaction = p.Member("satisfaction").Choice<SatisfactionRule>(),
            Misplaced = p.Member("misplaced").List(
                m => m.Object(x => new Misplaced(x.Member("aspects").List(a => a.Text()), x.Member("words").List(w => w.Text()))),
                least: 0),
            Formulas = FormulaReader.Read(p.Optional("formulas")),
            DepartmentGraded = p.Optional("departmentGraded")?.Truth() ?? true,
            Thresholds = p.Member("thresholds").Object(t => new Thresholds(
                t.Member("heavyIndicator").Number(0, 1), t.Member("sameReason").Whole(2, 1000),
                t.Optional("nearNumber")?.Number(0, 1) ?? NearNumber)),
            Severities = p.Member("severities").Object(Severities),
        };
    }

    private static Frame Frame(JsonPart p) => new(
        p.Member("total").Number(1, 1000), p.Member("execution").Number(0, 1000),
        p.Member("levels").List(l => l.Object(x => new FrameLevel(
            x.Member("name").Text(), x.Member("weight").Number(0, 1000), x.Member("aspects").List(a => a.Text()),
            x.Optional("with")?.List(w => w.Text()) ?? []))));

    private static ImmutableDictionary<string, Severity?> Severities(JsonPart p) =>
        RuleCatalogue.Keys.ToImmutableDictionary(k => k, k => Weight(p, k), StringComparer.Ordinal);

    private static Severity? Weight(JsonPart p, string key) =>
        RuleCatalogue.Unstated.TryGetValue(key, out var unstated)
            ? p.Optional(key) is { } stated ? stated.Choice(SeverityWords) : unstated
            : p.Member(key).Choice(SeverityWords);
}
