using System.Collections.Immutable;

namespace PerfLedger.Domain.Jobs;

/// <summary>Tries again what was stopped.</summary>
/// <param name="By">Who says so; an organiser.</param>
/// <param name="Works">Keys of stopped work of this job.</param>
public sealed record RetryWork(Who By, ImmutableArray<string> Works)
{
    /// <summary>Decides. The rows tell what is stopped; none is nothing to do.</summary>
    public Decision<IJobEvent> Decide(Job state) =>
        By.Role != Role.Organiser ? Refusals.OnlyAnOrganiserRunsJobs()
        : Works.IsDefaultOrEmpty ? Decision<IJobEvent>.Nothing
        : new IJobEvent[] { new WorkRetried([.. Works.Order(StringComparer.Ordinal)]) };
}

/// <summary>Gives up what was stopped.</summary>
/// <param name="By">Who says so; an organiser.</param>
/// <param name="Works">Keys of stopped work of this job.</param>
/// <param name="Note">Why.</param>
public sealed record GiveUpWork(Who By, ImmutableArray<string> Works, string Note)
{
    private const int LeastCharacters = 5; // as of every reason in the trail

    /// <summary>Decides.</summary>
    public Decision<IJobEvent> Decide(Job state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserRunsJobs();
        if (Note.Trim().Length < LeastCharacters) return Refusals.GivingUpNeedsANote();
        return Works.IsDefaultOrEmpty ? Decision<IJobEvent>.Nothing
            : new IJobEvent[] { new WorkGivenUp([.. Works.Order(StringComparer.Ordinal)], Note.Trim()) };
    }
}

/// <summary>Reports to the organisers of an office what could not be delivered, each last attempt once.</summary>
/// <param name="Issuer">Code of the office whose reminders they are.</param>
/// <param name="Items">What is stopped.</param>
/// <param name="Told">Ids of the organisers.</param>
public sealed record ReportUndelivered(string Issuer, ImmutableArray<Undelivered> Items, ImmutableArray<string> Told)
{
    /// <summary>Decides.</summary>
    public Decision<IJobEvent> Decide(Job state)
    {
        var fresh = Items.Where(i => !state.Reported.TryGetValue(i.Work, out var token) || token < i.Token)
            .OrderBy(i => i.Work, StringComparer.Ordinal).ToImmutableArray();
        return fresh.IsEmpty ? Decision<IJobEvent>.Nothing
            : new IJobEvent[] { new UndeliveredReported(Issuer, fresh, [.. Told.Order(StringComparer.Ordinal)]) };
    }
}
