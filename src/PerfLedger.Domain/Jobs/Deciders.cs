namespace PerfLedger.Domain.Jobs;

/// <summary>Asks for a job to be done now.</summary>
/// <param name="By">Who asks; an organiser or the system administrator.</param>
public sealed record RequestJob(Who By)
{
    /// <summary>Decides. Every request is one: asked twice, done twice.</summary>
    public Decision<IJobEvent> Decide(Job state) =>
        By.Role is not (Role.Organiser or Role.SystemAdmin) ? Refusals.OnlyAnOrganiserRunsJobs()
        : state.Paused ? Refusals.JobIsPaused()
        : new IJobEvent[] { new JobRequested() };
}

/// <summary>Stops a job until it is resumed.</summary>
/// <param name="By">Who stops it; an organiser or the system administrator.</param>
/// <param name="Note">Why.</param>
public sealed record PauseJob(Who By, string Note)
{
    private const int LeastCharacters = 5; // as of every reason in the trail

    /// <summary>Decides.</summary>
    public Decision<IJobEvent> Decide(Job state)
    {
        if (By.Role is not (Role.Organiser or Role.SystemAdmin)) return Refusals.OnlyAnOrganiserRunsJobs();
        if (Note.Trim().Length < LeastCharacters) return Refusals.PauseNeedsANote();
        return state.Paused ? Decision<IJobEvent>.Nothing : new IJobEvent[] { new JobPaused(Note.Trim()) };
    }
}

/// <summary>Lets a job be done again.</summary>
/// <param name="By">Who says so; an organiser or the system administrator.</param>
public sealed record ResumeJob(Who By)
{
    /// <summary>Decides.</summary>
    public Decision<IJobEvent> Decide(Job state) =>
        By.Role is not (Role.Organiser or Role.SystemAdmin) ? Refusals.OnlyAnOrganiserRunsJobs()
        : state.Paused ? new IJobEvent[] { new JobResumed() }
        : Decision<IJobEvent>.Nothing;
}
