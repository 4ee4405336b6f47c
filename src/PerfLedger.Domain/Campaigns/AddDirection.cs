namespace PerfLedger.Domain.Campaigns;

/// <summary>Puts a special fund or direction (支出方向) in scope, or gives it another name or office.</summary>
/// <param name="Code">ASCII code, a segment of stream ids.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Office">The office in charge (主管处室).</param>
public sealed record AddDirection(string Code, string Name, string? Office)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (!StreamIds.IsSegment(Code) || string.IsNullOrWhiteSpace(Name)) return Refusals.DirectionIsIncomplete();
        var added = new DirectionAdded(Code, Name, Office);
        return state.Directions.GetValueOrDefault(Code) == added ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { added };
    }
}
