using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>A proposal as a person reads it: what agrees, what differs cell by cell, what could not be read or placed.</summary>
internal static class ProposalText
{
    private const int Longest = 40;

    public static void Write(Proposal proposal, TextWriter output)
    {
        var forms = proposal.Files.SelectMany(f => f.Forms).ToList();
        output.WriteLine($"{proposal.Files.Length} 个文件：{forms.Count(f => f.Cells.IsEmpty)} 张表与台账一致，{forms.Count(f =>
            !f.Cells.IsEmpty)} 张有差异，"
            + $"{proposal.Files.Count(f => f.IsUnmatched)} 个文件没有对上。");
        foreach (var file in proposal.Files) File(file, output);
        if (proposal.Cells.Any(c => c.State == CellState.Proposed))
            output.WriteLine("台账没有改动。采纳：--accept all，或 --accept 文件名，或 --accept 文件名#格。");
    }

    private static void File(ProposedFile file, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(file.Refused is { } why ? $"{file.Name}：没有读取。{why}" : file.IsUnmatched ? $"{file.Name}：没有对上" : file.Name);
        foreach (var note in file.Notes) output.WriteLine($"  · {note}");
        foreach (var form in file.Forms)
        {
            output.WriteLine($"  {form.Title}（{form.Evaluation}）：{form.Same} 格一致，{form.Cells.Length} 格不同");
            foreach (var note in form.Notes) output.WriteLine($"  · {note}");
            if (form.Cells.IsEmpty) continue;
            var table = new TextTable("  格", "数", "台账", "文件", "说明");
            foreach (var cell in form.Cells)
                table.Add($"  {cell.At}", cell.Name, cell.Ledger ?? "（空）", Shown(cell.File), cell.State switch
                {
                    CellState.Proposed => "可采纳",
                    CellState.Conflict => $"冲突：{cell.Why}",
                    _ => $"读不出：{cell.Why}",
                });
            table.WriteTo(output, Longest);
        }
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "（空）" : text;
}
