using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Deadlines;

/// <summary>How far a unit is with what it owes.</summary>
public enum DutyState
{
    /// <summary>Not begun, or being filled in.</summary>
    Open,

    /// <summary>退回, or in correction.</summary>
    Returned,

    /// <summary>With the reviewer.</summary>
    Submitted,

    /// <summary>审核通过, not filed.</summary>
    Accepted,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>What one unit owes by a day.</summary>
public sealed record Duty(
    string Campaign, CampaignStage Stage, string Unit, string? Form, string? Direction, string? Subject, DateOnly Due, DueGround Ground,
    DutyState State, DateTimeOffset? DoneAt)
{
    /// <summary>True while it is owed.</summary>
    public bool IsOwed => State != DutyState.Done;

    /// <summary>The last return, while the unit has it back.</summary>
    public DutyReturn? Return { get; init; }
}

/// <summary>A form came back to its unit.</summary>
/// <param name="Round">The round returned, from 1.</param>
/// <param name="At">When it was recorded.</param>
public sealed record DutyReturn(int Round, DateTimeOffset At);
