using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Tasks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Tasks;

/// <summary>Gives blocks of forms to persons, and reports them filled: for the words and the pages.</summary>
internal static class TaskDesk
{
    public static async Task<Outcome> AssignAsync(LedgerSession session, CommandDesk desk, TaskAssigned task, CancellationToken ct)
    {
        var holder = await Actors.HolderAsync(session.Ledger, task.Person, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{task.Person}”。请从人员名单中选。") { Word = "perfledger person list" };
        var subject = await Deeds.OfFormAsync(session.Ledger, task.Form, ct) with { Block = task.Block };
        var (tree, now) = (await UnitQuery.TreeAsync(session.Reads, ct), await session.Ledger.ClockAsync(ct));
        var assign = new AssignTask(task, MayFill(holder, subject, tree, now));
        return await desk.DecideAsync(Streams.Tasks, StreamIds.Task(task.Form), assign.Decide, ct);
    }

    public static Task<Outcome> DoneAsync(CommandDesk desk, string form, Block block, CancellationToken ct) =>
        desk.DecideAsync(Streams.Tasks, StreamIds.Task(form), new FinishTask(form, block, desk.Actor.Who()).Decide, ct);

    // In whatever role the person fills.
    private static Refusal? MayFill(Holder holder, Subject subject, OrganisationTree tree, DateTimeOffset now)
    {
        var answers = new[] { Role.Filler, Role.Head }.Select(r => Rights.Check(holder, r, Act.Fill, subject, tree, now)).ToList();
        return answers.Contains(null) ? null : answers[0];
    }
}
