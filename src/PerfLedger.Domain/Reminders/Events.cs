using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Reminders;

// Who was reminded of what, one stream a campaign and unit. Nothing here moves a due date or locks a form.

/// <summary>An event of a stream of reminders.</summary>
public interface IReminderEvent;

/// <summary>
/// One person was reminded of one deadline. A deadline is what is due and its day: moved to another day it is another deadline.
/// </summary>
/// <param name="Stage">Stage of the campaign.</param>
/// <param name="Form">Form that is due; null where the stage is of no form.</param>
/// <param name="Direction">Fund or direction of the route; null = all.</param>
/// <param name="Subject">Stream id of the form; null while none is opened.</param>
/// <param name="Due">The last day, Asia/Shanghai.</param>
/// <param name="Kind">Why.</param>
/// <param name="Step">See <see cref="ReminderPlan"/>; of a return the round returned.</param>
/// <param name="Recipient">Immutable id of the person.</param>
/// <param name="Role">In which role they are asked: who reviews is asked to review, others to hand in.</param>
/// <param name="Planned">The day it was planned for; it may be issued later.</param>
/// <param name="Calendar">The years of the working calendar it was planned by, such as 2020@0 2021@2: year, version in the ledger (0 = as
/// shipped), and ? where the year is provisional.</param>
public sealed record ReminderIssued(
    CampaignStage Stage, string? Form, string? Direction, string? Subject, DateOnly Due, ReminderKind Kind, int Step, string Recipient,
    Role Role, DateOnly Planned, string Calendar) : IReminderEvent
{
    internal Deadline Deadline => new(Stage, Form, Direction, Subject, Due);
}

/// <summary>The organisers were told which units are late with what was due by a day. In the stream of the issuing office.</summary>
/// <param name="Stage">Stage of the campaign.</param>
/// <param name="Due">The day all of it was due.</param>
/// <param name="Step">1 on the first working day after that day, then one more each week.</param>
/// <param name="Recipients">Immutable ids of the persons told.</param>
/// <param name="Planned">The day it was planned for.</param>
/// <param name="Calendar">As of <see cref="ReminderIssued"/>.</param>
/// <param name="Late">What is late, in order of unit and form.</param>
public sealed record LateUnitsEscalated(
    CampaignStage Stage, DateOnly Due, int Step, ImmutableArray<string> Recipients, DateOnly Planned, string Calendar,
    ImmutableArray<LateUnit> Late) : IReminderEvent;

/// <summary>One thing a unit is late with.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Form">Form that was due.</param>
/// <param name="Direction">Fund or direction of the route; null = all.</param>
/// <param name="Subject">Stream id of the form; null while none is opened.</param>
/// <param name="Days">Calendar days after the due day.</param>
public sealed record LateUnit(string Unit, string? Form, string? Direction, string? Subject, int Days);

/// <summary>已电话催报: somebody rang the unit. The number is not kept here.</summary>
/// <param name="Person">Immutable id of whom they spoke to; null when it was nobody registered.</param>
/// <param name="Note">What was said.</param>
public sealed record UnitCalled(string? Person, string Note) : IReminderEvent;

/// <summary>Why somebody is reminded.</summary>
public enum ReminderKind
{
    /// <summary>The due day comes near.</summary>
    Ahead,

    /// <summary>逾期: it has passed.</summary>
    Overdue,

    /// <summary>退回: the form came back and has a day to be answered by.</summary>
    Returned,
}

/// <summary>What somebody is reminded of: one thing due by one day.</summary>
/// <param name="Stage">Stage of the campaign.</param>
/// <param name="Form">Form that is due.</param>
/// <param name="Direction">Fund or direction of the route; null = all.</param>
/// <param name="Subject">Stream id of the form; null while none is opened.</param>
/// <param name="Due">The last day, Asia/Shanghai.</param>
public readonly record struct Deadline(CampaignStage Stage, string? Form, string? Direction, string? Subject, DateOnly Due);
