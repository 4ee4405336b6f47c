using System.Collections.Immutable;
using PerfLedger.Domain.Reminders;

namespace PerfLedger.Domain.Campaigns;

/// <summary>Says how many working days before a due day it is reminded; without it T-10, T-3 and T-1.</summary>
/// <param name="Days">Whole numbers from 1 to 60, each once.</param>
public sealed record SetReminderSteps(ImmutableArray<int> Days)
{
    private const int Most = 60; // working days: a quarter of a year

    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (Days.Any(d => d is < 1 or > Most) || Days.Distinct().Count() != Days.Length) return Refusals.ReminderStepsAreFaulty(Most);
        var steps = ReminderSteps.Of(Days);
        return steps.Ascending.SequenceEqual(state.Reminders.Ascending) ? Decision<ICampaignEvent>.Nothing
            : new ICampaignEvent[] { new ReminderStepsSet([.. steps.Ascending.Reverse()]) };
    }
}
