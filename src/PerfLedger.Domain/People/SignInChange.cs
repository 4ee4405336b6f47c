namespace PerfLedger.Domain.People;

/// <summary>What became of a person's way into the pages.</summary>
public enum SignInChange
{
    /// <summary>A sign-in was made, with a password for one use.</summary>
    Made,

    /// <summary>A new password for one use was given; a lock ended.</summary>
    Reset,

    /// <summary>Somebody locked it.</summary>
    Locked,

    /// <summary>It locked itself after wrong passwords or codes.</summary>
    LockedOut,

    /// <summary>The person set up one-time codes.</summary>
    CodesEnrolled,

    /// <summary>One-time codes were taken away, because the device was lost.</summary>
    CodesReset,
}
