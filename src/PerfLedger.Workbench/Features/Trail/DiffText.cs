using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A comparison as text and as JSON.</summary>
internal static class DiffText
{
    public static object View(FormPoint a, FormPoint b, IReadOnlyList<ExplainedDifference> found) => new
    {
        first = View(a),
        second = View(b),
        identical = found.Count == 0,
        differences = found.Select(d => new
        {
            section = d.Found.Section,
            code = d.Found.Code,
            name = d.Found.Name,
            before = d.Found.Before,
            after = d.Found.After,
            difference = d.Found.Difference,
            change = d.Change,
        }),
    };

    public static void Write(FormPoint a, FormPoint b, IReadOnlyList<ExplainedDifference> found)
    {
        Console.WriteLine($"甲  {Describe(a)}");
        Console.WriteLine($"乙  {Describe(b)}");
        if (found.Count == 0) Console.WriteLine("没有不同。");
        foreach (var section in found.GroupBy(d => d.Found.Section))
        {
            Console.WriteLine();
            Console.WriteLine($"{section.Key}：{section.Count()} 处不同");
            var table = new TextTable("名称", "甲", "乙", "差", "何人何时改成乙", "原因与依据", "编码");
            foreach (var (d, change) in section)
                table.Add(d.Name, d.Before ?? "（空白）", d.After ?? "（空白）", Difference(b.Folded.State, d.Code, d.Difference), Who(change),
                    change is null ? "" : TrailWords.Ground(change), d.Code);
            table.WriteTo(Console.Out, 56);
        }
    }

    public static string Difference(SelfEvaluation s, string code, decimal? difference) => difference is not { } d ? ""
        : $"{(d > 0 ? "+" : "")}{Output.Number(d)}{(FormCells.Find(s, code)?.Kind == ValueKind.Money ? "元" : "")}";

    private static string Who(Change? change) => change is null ? "" : $"{TrailWords.Person(change)} {Output.Local(change.At)}";

    public static string Describe(FormPoint p)
    {
        var s = p.Folded.State;
        return $"{p.Evaluation}  版本 {p.Folded.Version}  位置 {p.Folded.Position}  {Output.Local(s.Last.At)}  {EvaluationText.Name(s.Stage)}";
    }

    private static object View(FormPoint p) => new
    {
        asked = p.Text,
        evaluation = p.Evaluation,
        version = p.Folded.Version,
        position = p.Folded.Position,
        at = p.Folded.State.Last.At,
        stage = p.Folded.State.Stage,
    };
}
