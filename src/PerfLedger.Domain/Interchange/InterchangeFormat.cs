using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Interchange;

/// <summary>
/// The table of members of <c>perfledger/self-evaluation/1</c> and <c>perfledger/filing/1</c>, in the order the writer writes them.
/// </summary>
internal static class InterchangeFormat
{
    public const string SelfEvaluation = "perfledger/self-evaluation/1";
    public const string Filing = "perfledger/filing/1";

    public static readonly ImmutableArray<string> Kinds =
        ["atLeast", "atMost", "equal", "range", "date", "qualitative", "satisfaction", "yesNo"];

    public static readonly ImmutableArray<string> Directions = ["higher", "lower", "equal"];

    public static readonly ImmutableArray<string> Statuses = ["notCarriedOut", "notApplicable"];

    private static readonly Dictionary<string, string> AmountTitles = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初预算",
        ["adjustment"] = "预算调整，调减为负",
        ["fullYear"] = "全年预算",
        ["executed"] = "实际支出",
        ["carryOver"] = "结余结转",
    };

    private static readonly ObjectShape Indicator = new("绩效指标的一行",
    [
        new("id", Code("指标编号，用过不再用，如 i-001"), Nullable: true),
        new("level1", Name("一级指标，不带括号里的分值"), Required: true),
        new("level2", Name("二级指标"), Required: true),
        new("name", Name("三级指标"), Required: true),
        .. FigureCatalogue.IndicatorCellNames.Select(c => new Member(c, Cell($"indicator.i.{c}"), Nullable: true)),
        new("status", Words("实施情况：notCarriedOut 未实施、notApplicable 不适用；正常实施为 null", Statuses), Nullable: true),
        new("kind", Words("指标类型；null 为由文字推断", Kinds), Nullable: true),
        new("better", Words("方向：higher 越高越好、lower 越低越好、equal 相等为好；null 为由文字推断", Directions), Nullable: true),
        new("ruleRef", new TextShape("指标库中的一行", "指标库名#行号，如 hunan-education-2019#12", "^[A-Za-z0-9-]+#[0-9]+$"), Nullable: true),
        new("unit", Name("单独成列的度量单位"), Nullable: true),
        new("sign", Name("单独成列的指标性质：≥、≤、=、定性"), Nullable: true),
    ]);

    private static readonly ObjectShape Adjustment = new("一笔预算调整",
    [
        new("amount", Amount("调整金额，调减为负"), Required: true),
        new("reason", new TextShape("调整原因", "写明原因", "^[\\s\\S]*\\S[\\s\\S]*$"), Required: true),
        new("document", Name("依据文件；没有为 null（推定）"), Nullable: true),
        new("on", new DateShape("文件日期"), Nullable: true),
    ]);

    private static readonly ListOrTableShape Breakdown = new("全年执行数的明细：清单，或自带列名的表",
        new("明细清单", new ObjectShape("一项", [new("name", Name("用途或单位"), Required: true), new("amount", Amount("金额"), Required: true)])),
        new("明细表：每行依次为名称、金额和各自列",
        [
            new("columns", new ListShape("名称和金额以外的列名", Name("列名")), Required: true),
            new("rows", new ListShape("各行", new ListShape("名称、金额、各列", Text("单元格"), NullableItems: true, Fewest: 2)), Required: true),
        ]));

    /// <summary>Whose form it is: the same members in every format.</summary>
    public static readonly ImmutableArray<Member> Head =
    [
        new("form", new TextShape("表样及版本", "表样名/版本，如 project-self-evaluation/2020-zhuzhou", "^[a-z0-9-]+/[a-z0-9-]+$"), Required: true),
        new("rulePack", new TextShape("规则包", "规则包名，如 cn-2020", "^[A-Za-z0-9-]+$"), Required: true),
        new("fiscalYear", new WholeShape("被评价的预算年度", 2000, 2100), Required: true),
        new("unit", Coded("预算单位"), Required: true),
        new("competentDepartment", Name("部门名称"), Required: true),
        new("specialFund", Name("专项名称"), Nullable: true),
        new("specialFundCode", Code("专项代码，写入台账编号；没有为 null"), Nullable: true),
        new("project", Coded("支出方向（子项目）；部门整体自评为 null"), Required: true, Nullable: true),
        new("moneyUnit", MoneyUnit, Required: true),
    ];

    public static readonly ObjectShape Form = new("一张自评表",
    [
        new("schema", Words("格式", [SelfEvaluation]), Required: true),
        .. Head,
        Figures("header", "项目概况"), Figures("funds", "年度资金"), Figures("execution", "预算执行率"), Figures("goals", "年度总体目标"),
        new("quotas", new MapShape("一级指标括号里的分值", Cell("quota.output"), "一级指标的名称")),
        new("indicators", new ListShape("绩效指标；列出即为全部，少一行视为撤下", Indicator)),
        Figures("total", "总分"),
        new("remarks", new ListShape("备注，一行一条", Text("一条备注"))),
        Figures("signers", "签署"),
        new("adjustments", new ListShape("年中预算调整；列出即为全部", Adjustment)),
        new("breakdown", Breakdown),
        Figures("narrative", "报告正文对同一项目的说法"),
    ]);

    private static readonly ObjectShape Statement = new("报告正文某处的说法",
    [
        new("place", Name("位置"), Required: true),
        .. Amounts("initial", "adjustment", "fullYear", "executed", "carryOver"),
        new("text", Text("说明"), Nullable: true),
    ]);

    public static readonly ObjectShape FilingShape = new("一个部门的全部自评表",
    [
        new("schema", Words("格式", [Filing]), Required: true),
        new("department", Name("部门名称"), Required: true),
        new("overall", new ObjectShape("专项总体",
        [
            new("moneyUnit", MoneyUnit),
            .. Amounts("initial", "adjustment", "executed"),
            new("statements", new ListShape("报告正文各处的说法", Statement)),
        ]), Nullable: true),
        new("selfEvaluations", new ListShape("自评表", Form, Fewest: 1), Required: true),
    ]);

    private static TextShape MoneyUnit => Words("金额单位", [FigureReader.TenThousandYuan, FigureReader.Yuan]);

    private static IEnumerable<Member> Amounts(params string[] names) =>
        names.Select(n => new Member(n, Amount(AmountTitles[n]), Nullable: true));

    /// <summary>A group of figures: the member path in the file is the figure code with dots for slashes.</summary>
    private static Member Figures(string path, string title)
    {
        var below = FigureCatalogue.FixedFigures.Where(f => f.Path.StartsWith(path + ".", StringComparison.Ordinal)).ToList();
        var names = below.Select(f => f.Path[(path.Length + 1)..].Split('.')[0]).Distinct(StringComparer.Ordinal);
        return new(path.Split('.')[^1], new ObjectShape(title, [.. names.Select(n => FigureCatalogue.Find($"{path}.{n}") is null
            ? Figures($"{path}.{n}", below.First(f => f.Path.StartsWith($"{path}.{n}.", StringComparison.Ordinal)).Name.Split('·')[0])
            : new Member(n, Cell($"{path}.{n}"), Nullable: true))]));
    }

    /// <summary>The figure codes below a member; empty for a member that holds no figures.</summary>
    public static IReadOnlyList<string> FiguresOf(string path, Shape shape) => shape is ObjectShape group
        ? [.. group.Members.SelectMany(m => FiguresOf($"{path}.{m.Name}", m.Shape))]
        : FigureCatalogue.Find(path) is null ? [] : [path];

    private static TextShape Cell(string figure)
    {
        var definition = FigureCatalogue.Find(figure)!;
        return new(definition.Name, "照印的文字", Cell: definition.Kind);
    }

    private static TextShape Amount(string title) => new(title, "金额", Cell: ValueKind.Money);

    public static TextShape Text(string title) => new(title, "文字", Cell: ValueKind.Text);

    public static TextShape Name(string title) => new(title, "名称，首尾不空格", "^\\S(.{0,498}\\S)?$");

    public static TextShape Code(string title) => new(title, "字母、数字和连字符组成的代码", "^[A-Za-z0-9-]{1,40}$");

    public static TextShape Words(string title, ImmutableArray<string> words) => new(title, string.Join("、", words), Words: words);

    private static ObjectShape Coded(string title) =>
        new(title, [new("code", Code("代码"), Required: true), new("name", Name("名称"), Required: true)]);
}
