namespace PerfLedger.Domain.Campaigns;

/// <summary>Puts a budget unit in scope, or gives it another name or kind.</summary>
/// <param name="Code">ASCII code, a segment of stream ids.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Kind">What routes are laid for: an ASCII word such as department, province, city, county, school.</param>
public sealed record EnlistUnit(string Code, string Name, string Kind)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (!StreamIds.IsSegment(Code) || string.IsNullOrWhiteSpace(Name) || !StreamIds.IsSegment(Kind)) return Refusals.UnitIsIncomplete();
        var enlisted = new UnitEnlisted(Code, Name, Kind);
        return state.Units.GetValueOrDefault(Code) == enlisted ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { enlisted };
    }
}
