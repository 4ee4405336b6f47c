namespace PerfLedger.Domain.Figures;

/// <summary>
/// The figures a self-evaluation form can hold: code, kind of value, Chinese name (sources: the 2020 form, attachments 3, 4 and 7 of the
/// notice on 2019, the interchange format). Which of them one form has, its <see cref="Forms.FormDefinition"/> says.
/// </summary>
public static class FigureCatalogue
{
    private static readonly (string Key, string Name)[] FundRows =
    [
        ("total", "年度资金总额"), ("currentYearAppropriation", "当年财政拨款"), ("carryOver", "上年结转资金"), ("general", "一般公共预算"),
        ("governmentFund", "政府性基金拨款"), ("specialAccount", "纳入专户管理的非税收入拨款"), ("other", "其他资金"),
        ("basic", "基本支出"), ("project", "项目支出"),
    ];

    private static readonly (string Key, string Name)[] FundColumns = [("initial", "年初预算数"), ("fullYear", "全年预算数"), ("executed", "全年执行数")];

    private static readonly (string Key, string Name, ValueKind Kind)[] IndicatorCells =
    [
        ("target", "年度指标值", ValueKind.Cell), ("actual", "实际完成值", ValueKind.Cell), ("weight", "分值", ValueKind.Points),
        ("score", "得分", ValueKind.Points), ("standard", "评分标准", ValueKind.Text),
        ("deviation", "偏差原因分析及改进措施", ValueKind.Text),
    ];

    private static readonly Dictionary<string, FigureDefinition> Fixed = BuildFixed();

    /// <summary>The cells of one indicator in form order.</summary>
    public static IReadOnlyList<string> IndicatorCellNames { get; } = [.. IndicatorCells.Select(c => c.Key)];

    /// <summary>The columns of the funds block in form order.</summary>
    public static IReadOnlyList<string> FundColumnNames { get; } = [.. FundColumns.Select(c => c.Key)];

    /// <summary>All figures outside the indicators, in form order.</summary>
    public static IReadOnlyCollection<FigureDefinition> FixedFigures => Fixed.Values;

    /// <summary>The definition of a code; null when no form has such a figure.</summary>
    public static FigureDefinition? Find(string path)
    {
        if (Fixed.TryGetValue(path, out var found)) return found;
        var s = path.Split('.');
        if (s.Length == 3 && s[0] == "indicator" && Array.Find(IndicatorCells, c => c.Key == s[2]) is { Key: not null } cell)
            return new FigureDefinition(path, cell.Name, cell.Kind);
        if (s.Length == 2 && s[0] == "remark") return new FigureDefinition(path, "备注" + s[1], ValueKind.Text);
        if (s.Length == 2 && s[0] == "quota") return new FigureDefinition(path, "一级指标分值", ValueKind.Points);
        return null;
    }

    private static Dictionary<string, FigureDefinition> BuildFixed()
    {
        List<FigureDefinition> all =
        [
            new("header.totalInvestment", "项目总投资", ValueKind.Money), new("header.fiscalAppropriation", "其中：财政拨款", ValueKind.Money),
            new("header.period", "项目总实施期", ValueKind.Cell),
            .. from r in FundRows from c in FundColumns select new FigureDefinition($"funds.{r.Key}.{c.Key}", $"{r.Name}·{c.Name}",
                ValueKind.Money),
            new("execution.weight", "预算执行率·分值", ValueKind.Points), new("execution.rate", "执行率", ValueKind.Percent),
            new("execution.score", "预算执行率·得分", ValueKind.Points),
            new("goals.expected", "预期目标", ValueKind.Text), new("goals.actual", "实际完成情况", ValueKind.Text),
            new("total.weight", "总分·分值", ValueKind.Points), new("total.score", "总分·得分", ValueKind.Points),
            new("total.grade", "等级", ValueKind.Cell),
            new("signers.preparedBy", "填表人", ValueKind.Text), new("signers.preparedOn", "填报日期", ValueKind.Cell),
            new("signers.phone", "联系电话", ValueKind.Text), new("signers.responsible", "单位负责人", ValueKind.Text),
            new("narrative.initial", "报告正文·年初预算", ValueKind.Money), new("narrative.adjustment", "报告正文·预算调整", ValueKind.Money),
            new("narrative.fullYear", "报告正文·全年预算", ValueKind.Money), new("narrative.executed", "报告正文·实际支出", ValueKind.Money),
        ];
        return all.ToDictionary(d => d.Path, StringComparer.Ordinal);
    }
}

/// <summary>One figure a form can hold.</summary>
/// <param name="Path">Figure code.</param>
/// <param name="Name">Chinese name as on the form.</param>
/// <param name="Kind">Kind of value the cell is made for; <see cref="ValueKind.Cell"/> also takes a quantity.</param>
/// <param name="Unit">Unit of a bare number; null where the text or the form says it.</param>
public sealed record FigureDefinition(string Path, string Name, ValueKind Kind, string? Unit = null);
