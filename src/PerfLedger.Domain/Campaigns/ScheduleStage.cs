namespace PerfLedger.Domain.Campaigns;

/// <summary>Says by when a stage after the self-evaluation is due; said again, the later stands.</summary>
/// <param name="Order">Stage, kind of units, form, direction, office, days, rate and contact.</param>
public sealed record ScheduleStage(StageScheduled Order)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (Order.Stage == CampaignStage.SelfEvaluation) return Refusals.StageIsLaidByRoutes();
        if (!IsComplete()) return Refusals.StageIsIncomplete();
        if (Order.Form is { } form && !state.Opened!.Forms.Contains(form)) return Refusals.FormIsNotInTheCampaign(form);
        if (Order.Direction is { } code && !state.Directions.ContainsKey(code)) return Refusals.DirectionIsUnknown(code);
        if (Order.From is { } from && from > Order.Due) return Refusals.StageBeginsTooLate(from, Order.Due);
        if (Order.Due.Year < state.Opened!.FiscalYear) return Refusals.RouteIsDueTooEarly(state.Opened.FiscalYear);
        if (!RateFits()) return Refusals.RateDoesNotFit();
        return state.Stages.Contains(Order) ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { Order };
    }

    private bool IsComplete() => !string.IsNullOrWhiteSpace(Order.Office) && (Order.UnitKind is null || StreamIds.IsSegment(Order.UnitKind))
        && (Order.Form is not null || Order.Stage != CampaignStage.OverallReport);

    private bool RateFits() => Order.Stage == CampaignStage.PaymentPace ? Order.Rate is > 0 and <= 100 : Order.Rate is null;
}
