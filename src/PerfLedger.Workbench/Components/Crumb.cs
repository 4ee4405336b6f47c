namespace PerfLedger.Workbench.Components;

/// <summary>A step on the way to a page.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Name">Its name.</param>
public sealed record Crumb(string Address, string Name);
