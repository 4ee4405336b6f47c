using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>A cell chosen from a proposal.</summary>
internal sealed record Chosen(ProposedFile File, ProposedForm Form, ProposedCell Cell);

/// <summary>Applies what was chosen of a proposal, exactly as it was shown: one command over all forms, everything or nothing.</summary>
internal sealed class Acceptance(LedgerSession session, CommandDesk desk)
{
    /// <summary>What <c>--accept</c> names: all, a file, or a file and a cell of it.</summary>
    public static List<Chosen> Choose(Proposal proposal, IReadOnlyList<string> wishes)
    {
        var cells = (from file in proposal.Files
                     from form in file.Forms
                     from cell in form.Cells
                     select new Chosen(file, form,
            cell)).ToList();
        var chosen = new List<Chosen>();
        foreach (var wish in wishes)
        {
            var found = wish == "all" ? cells.Where(c => c.Cell.State == CellState.Proposed).ToList()
                : cells.Where(c => wish == c.File.Name || wish == $"{c.File.Name}#{c.Cell.At}").ToList();
            var whole = wish == "all" || proposal.Files.Any(f => f.Name == wish);
            if (whole) found = [.. found.Where(c => c.Cell.State == CellState.Proposed)];
            else if (found.Count == 0) throw new CliException(ExitCodes.NotFound, $"建议中没有“{wish}”。写 all、文件名，或 文件名#格，如 09.docx#T1R16C7。");
            if (found.Find(c => c.Cell.State != CellState.Proposed) is { } not)
                throw new CliException(ExitCodes.Refused, $"{wish} 不能采纳：{not.Cell.Why}");
            chosen.AddRange(found);
        }

        return [.. chosen.DistinctBy(c => (c.Form.Evaluation, c.Cell.Figure))];
    }

    public async Task<Outcome> ApplyAsync(IReadOnlyList<Chosen> chosen, IReadOnlyList<HandedIn> files, Ground ground, CancellationToken ct)
    {
        var bytes = files.ToDictionary(f => f.Name, StringComparer.Ordinal);
        foreach (var file in chosen.Select(c => c.File).Distinct())
        {
            if (!bytes.TryGetValue(file.Name, out var now) || Library.Digest(now.Bytes) != file.Sha256)
                throw new CliException(ExitCodes.Conflict, $"“{file.Name}”在做出建议之后改动过；没有写入。请重新读入。");
        }

        await RefuseMovedAsync(chosen, ct);
        foreach (var file in chosen.Select(c => c.File).Distinct())
            await session.Archive.PutAsync(bytes[file.Name].Bytes, MediaType(bytes[file.Name].Extension), ct);
        return await desk.DecideAsync([.. chosen.GroupBy(c => c.Form.Evaluation, StringComparer.Ordinal)
            .Select(g => Work(g.Key, [.. g], ground))], null, ct);
    }

    private static StreamWork Work(string stream, ImmutableArray<Chosen> cells, Ground ground)
    {
        var inputs = cells.Select(c => new FigureInput(
            c.Cell.Figure, c.Cell.Value!, c.Cell.Seen, new FigureSource(c.File.Sha256, c.Cell.At))).ToImmutableArray();
        return StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, stream, new EnterFigures(inputs, ground).Decide);
    }

    // All of them at once; what moves between this look and the append, the decider sees by the same positions.
    private async Task RefuseMovedAsync(IReadOnlyList<Chosen> chosen, CancellationToken ct)
    {
        var moved = new StringBuilder();
        foreach (var form in chosen.GroupBy(c => c.Form.Evaluation, StringComparer.Ordinal))
        {
            var now = (await session.Ledger.FoldAsync(Streams.Evaluations, form.Key, AsOf.Now, ct)).State;
            foreach (var (file, _, cell) in form)
            {
                var last = now.Figures.GetValueOrDefault(cell.Figure);
                if ((last?.Last.Position ?? 0) == cell.Seen || FigureIs(now, cell)) continue;
                moved.Append(CultureInfo.InvariantCulture,
                    $"\n  {file.Name}#{cell.At} {cell.Name}：建议时为“{cell.Ledger}”，现为“{last?.Value.Printed}”");
            }
        }

        if (moved.Length > 0)
            throw new CliException(ExitCodes.Conflict, $"做出建议之后，下列各数已由他人更改；没有写入。请重新读入：{moved}");
    }

    private static bool FigureIs(SelfEvaluation s, ProposedCell cell) =>
        s[cell.Figure].Printed == cell.Value!.Printed && s[cell.Figure].Unit == cell.Value.Unit;

    private static string MediaType(string extension) => extension switch
    {
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/x-ole-storage",
    };
}
