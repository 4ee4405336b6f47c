using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.Reminders.Pages;

/// <summary>催报名单.</summary>
/// <param name="Campaign">The campaign shown; null when nothing is owed in any.</param>
/// <param name="Campaigns">Those in which something is owed: id and title.</param>
/// <param name="Rows">The rows of the page, the latest first.</param>
/// <param name="All">Also what is not late yet.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Size">Rows a page.</param>
public sealed record LateModel(
    string? Campaign, IReadOnlyList<(string Stream, string Title)> Campaigns, IReadOnlyList<CallRow> Rows, bool All, int Number, int Total,
    int Size)
{
    internal string At(int page) => Addresses.Of("/late", ("campaign", Campaign), ("all", All ? "1" : null), ("page", page));
}

/// <summary>A call as noted.</summary>
/// <param name="At">When it was noted.</param>
/// <param name="By">Who rang.</param>
/// <param name="With">Whom they spoke to; null = nobody registered.</param>
/// <param name="Note">What was said.</param>
public sealed record ShownCall(DateTimeOffset At, string By, string? With, string Note);

/// <summary>One unit of the list.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Unit">Code.</param>
/// <param name="UnitName">Name.</param>
/// <param name="Rows">What it owes.</param>
/// <param name="Text">What can be said or sent.</param>
public sealed record LateUnitModel(
    string Campaign, string Unit, string UnitName, IReadOnlyList<CallRow> Rows, IReadOnlyList<string> Text)
{
    /// <summary>The calls so far, the last first.</summary>
    public IReadOnlyList<ShownCall> Calls { get; init; } = [];

    /// <summary>A note that was refused.</summary>
    public Tried? Tried { get; init; }

    /// <summary>What was just done.</summary>
    public string? Said { get; init; }

    /// <summary>Who can be rung, each once.</summary>
    public IReadOnlyList<CallContact> Contacts => [.. Rows.SelectMany(r => r.Contacts).DistinctBy(c => c.Id)];
}
