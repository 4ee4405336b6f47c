using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Desk;

/// <summary>How far the units of one campaign are: each stands where its least advanced form or report stands.</summary>
/// <param name="Campaign">Stream of the campaign.</param>
/// <param name="Title">Its title.</param>
/// <param name="Units">How many units.</param>
/// <param name="Lines">One line a state, the least advanced first.</param>
public sealed record UnitStates(string Campaign, string Title, int Units, IReadOnlyList<UnitState> Lines)
{
    private static readonly DutyState[] Order =
        [DutyState.Open, DutyState.Returned, DutyState.Submitted, DutyState.Accepted, DutyState.Done];

    /// <summary>Of the campaigns that go on, in the order of their next due day.</summary>
    internal static IReadOnlyList<UnitStates> Of(IEnumerable<SubmissionRow> rows, IReadOnlyDictionary<string, string> titles) =>
    [
        .. rows.Select(r => r.Duty)
            .Where(d => d.Stage is CampaignStage.SelfEvaluation or CampaignStage.OverallReport && Order.Contains(d.State))
            .GroupBy(d => d.Campaign, StringComparer.Ordinal)
            .Select(c => One(c.Key, titles[c.Key], [.. c])),
    ];

    private static UnitStates One(string campaign, string title, IReadOnlyList<Duty> duties)
    {
        var units = duties.GroupBy(d => d.Unit, StringComparer.Ordinal).Select(u => u.MinBy(d => Array.IndexOf(Order, d.State))!.State)
            .CountBy(s => s).ToDictionary();
        var items = duties.CountBy(d => d.State).ToDictionary();
        var late = duties.Where(d => d.LateDays > 0 && d.Bearer == DutyBearer.Unit).CountBy(d => d.State).ToDictionary();
        var total = units.Values.Sum();
        return new UnitStates(campaign, title, total, [.. Order.Select(s =>
            new UnitState(s, units.GetValueOrDefault(s), items.GetValueOrDefault(s), late.GetValueOrDefault(s), total))]);
    }
}

/// <summary>A state and how many stand in it.</summary>
/// <param name="State">The state.</param>
/// <param name="Units">Units whose least advanced item stands here.</param>
/// <param name="Items">Forms and reports.</param>
/// <param name="Late">Of them past their day and with the unit.</param>
/// <param name="AllUnits">Units in all.</param>
public sealed record UnitState(DutyState State, int Units, int Items, int Late, int AllUnits)
{
    /// <summary>As officers call it.</summary>
    public string Name => State switch
    {
        DutyState.Open => "未报",
        DutyState.Returned => "被退回",
        DutyState.Submitted => "待审核",
        DutyState.Accepted => "已审核",
        _ => "已报送",
    };

    /// <summary>Share of the units in per mille, for the bar.</summary>
    public int PerMille => AllUnits == 0 ? 0 : (int)Math.Round(1000m * Units / AllUnits, MidpointRounding.AwayFromZero);

    /// <summary>The share as it is read: 12.5%.</summary>
    public string Share => AllUnits == 0 ? "" : (PerMille / 10m).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>The items in the 报送清单.</summary>
    internal string Address(string campaign) => Addresses.Of("/submissions", ("campaign", campaign), ("state", State));
}
