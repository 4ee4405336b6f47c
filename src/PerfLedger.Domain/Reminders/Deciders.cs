namespace PerfLedger.Domain.Reminders;

/// <summary>Issues reminders. Run twice, late or on two nodes it gives only what is missing.</summary>
/// <param name="Wanted">What is to be issued today to persons of one unit's deadlines.</param>
public sealed record IssueReminders(IReadOnlyList<ReminderIssued> Wanted)
{
    /// <summary>Decides.</summary>
    public Decision<IReminderEvent> Decide(ReminderBook state)
    {
        var events = new List<IReminderEvent>();
        foreach (var wanted in Wanted.Where(w => !state.Has(w)))
        {
            // What is asked for twice in one breath is issued once.
            if (state.Has(wanted)) continue;
            state = ReminderBook.Evolve(state, wanted, default);
            events.Add(wanted);
        }

        return events;
    }
}

/// <summary>Tells the organisers which units are late.</summary>
/// <param name="Wanted">One for each stage and due day that has late units today.</param>
public sealed record EscalateLateUnits(IReadOnlyList<LateUnitsEscalated> Wanted)
{
    /// <summary>Decides.</summary>
    public Decision<IReminderEvent> Decide(ReminderBook state) =>
        Wanted.Where(w => !state.Has(w)).DistinctBy(w => (w.Stage, w.Due)).ToArray<IReminderEvent>();
}

/// <summary>Records that somebody rang a unit.</summary>
/// <param name="By">Who rang; an organiser or a reviewer.</param>
/// <param name="Person">Whom they spoke to; null = nobody registered.</param>
/// <param name="Note">What was said.</param>
public sealed record CallUnit(Who By, string? Person, string Note)
{
    private const int LeastCharacters = 5; // as of every reason in the trail

    /// <summary>Decides. Each call is a record: the same words twice are two calls.</summary>
    public Decision<IReminderEvent> Decide(ReminderBook state)
    {
        if (By.Role is not (Role.Organiser or Role.Reviewer)) return Refusals.OnlyAnOfficeCalls();
        if (Note.Trim().Length < LeastCharacters) return Refusals.CallNeedsANote();
        return new IReminderEvent[] { new UnitCalled(Person, Note.Trim()) };
    }
}
