using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.BaseData;

/// <summary>A base-data table as text for a terminal: section by section, every line with the code of its row.</summary>
internal static class TableText
{
    public static void Write(string stream, Folded<SelfEvaluation> folded, Assessment a)
    {
        var (s, table, o) = (folded.State, folded.State.Layout!, folded.State.Opened!);
        Console.WriteLine($"{table.Title}  {o.Unit.Name} {o.SpecialFund} {o.Project?.Name}{(o.Retrospective ? "（补录）" : "")}");
        Console.WriteLine($"{stream}  {EvaluationText.Name(s.Stage)}  版本 {folded.Version}  位置 {folded.Position}");
        Console.WriteLine($"{Output.Local(s.Last.At)} 由 {s.Last.Actor} 最后改动");
        foreach (var section in table.Sections) Section(s, section);
        var acknowledged = s.Acknowledgement is null ? "" : "（已确认）";
        Console.WriteLine(
            $"校验：错误 {a.Count(Severity.Error)}、提醒 {a.Count(Severity.Warning)}、提示 {a.Count(Severity.Hint)}{acknowledged}");
        foreach (var f in a.Findings.Where(f => f.Severity == Severity.Error)) Console.WriteLine($"  {f.Rule} {f.What}");
    }

    private static void Section(SelfEvaluation s, LayoutSection section)
    {
        var text = new TextTable(["编码", section.Label, .. section.Columns.Select(c => c.Unit is null ? c.Label : $"{c.Label}（{c.Unit}）")]);
        if (section.Rows.IsEmpty) Add(section.Key, "", []);
        foreach (var row in section.Rows)
            if (!row.IsSlot) Add($"{section.Key}.{row.Key}", new string('　', row.Level) + row.Label, row.Disabled);
            else foreach (var added in s.RowsIn(row.Key)) Add(added.Row, new string('　', row.Level) + added.Name, []);
        text.WriteTo(Console.Out, 40);

        void Add(string code, string label, IReadOnlyCollection<string> disabled) => text.Add(
            [code, label, .. section.Columns.Select(c => disabled.Contains(c.Key) ? "——" : s[$"{code}.{c.Key}"].Printed)]);
    }
}
