namespace PerfLedger.Domain.Filings;

/// <summary>How a filing stands with its stamp. Derived: a correction voids the stamp of what it corrects without touching it.</summary>
public enum SealState
{
    /// <summary>待盖章</summary>
    Awaiting,

    /// <summary>已盖章</summary>
    Sealed,

    /// <summary>作废: stamped, then corrected by a later number.</summary>
    Void,

    /// <summary>Corrected by a later number before it was ever stamped.</summary>
    Superseded,
}

/// <summary>The states and their words.</summary>
public static class SealStates
{
    /// <summary>The state of a filing.</summary>
    /// <param name="isStamped">A scan is attached.</param>
    /// <param name="isCorrected">There is a later number.</param>
    public static SealState Of(bool isStamped, bool isCorrected) => (isStamped, isCorrected) switch
    {
        (false, false) => SealState.Awaiting,
        (true, false) => SealState.Sealed,
        (true, true) => SealState.Void,
        _ => SealState.Superseded,
    };

    /// <summary>As officers call it.</summary>
    public static string Word(SealState state) => state switch
    {
        SealState.Awaiting => "待盖章",
        SealState.Sealed => "已盖章",
        SealState.Void => "盖章作废（已更正）",
        _ => "未盖章（已更正）",
    };
}
