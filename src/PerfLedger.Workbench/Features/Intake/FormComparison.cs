using System.Collections.Immutable;
using PerfLedger.Documents.Import.Matching;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Sheets;
using FigureReading = PerfLedger.Documents.Import.Matching.FigureReading;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// Holds a form of a file against the ledger. A file that says which version it was made from is first held against that version: what it
/// did not change is no wish to go back, however far the ledger has moved since.
/// </summary>
internal sealed class FormComparison
{
    private readonly FormReference _base;
    private readonly SelfEvaluation _then;
    private readonly SelfEvaluation _now;

    private FormComparison(FormReference made, SelfEvaluation now) =>
        (_base, _then, _now) = (made, (SelfEvaluation)made.Made.Cut.Own.State, now);

    public static async Task<ProposedForm> OfAsync(LedgerSession session, FoundForm form, CancellationToken ct)
    {
        var stream = form.Evaluation!;
        var now = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct);
        var madeAt = form.MadeAt is > 0 and var version && version <= now.Version ? version : now.Version;
        var reference = await FormReference.AtAsync(session, stream, AsOf.Version(madeAt), ct);
        return new FormComparison(reference, now.State).Compare(form);
    }

    private ProposedForm Compare(FoundForm form)
    {
        var reading = FormReading.Of(_base.Map, form.Grids);
        var notes = new List<string>();
        var cells = new List<ProposedCell>();
        var same = 0;
        foreach (var figure in reading.Figures)
        {
            if (figure.Figure[0] == Marks.IdentitySign)
            {
                if (!figure.IsSame) notes.Add($"{figure.Place} 的“{figure.Text}”与台账的“{figure.Printed}”不同：{Remedy(figure.Figure)}");
            }
            else if (Cell(figure) is { } cell) cells.Add(cell);
            else same++;
        }

        notes.AddRange(reading.Missing.Select(m => $"没有找到：{Named(m)}。"));
        notes.AddRange(reading.Extra.Select(e => $"台账没有这一行：{e}。{(_now.Layout is null ? "新增指标请先用 indicator add" : "增加的行请先用 row add")}，再读入。"));
        return new(form.Evaluation!, _base.Made.Frame.Title, form.MadeAt, same, [.. notes], [.. cells]);
    }

    private ProposedCell? Cell(FigureReading figure)
    {
        if (figure.IsSame) return null;
        var (then, now) = (_then[figure.Figure].Printed, _now[figure.Figure].Printed);
        if (now is not null && (figure with { Printed = now }).IsSame) return null; // the ledger says so already
        var seen = _now.Figures.GetValueOrDefault(figure.Figure)?.Last.Position ?? 0;
        var cell = new ProposedCell(figure.At, figure.Place, figure.Figure, FormOrder.NameOf(_then, figure.Figure), now ?? Computed(figure), figure.Text,
            CellState.Proposed, null, seen);
        if (then != now)
            return cell with { State = CellState.Conflict, Why = $"文件按版本 {_base.Made.Cut.Own.Version} 填写，那时是“{then}”，此后台账已改；请核对后手工录入。" };
        var read = FormCells.Read(_now, figure.Figure, figure.Text);
        return read.Value is { } value ? cell with { Value = value }
            : cell with { State = CellState.Unreadable, Why = $"应为{read.Expected}；{read.Remedy}。" };
    }

    // Blank in the ledger, computed on paper.
    private static string? Computed(FigureReading figure) => figure.Printed.Length == 0 ? null : figure.Printed;

    private static string Remedy(string identity) => identity.StartsWith(Marks.RowSign, StringComparison.Ordinal)
        ? $"行名不由文件更改，改名请用 row rename {identity[Marks.RowSign.Length..]}。"
        : "表头名称不由文件更改。";

    // Codes are for the ledger; a person reads names.
    private string Named(string missing)
    {
        var colon = missing.LastIndexOf('：');
        return missing[..(colon + 1)] + string.Join('、', missing[(colon + 1)..].Split('、').Select(Column).Distinct());
    }

    private string Column(string code) => code.StartsWith(Marks.RowSign, StringComparison.Ordinal) ? "行名"
        : code[0] == Marks.IdentitySign ? "表头名称"
        : FormCells.Find(_then, code)?.Name.Split('·')[^1] ?? code;
}
