using System.Collections.Immutable;

namespace PerfLedger.Domain.Forms;

/// <summary>
/// The self-evaluation forms this program knows (sources: the 2020 report of 13 sub-projects; attachments 3, 4 and 7 of the notice on
/// the fiscal year 2019). A form of another name is read like the form of 2020; without a template of its own it cannot be printed.
/// </summary>
public static class FormDefinitions
{
    private const string Project = "model/project-self-evaluation/1";

    private static readonly FundRow Total = new("total", "年度资金总额", Scored: true);

    private static readonly ImmutableArray<FundRow> BySource =
    [
        Total, new("currentYearAppropriation", "其中：当年财政拨款", "资金来源", 1), new("carryOver", "上年结转资金", "资金来源", 3),
        new("other", "其他资金", "资金来源", 3),
    ];

    private static readonly ImmutableArray<FundRow> ByNature =
    [
        Total, new("general", "其中：一般公共预算", "按收入性质分", 1), new("governmentFund", "政府性基金拨款", "按收入性质分", 3),
        new("specialAccount", "纳入专户管理的非税收入拨款", "按收入性质分", 3), new("other", "其他资金", "按收入性质分", 3),
        new("basic", "其中：基本支出", "按支出性质分", 1), new("project", "项目支出", "按支出性质分", 3),
    ];

    private static readonly ImmutableArray<IndicatorColumn> Columns =
    [
        new("level1", "一级指标"), new("level2", "二级指标"), new("name", "三级指标"), new("target", "年度指标值"),
        new("actual", "实际完成值"), new("weight", "分值"), new("score", "得分"), new("deviation", "偏差原因分析及改进措施"),
    ];

    private static readonly ImmutableArray<HeadField> ProjectHead =
        [new("项目支出名称", "project.name"), new("主管部门", "competentDepartment"), new("实施单位", "unit.name")];

    // The forms of 2019 print neither a grade nor remarks, and know nothing of the head of 2020.
    private static readonly ImmutableArray<string> NotIn2019 = ["header", "remark", "total.grade"];

    /// <summary>The form of 2020.</summary>
    public static FormDefinition Project2020 { get; } = new()
    {
        Name = "project-self-evaluation/2020-zhuzhou",
        Title = "项目支出绩效自评表",
        ModelBuilder = Project,
        ForProject = true,
        Head =
        [
            new("部门名称", "competentDepartment"), new("专项名称", "specialFund"), new("支出方向名称（子项目）", "project.name"),
            new("项目总投资", "header.totalInvestment"), new("其中：财政拨款", "header.fiscalAppropriation"),
            new("项目总实施期", "header.period"),
        ],
        FundsLabel = "年度项目资金",
        Funds = [Total with { Label = "合计" }, .. BySource.Skip(1)],
        Columns = Columns,
        HasGrade = true,
        HasRemarks = true,
        HasSigners = false,
    };

    /// <summary>附件4</summary>
    public static FormDefinition Project2019 { get; } = Hunan("project-self-evaluation/2019-hunan", "项目支出绩效自评表", "附件4");

    /// <summary>附件7</summary>
    public static FormDefinition Special2019 { get; } = Hunan("special-evaluation/2019-hunan", "教育综合发展专项资金绩效评价表", "附件7");

    /// <summary>附件3</summary>
    public static FormDefinition Overall2019 { get; } =
        Hunan("overall-self-evaluation/2019-hunan", "部门整体支出绩效自评表", "附件3") with
        {
            ModelBuilder = "model/overall-self-evaluation/1",
            ForProject = false,
            NeedsProject = false,
            Head = [new("省级预算部门名称", "unit.name")],
            FundsLabel = "年度预算申请",
            Funds = ByNature,
            Columns = Columns.Insert(7, new("standard", "评分标准")),
        };

    /// <summary>All of them, in order of their attachments, the form of 2020 last.</summary>
    public static IReadOnlyList<FormDefinition> All { get; } = [Overall2019, Project2019, Special2019, Project2020];

    /// <summary>The form of this name; null when there is none.</summary>
    public static FormDefinition? Find(string? name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The form of this name, else the form of 2020.</summary>
    public static FormDefinition Of(string? name) => Find(name) ?? Project2020;

    private static FormDefinition Hunan(string name, string title, string attachment) => new()
    {
        Name = name,
        Title = title,
        Attachment = attachment,
        ModelBuilder = Project,
        ForProject = true,
        NeedsProject = true,
        Head = ProjectHead,
        FundsLabel = "项目资金",
        Funds = BySource,
        Columns = Columns,
        HasGrade = false,
        HasRemarks = false,
        HasSigners = true,
        Without = NotIn2019,
    };
}
