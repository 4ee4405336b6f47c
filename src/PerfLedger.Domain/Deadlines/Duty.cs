using System.Globalization;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Deadlines;

/// <summary>Where a duty stands, and so who is to act next: <see cref="Duty.Bearer"/>.</summary>
public enum DutyState
{
    /// <summary>未到环节: somebody else has to act first, such as a review of what is not handed in. Nobody is reminded.</summary>
    Waiting,

    /// <summary>未报: not begun or a draft; an act not recorded; a rate not reached.</summary>
    Open,

    /// <summary>被退回, or filed and opened again for a correction.</summary>
    Returned,

    /// <summary>待审核: handed in, not reviewed.</summary>
    Submitted,

    /// <summary>审核通过, not filed.</summary>
    Accepted,

    /// <summary>已完成</summary>
    Done,

    /// <summary>不再要求: the campaign was closed or cancelled before it was done.</summary>
    Ended,
}

/// <summary>Who has to act next.</summary>
public enum DutyBearer
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The unit: 填报人, then 单位负责人.</summary>
    Unit,

    /// <summary>The reviewing office (主管处室).</summary>
    Reviewer,

    /// <summary>The organising office (财务建设处).</summary>
    Organiser,
}

/// <summary>
/// What one unit owes by a day in one stage of a campaign. A form or report that is not begun has no subject and is owed as well.
/// </summary>
/// <param name="Campaign">Stream id of the campaign.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Form">Form version; null where the stage names none.</param>
/// <param name="Direction">Direction of the route or stage; null = all.</param>
/// <param name="Subject">Stream id of the form or report; null when none is begun, or the stage is of the unit as a whole.</param>
/// <param name="Due">Last day, Asia/Shanghai.</param>
/// <param name="Ground">What gave that day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DoneAt">Recorded time of what ended it; null while it stands, and for a rate that figures reach.</param>
public sealed record Duty(
    string Campaign, CampaignStage Stage, string Unit, string? Form, string? Direction, string? Subject, DateOnly Due, DueGround Ground,
    DutyState State, DateTimeOffset? DoneAt)
{
    /// <summary>Name of the unit.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>What the form is about (支出方向, 项目); null when it says nothing.</summary>
    public string? Title { get; init; }

    /// <summary>Receiving office.</summary>
    public string Office { get; init; } = "";

    /// <summary>Whom to ask there; personal data.</summary>
    public string? Contact { get; init; }

    /// <summary>Day the stage begins; null when none is named.</summary>
    public DateOnly? From { get; init; }

    /// <summary>False in a retrospective campaign (补录): the day is told and binds nobody.</summary>
    public bool Binds { get; init; } = true;

    /// <summary>Recorded time of the last submission; null before the first.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Number of the last filing; 0 = none.</summary>
    public int Filing { get; init; }

    /// <summary>How it came back, while the unit has it back.</summary>
    public DutyReturn? Return { get; init; }

    /// <summary>Recorded time of the last filing.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Day on which it was done in fact, where that was recorded afterwards; else the day of <see cref="DoneAt"/>.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Calendar days late: of the submission when it is handed in, else until now; 0 = in time.</summary>
    public int LateDays { get; init; }

    /// <summary>A later day asked for and not answered.</summary>
    public DateOnly? Asked { get; init; }

    /// <summary>A later day that one organiser proposed and a second has to grant (待第二人批准).</summary>
    public DateOnly? Proposed { get; init; }

    /// <summary>支付进度 demanded and reached; null in other stages.</summary>
    public PaymentPace? Pace { get; init; }

    /// <summary>What it is, without its date: the same text as long as it is the same duty.</summary>
    public string Key => string.Join('|', Stage, Unit, Form, Direction, Subject, Pace?.Demanded.ToString(CultureInfo.InvariantCulture));

    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset Instant => DueDates.EndOf(Due);

    /// <summary>True while somebody has to act on it.</summary>
    public bool IsOwed => Bearer != DutyBearer.Nobody;

    /// <summary>Who has to act next.</summary>
    public DutyBearer Bearer => (Binds, State, Stage) switch
    {
        (false, _, _) or (_, DutyState.Waiting or DutyState.Done or DutyState.Ended, _) => DutyBearer.Nobody,
        (_, DutyState.Submitted, _) => DutyBearer.Reviewer,
        (_, _, CampaignStage.OutsideEvaluation) => DutyBearer.Organiser,
        _ => DutyBearer.Unit,
    };
}

/// <summary>支付进度: what is demanded and what the forms of a unit show. Amounts in yuan.</summary>
/// <param name="Demanded">Per cent of the full-year budget: 85.</param>
/// <param name="Executed">Σ 全年执行数.</param>
/// <param name="Budget">Σ 全年预算数.</param>
public sealed record PaymentPace(decimal Demanded, decimal Executed, decimal Budget)
{
    /// <summary>True when the exact rate reaches what is demanded; nothing budgeted never does.</summary>
    public bool IsReached => Budget > 0 && Executed * 100 >= Demanded * Budget;

    /// <summary>Per cent, two decimals, half away from zero; null when nothing is budgeted.</summary>
    public decimal? Rate => Budget > 0 ? Math.Round(Executed * 100 / Budget, 2, MidpointRounding.AwayFromZero) : null;
}
