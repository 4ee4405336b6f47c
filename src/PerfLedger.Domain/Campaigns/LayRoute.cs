namespace PerfLedger.Domain.Campaigns;

/// <summary>Says who sends which form to which office by when; laid again with another office, date or contact, the later stands.</summary>
/// <param name="Form">One of the campaign's forms.</param>
/// <param name="UnitKind">Kind of the units that send it.</param>
/// <param name="Direction">Code of a direction in scope; null = all.</param>
/// <param name="Office">Receiving office.</param>
/// <param name="Due">Last day, Asia/Shanghai; the whole day counts.</param>
/// <param name="Contact">Whom to ask; personal data.</param>
public sealed record LayRoute(string Form, string UnitKind, string? Direction, string Office, DateOnly Due, string? Contact)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (!state.Opened!.Forms.Contains(Form)) return Refusals.FormIsNotInTheCampaign(Form);
        if (Direction is not null && !state.Directions.ContainsKey(Direction)) return Refusals.DirectionIsUnknown(Direction);
        if (!StreamIds.IsSegment(UnitKind) || string.IsNullOrWhiteSpace(Office)) return Refusals.RouteIsIncomplete();
        if (Due.Year < state.Opened.FiscalYear) return Refusals.RouteIsDueTooEarly(state.Opened.FiscalYear);
        var laid = new RouteLaid(Form, UnitKind, Direction, Office, Due, Contact);
        return state.Routes.Contains(laid) ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { laid };
    }
}
