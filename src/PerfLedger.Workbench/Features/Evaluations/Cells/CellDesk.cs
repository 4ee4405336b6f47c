using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>
/// Saves cells of a form, all of a batch or none, and answers for each: the service behind every page that edits. Texts are read as on
/// the command line, rules and conflicts are the decider's. Repeated under its command id a batch is answered and not written again.
/// </summary>
internal sealed class CellDesk(LedgerSession session)
{
    /// <summary>Who may write on this form is the caller's to ask.</summary>
    public async Task<CellsAnswer> SaveAsync(string stream, CellBatch batch, Actor actor, Guid command, CancellationToken ct)
    {
        if (batch.Edits.Length > CellBatch.Most)
            throw new CliException(ExitCodes.BadInput, $"一次最多保存 {CellBatch.Most} 格，这次有 {batch.Edits.Length} 格；没有写入。成批的数据请用导入。");
        var desk = new CommandDesk(session.Ledger, actor)
        {
            CommandId = command,
            PayloadDigest = batch.Digest(stream),
            Documents = session.Documents,
        };
        try
        {
            var work = new StreamWork(stream, (ledger, token) => DecideAsync(ledger, stream, batch, token));
            return await SavedAsync(stream, batch, await desk.DecideAsync([work], null, ct), ct);
        }
        catch (NothingWritten no)
        {
            return no.Answer;
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict)
        {
            var now = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct);
            return Answer(now, batch, [], no.Message, ask: false) with { Conflict = no.ExitCode == ExitCodes.Conflict };
        }
    }

    private async Task<Decided> DecideAsync(EventLedger ledger, string stream, CellBatch batch, CancellationToken ct)
    {
        var now = await ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct);
        var faults = new Dictionary<string, CellOutcome>(StringComparer.Ordinal);
        var inputs = ImmutableArray.CreateBuilder<FigureInput>();
        foreach (var edit in batch.Edits)
        {
            var reading = FormCells.Read(now.State, edit.Figure, edit.Text);
            if (reading.Value is { } value) inputs.Add(new FigureInput(edit.Figure, value, edit.Seen));
            else faults[edit.Figure] = Unreadable(now.State, edit, reading);
        }

        foreach (var fault in new EnterFigures(inputs.ToImmutable(), batch.Ground).Faults(now.State))
            faults[fault.Figure] = await FaultAsync(now.State, fault, ct);
        var clean = inputs.Where(i => !faults.ContainsKey(i.Figure)).ToImmutableArray();
        // Asked of the clean cells too when others are at fault: the person hears everything at once.
        var decision = new EnterFigures(clean, batch.Ground).Decide(now.State);
        var whole = (decision as Decision<ISelfEvaluationEvent>.Refused)?.Refusal;
        if (whole is null && faults.Count == 0)
            return new Decided(stream, Streams.Evaluations.Name, now.Version, now.State,
                ((Decision<ISelfEvaluationEvent>.Accepted)decision).Events);
        throw new NothingWritten(Answer(now, batch, now.State.IsWritable ? faults : [], whole is null ? null : Sentence(whole),
            ask: whole is not null && now.State.IsWritable && clean.DistinctBy(i => i.Figure).Count() == clean.Length));
    }

    private static CellOutcome Unreadable(SelfEvaluation s, CellEdit edit, FigureReading reading) => Cell(s, edit, CellFate.Refused) with
    {
        Sentence = $"“{edit.Text}”不能填在这里，应为{reading.Expected}。{reading.Remedy}。",
        Expected = reading.Expected,
    };

    private async Task<CellOutcome> FaultAsync(SelfEvaluation s, CellFault fault, CancellationToken ct)
    {
        var edit = new CellEdit(fault.Figure, null);
        if (fault.Refusal is { } no) return Cell(s, edit, CellFate.Refused) with { Code = no.Code, Sentence = Sentence(no) };
        var by = await PersonQuery.NameAsync(session.Reads, fault.Conflict!.By, ct);
        var at = s.Figures.TryGetValue(fault.Figure, out var theirs) ? Output.Local(theirs.Last.At)[..16] : null;
        return Cell(s, edit, CellFate.Conflict) with
        {
            Sentence = $"在您查看之后，{by}{(at is null ? "" : $"于 {at}")} 已改为“{fault.Conflict.Theirs ?? "（空）"}”；您的没有写入。请选用其一。",
            By = by,
            At = at,
        };
    }

    private async Task<CellsAnswer> SavedAsync(string stream, CellBatch batch, Outcome outcome, CancellationToken ct)
    {
        var now = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct);
        var written = outcome.Accepted;
        CellFate Fate(CellEdit e) => now.State.Figures.TryGetValue(e.Figure, out var f) && f.Last.Position >= written.FirstPosition
            && f.Last.Position <= written.LastPosition ? CellFate.Saved : CellFate.Unchanged;
        return new CellsAnswer(true, [.. batch.Edits.Select(e => Cell(now.State, e, Fate(e)))], now.Version, now.Position)
        {
            Now = Recomputed.Of(await Assessment.ReadAsync(session, now.State, AsOf.Now, ct)),
        };
    }

    private static CellsAnswer Answer(
        Folded<SelfEvaluation> now, CellBatch batch, Dictionary<string, CellOutcome> faults, string? sentence, bool ask) =>
        new(false, [.. batch.Edits.Select(e => faults.GetValueOrDefault(e.Figure) ?? Cell(now.State, e, CellFate.Held))],
            now.Version, now.Position)
        {
            Sentence = sentence,
            AskGround = ask,
            Conflict = faults.Values.Any(c => c.Fate == CellFate.Conflict),
        };

    private static CellOutcome Cell(SelfEvaluation s, CellEdit edit, CellFate fate) => new(
        edit.Figure, FormCells.Name(s, edit.Figure), fate, s[edit.Figure].Printed,
        s.Figures.TryGetValue(edit.Figure, out var f) ? f.Last.Position : 0);

    private static string Sentence(Refusal no) => $"{no.Message}（{no.Code}）";

    /// <summary>Leaves the command desk with the answer: nothing is recorded, not even that it was asked.</summary>
    private sealed class NothingWritten(CellsAnswer answer) : Exception
    {
        public CellsAnswer Answer { get; } = answer;
    }
}
