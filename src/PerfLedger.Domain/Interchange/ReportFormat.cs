using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Interchange;

/// <summary>The table of members of <c>perfledger/report/1</c>.</summary>
internal static class ReportFormat
{
    public const string Name = "perfledger/report/1";

    private const string SegmentPattern = "^[A-Za-z0-9-]{1,40}$";

    public static readonly ObjectShape Report = new("一份自评报告",
    [
        new("schema", new TextShape("格式", Name, Words: [Name]), Required: true),
        new("form", new TextShape("报告式样及版本", "式样名/版本，如 overall-report/2019-hunan", "^[a-z0-9-]+/[a-z0-9-]+$"), Required: true),
        new("rulePack", new TextShape("规则包", "规则包名，如 cn-2020", "^[A-Za-z0-9-]+$"), Required: true),
        new("fiscalYear", new WholeShape("被评价的预算年度", 2000, 2100), Required: true),
        new("unit", Coded("预算单位"), Required: true),
        new("competentDepartment", Line("部门名称"), Required: true),
        new("specialFund", Line("专项名称"), Nullable: true),
        new("specialFundCode", Code("专项代码，写入台账编号；没有为 null"), Nullable: true),
        new("project", Coded("支出方向（子项目）；不限于一个的为 null"), Required: true, Nullable: true),
        new("moneyUnit", new TextShape("金额单位", "万元、元", Words: [FigureReader.TenThousandYuan, FigureReader.Yuan]), Required: true),
        new("sources", new MapShape("引用哪些自评表、基础数据表或专项：简称到台账编号",
            new TextShape("台账编号", "自评、基础数据表或专项的编号", "^(evaluation|basedata|programme)\\.[A-Za-z0-9.-]{1,200}$"), "来源的简称")),
        new("sections", new MapShape("各节正文：节的编号到正文，写法见 docs/reports.md；缺少的节不改动", new TextShape("正文", "文字")
            {
                MaxCharacters = Reports.Text.ReportText.MostCharacters,
            },
            "节的编号")),
        new("attachments", new ListShape("附件；缺少的不改动", new ObjectShape("一个附件",
        [
            new("no", new WholeShape("第几个附件", 1, 50), Required: true),
            new("stream", new TextShape("附台账中的哪张表", "自评或基础数据表的编号", "^(evaluation|basedata)\\.[A-Za-z0-9.-]{1,200}$"), Nullable: true),
            new("sha256", new TextShape("已上传文件的摘要", "64 位小写十六进制", "^[0-9a-f]{64}$"), Nullable: true),
            new("name", Line("文件名"), Nullable: true),
            new("absent", Line("无此项的原因"), Nullable: true),
        ]))),
    ]);

    private static TextShape Line(string title) => new(title, "文字，首尾不空格", "^\\S(.{0,498}\\S)?$");

    private static TextShape Code(string title) => new(title, "字母、数字和连字符组成的代码", SegmentPattern);

    private static ObjectShape Coded(string title) =>
        new(title, [new("code", Code("代码"), Required: true), new("name", Line("名称"), Required: true)]);
}
