namespace PerfLedger.Domain.Filings;

/// <summary>纸质件收讫: the office took the stamped paper; said again with another place, the paper has moved.</summary>
/// <param name="Paper">What arrived.</param>
/// <param name="By">Who records it.</param>
/// <param name="Today">The day by the ledger's clock in Asia/Shanghai.</param>
public sealed record ReceivePaper(PaperReceived Paper, Who By, DateOnly Today)
{
    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        if (state.Find(Paper.Number) is null) return Refusals.FilingNumberIsUnknown(Paper.Number);
        if (By.Role is not (Role.Reviewer or Role.Organiser)) return Refusals.OnlyTheOfficeReceivesPaper();
        if (string.IsNullOrWhiteSpace(Paper.KeptAt) || !StreamIds.IsSegment(Paper.ReceivedBy)) return Refusals.PaperNeedsAPlace();
        if (Paper.On > Today) return Refusals.PaperIsNotHereYet(Paper.On, Today);
        return state.Papers.FindLast(p => p.Number == Paper.Number) == Paper
            ? Decision<IFilingEvent>.Nothing
            : new IFilingEvent[] { Paper };
    }
}
