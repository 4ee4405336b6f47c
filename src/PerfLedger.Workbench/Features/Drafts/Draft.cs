namespace PerfLedger.Workbench.Features.Drafts;

/// <summary>Something begun and not recorded yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is to become.</param>
/// <param name="Unit">Unit of the owner when it was begun.</param>
/// <param name="Owner">Id of the person.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Changed">When it changed last.</param>
/// <param name="Expires">When it is thrown away.</param>
/// <param name="Rest">How long nothing has happened to it, by the clock of the database.</param>
public sealed record Draft(
    Guid Id, string Kind, string Unit, string Owner, string Name, int Version, DateTimeOffset Changed, DateTimeOffset Expires,
    TimeSpan Rest);

/// <summary>A draft with what stands in it.</summary>
/// <param name="Head">The draft.</param>
/// <param name="Content">Its content.</param>
internal sealed record Draft<T>(Draft Head, T Content);
