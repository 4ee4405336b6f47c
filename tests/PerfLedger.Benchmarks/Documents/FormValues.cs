namespace PerfLedger.Benchmarks.Documents;

/// <summary>One row of the indicator block, ready to be printed.</summary>
internal sealed record RowValues(
    string Level1, string Quota, string Level2, string Level3, string Target, string Actual, string Weight, string Score, string Deviation);

/// <summary>A form as a program without templates would hold it: what stands outside the lists, in printed order, and these.</summary>
internal sealed record FormValues(
    string[] Head, string[] Expected, string[] Done, RowValues[] Rows, string[] Total, string[] Remarks, string[] Trace,
    string[] Properties)
{
    private static readonly string[] HeadPaths =
    [
        "标题", "部门名称", "专项名称", "金额单位", "项目总投资", "支出方向", "财政拨款", "总实施期", "金额单位", "资金.合计.年初预算数", "资金.合计.全年预算数", "资金.合计.全年执行数",
        "执行率分值", "执行率", "执行率得分", "资金.当年财政拨款.年初预算数", "资金.当年财政拨款.全年预算数", "资金.当年财政拨款.全年执行数", "资金.上年结转.年初预算数",
        "资金.上年结转.全年预算数", "资金.上年结转.全年执行数", "资金.其他.年初预算数", "资金.其他.全年预算数", "资金.其他.全年执行数",
    ];

    public static FormValues Of(Dictionary<string, object?> model) => new(
        [.. HeadPaths.Select(p => Text(model, p))], List(model, "预期目标"), List(model, "实际完成"),
        [.. ((List<object?>)model["指标"]!).Select(r => Row((Dictionary<string, object?>)r!))],
        [Text(model, "总分分值"), Text(model, "总分"), Text(model, "等级")], List(model, "备注"),
        [Text(model, "留痕.评价"), Text(model, "留痕.版本"), Text(model, "留痕.位置")],
        [Text(model, "文档.标题"), Text(model, "文档.作者")]);

    private static RowValues Row(Dictionary<string, object?> r) => new(
        Text(r, "一级"), Text(r, "一级分值"), Text(r, "二级"), Text(r, "三级"), Text(r, "年度指标值"), Text(r, "实际完成值"), Text(r, "分值"), Text(r, "得分"),
        Text(r, "偏差"));

    private static string[] List(Dictionary<string, object?> model, string name) =>
        [.. ((List<object?>)model[name]!).Cast<string>()];

    private static string Text(Dictionary<string, object?> model, string path) =>
        (string)path.Split('.').Aggregate((object?)model, (m, name) => ((Dictionary<string, object?>)m!)[name])!;
}
