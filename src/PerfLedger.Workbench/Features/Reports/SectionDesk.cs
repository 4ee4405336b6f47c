using System.Security.Cryptography;
using System.Text;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>
/// Saves sections of a report as cells of it: each by itself, under a command of its own, and answers for each in the words of the cells of
/// a form. Texts are read as on the command line; rules and conflicts are the decider's.
/// </summary>
internal sealed class SectionDesk(LedgerSession session)
{
    /// <summary>A ground against which nothing stands: what is refused with another and not with this wants a reason.</summary>
    private static readonly Ground Sound = Ground.Because("entryError", "核对后改写本节");

    /// <summary>Who may write on this report is the caller's to ask.</summary>
    public async Task<CellsAnswer> SaveAsync(string stream, CellBatch batch, Actor actor, Guid command, CancellationToken ct)
    {
        var (cells, sentence, ask) = (new List<CellOutcome>(), default(string), false);
        foreach (var edit in batch.Edits)
        {
            var own = new CellBatch([edit], batch.Ground);
            var desk = new CommandDesk(session.Ledger, actor)
            {
                CommandId = CommandOf(command, edit.Figure),
                Operation = command,
                PayloadDigest = own.Digest(stream),
                Documents = session.Documents,
            };
            var (cell, asks) = await OneAsync(stream, edit, batch.Ground, desk, ct);
            cells.Add(cell);
            if (asks) (ask, sentence) = (true, cell.Sentence);
        }

        var now = await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct);
        return new CellsAnswer(cells.All(c => c.Fate is CellFate.Saved or CellFate.Unchanged), cells, now.Version, now.Position)
        {
            Sentence = sentence,
            AskGround = ask,
            Conflict = cells.Exists(c => c.Fate == CellFate.Conflict),
        };
    }

    private async Task<(CellOutcome Cell, bool Asks)> OneAsync(
        string stream, CellEdit edit, Ground ground, CommandDesk desk, CancellationToken ct)
    {
        var section = edit.Figure.Split('.') is ["section", var id, "text"] ? id : edit.Figure;
        var reading = ReportText.Read(edit.Text ?? "");
        if (!reading.Faults.IsEmpty)
            return (await CellAsync(stream, edit, section, CellFate.Refused, "没有写入：" + string.Join("；", reading.Faults), ct), false);
        try
        {
            var write = new WriteSection(section, reading.Content, ground, edit.Seen);
            var outcome = await desk.DecideAsync(Streams.Reports, stream, write.Decide, ct);
            var fate = outcome.Events > 0 || outcome.Accepted.Repeated ? CellFate.Saved : CellFate.Unchanged;
            return (await CellAsync(stream, edit, section, fate, null, ct), false);
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.Conflict)
        {
            return (await ConflictAsync(stream, edit, section, ct), false);
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.Refused)
        {
            var report = (await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct)).State;
            var write = new WriteSection(section, reading.Content, ground, edit.Seen);
            var asks = (write with { Ground = Sound }).Decide(report) is Decision<ISelfEvaluationEvent>.Accepted
                && write.Decide(report) is Decision<ISelfEvaluationEvent>.Refused;
            return (await CellAsync(stream, edit, section, asks ? CellFate.Held : CellFate.Refused, no.Message, ct), asks);
        }
    }

    private async Task<CellOutcome> ConflictAsync(string stream, CellEdit edit, string section, CancellationToken ct)
    {
        var cell = await CellAsync(stream, edit, section, CellFate.Conflict, null, ct);
        var report = (await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct)).State;
        var last = report.Form.Figures.TryGetValue(edit.Figure, out var figure) ? figure.Last : report.Form.Last;
        var (by, at) = (await PersonQuery.NameAsync(session.Reads, last.Actor, ct), Output.Local(last.At)[..16]);
        return cell with { By = by, At = at, Sentence = $"在您查看之后，{by}于 {at} 已改写这一节；您的没有写入。请选用其一，或把两段并好再保存。" };
    }

    private async Task<CellOutcome> CellAsync(
        string stream, CellEdit edit, string section, CellFate fate, string? sentence, CancellationToken ct)
    {
        var report = (await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct)).State;
        var name = report.Heading(section) is { } heading ? heading.No + heading.Title : section;
        var seen = report.Form.Figures.TryGetValue(edit.Figure, out var figure) ? figure.Last.Position : 0;
        return new CellOutcome(edit.Figure, name, fate, report.TextOf(section)?.TrimEnd('\n'), seen) { Sentence = sentence };
    }

    // The command of each section follows from that of the batch: sent again it is known section by section.
    private static Guid CommandOf(Guid command, string figure) =>
        new(SHA256.HashData([.. command.ToByteArray(), .. Encoding.UTF8.GetBytes(figure)]).AsSpan(0, 16));
}
