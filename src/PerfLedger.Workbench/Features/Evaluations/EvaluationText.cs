using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>Forms and lists as text for a terminal.</summary>
internal static class EvaluationText
{
    public static void Write(IReadOnlyList<EvaluationRow> rows)
    {
        var table = new TextTable("自评", "支出方向", "年初", "全年", "执行", "印出总分", "状态", "版本", "报送");
        foreach (var r in rows)
            table.Add(r.Evaluation, r.ProjectName ?? r.UnitName, r.Initial, r.FullYear, r.Executed, r.Score, Name(r.Stage),
                $"{r.Version}", r.Filings == 0 ? "" : $"第{r.Filings}版");
        table.WriteTo(Console.Out, 60);
    }

    public static void Write(string stream, Folded<SelfEvaluation> folded, Assessment a)
    {
        var s = folded.State;
        var o = s.Opened!;
        Console.WriteLine($"{o.FiscalYear}年度 {o.CompetentDepartment} {o.SpecialFund} {o.Project?.Name}{(o.Retrospective ? "（补录）" : "")}");
        Console.WriteLine($"{stream}  {Name(s.Stage)}  版本 {folded.Version}  位置 {folded.Position}");
        Console.WriteLine($"{Output.Local(s.Last.At)} 由 {s.Last.Actor} 最后改动");
        Funds(s, a.Result);
        Indicators(s, a.Result);
        Totals(s, a);
    }

    /// <summary>The Chinese name of a stage.</summary>
    public static string Name(Stage stage) => stage switch
    {
        Stage.Draft => "草稿",
        Stage.Submitted => "待审核",
        Stage.Returned => "被退回",
        Stage.Accepted => "审核通过",
        Stage.Filed => "已报送",
        Stage.Correcting => "更正中",
        _ => "未建表",
    };

    private static void Funds(SelfEvaluation s, FormResult result)
    {
        var table = new TextTable($"资金（{s.Opened!.MoneyUnit}）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分");
        foreach (var row in FormDefinitions.Of(s.Opened.Form).Funds)
        {
            string? Cell(string column) => s[$"funds.{row.Key}.{column}"].Printed;
            var total = row.Scored;
            table.Add(FigureCatalogue.Find($"funds.{row.Key}.initial")!.Name.Split('·')[0],
                Cell("initial"), Cell("fullYear"), Cell("executed"),
                total ? s["execution.weight"].Printed : "", total ? Both(s["execution.rate"], result.Execution.RateText) : "",
                total ? Both(s["execution.score"], Output.Number(result.Execution.Score)) : "");
        }

        table.WriteTo(Console.Out);
    }

    private static void Indicators(SelfEvaluation s, FormResult result)
    {
        var table = new TextTable("编号", "一级", "二级", "三级", "年度指标值", "实际完成值", "分值", "得分", "规则得分", "偏差原因");
        foreach (var (i, r) in s.IndicatorsInOrder.Zip(result.Indicators))
            table.Add(i.Id, i.Names.Level1, i.Names.Level2, i.Names.Name,
                s[i.Id, "target"].Printed + (s.AdjustedTargets.Contains($"indicator.{i.Id}.target") ? "（目标已调整）" : ""),
                Actual(s, i),
                s[i.Id, "weight"].Printed, s[i.Id, "score"].Printed, Output.Number(r.RuleScore), s[i.Id, "deviation"].Printed);
        table.WriteTo(Console.Out, 30);
    }

    private static string? Actual(SelfEvaluation s, Indicator i) => i.Status switch
    {
        IndicatorStatus.NotCarriedOut => "（未实施）",
        IndicatorStatus.NotApplicable => "（不适用）",
        _ => s[i.Id, "actual"].Printed,
    };

    private static void Totals(SelfEvaluation s, Assessment a)
    {
        var (score, grade) = (Both(s["total.score"], Output.Number(a.Result.ScoreSum)), Both(s["total.grade"], a.Result.Grade));
        Console.WriteLine($"总分 {score}  等级 {grade}  规则得分 {Output.Number(a.Result.RuleScore)}（{a.Result.RuleGrade}）");
        var acknowledged = s.Acknowledgement is null ? "" : "（已确认）";
        Console.WriteLine(
            $"校验：错误 {a.Count(Severity.Error)}、提醒 {a.Count(Severity.Warning)}、提示 {a.Count(Severity.Hint)}{acknowledged}");
        foreach (var f in a.Findings.Where(f => f.Severity == Severity.Error)) Console.WriteLine($"  {f.Rule} {f.What}");
    }

    private static string Both(FigureValue printed, string computed) =>
        printed.IsBlank ? computed : printed.Printed == computed ? computed : $"{printed.Printed}（计算 {computed}）";
}
