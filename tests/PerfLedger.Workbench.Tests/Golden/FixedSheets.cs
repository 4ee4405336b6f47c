using System.Collections.Immutable;
using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>One document of each of our own kinds from fixed data without a ledger.</summary>
internal static class FixedSheets
{
    public static readonly DateTimeOffset At = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly string Leaf = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    public static IReadOnlyList<(string Form, byte[] Model)> Models() =>
        [(TrailSheetModel.Form, Trail()), (CheckReportModel.Form, Check()), (FilingReceiptModel.Form, Receipt())];

    public static RenderedDocument Render(string form, byte[] model) =>
        DocumentEngines.Current.Render(Library.Template(form).Docx, model);

    /// <summary>Forms 9, with errors, and 10, without, and the programme.</summary>
    public static byte[] Check() => CheckReportModel.Build(
        [Part("09"), Part("10")],
        [new Finding("BUD-07", Severity.Error, "/overall/adjustment", null, "相差92.94万元", "4408.94", "4316", "4316"),
            new Finding("TXT-03", Severity.Hint, "/selfEvaluations/1/indicators/0/level2", null, "二级指标各表不同", "数量指标", null, "一致")],
        "cn-2020（0123456789abcdef）", At);

    public static CheckedPart Part(string form)
    {
        var (stream, state) = FixedForms.State(form);
        var assessment = Assessment.Of(state);
        return new CheckedPart(stream, state, state.Version, Leaf, "草稿", assessment.Result, assessment.Findings, null);
    }

    /// <summary>A sheet of so many changes.</summary>
    public static byte[] Trail(int changes = 3) => TrailSheetModel.Build(
        new TrailSheetHead("株洲市教育局", "2020年度项目支出绩效自评表", "各类教育内涵发展专项", "标准化考点建设",
            "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09", "全部", "perfledger history 09 --from 0 --to 3 --docx 文件"),
        [.. Enumerable.Range(1, changes).Select(Change)], Leaf);

    private static TrailSheetRow Change(int n) => new(
        100 + n, n, At.AddSeconds(n), $"indicator.i-{n % 7}.score", $"产出指标／数量指标／指标{n % 7}·得分", n == 1 ? "录入" : "更正",
        n == 1 ? null : "9", n == 3 ? null : "10", n % 2 == 0 ? "f-01" : "f-02", n % 2 == 0 ? "填一" : "填二",
        "填报人，自述", n % 2 == 0, n == 1 ? "" : "录入差错：与原件核对",
        "株财预〔2020〕3号（2020-07-15）");

    private static byte[] Receipt()
    {
        var pins = new FilingPins("model/x/1", Leaf, "project-self-evaluation/2020-zhuzhou", Leaf, "docgen/1", "calc/1", Leaf, Leaf, 1, []);
        var filed = new ReportFiled(1, null, "2020年度项目支出绩效自评表", new Freeze(120, At, [new("evaluation.2020.a.b.c.09", 17, Leaf),
            new("basedata.2020.a.b.c.none", 4, Leaf)]), pins, new FindingCounts(1, 2, 3), "h-01", Retrospective: true);
        return FilingReceiptModel.Build("filing.2020.a.b.c.09@1", filed, "f-01", At, [("部门名称", "株洲市教育局"), ("报送人", "填一（f-01）")],
            [new("文件 SHA-256", "", Leaf), new("规则包", "cn-2020", Leaf)], Leaf);
    }
}
