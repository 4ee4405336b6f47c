using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>确认单: all findings of a form, for the head to acknowledge at once and to sign on paper.</summary>
/// <param name="Head">The form.</param>
/// <param name="Findings">What was found, numbered.</param>
/// <param name="Code">Names exactly these findings of these values.</param>
/// <param name="Acts">What the person can do.</param>
/// <param name="By">Who acknowledged and when; null while nobody did.</param>
public sealed record ConfirmModel(
    FormHead Head, IReadOnlyList<PlacedFinding> Findings, string Code, ActPanelModel Acts, string? By)
{
    /// <summary>The acknowledgement in force; null when there is none, or a value changed since.</summary>
    public FindingsAcknowledged? Standing => Acts.State.Acknowledgement;
}

/// <summary>GET …/confirmation.</summary>
internal static class ConfirmPages
{
    public static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var (reader, officer) = (new FormReader(session), Officer.Of(http));
        var folded = await reader.FoldAsync(officer, id, null, ct);
        var assessment = await Assessment.ReadAsync(session, folded.State, AsOf.Now, ct);
        return View.Page<ConfirmPage>(new ConfirmModel(await reader.HeadAsync(id, folded, null, ct),
            [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))], assessment.Code,
            await reader.WithHeadsAsync(ActPanelModel.Of(officer, id, assessment), ct),
            await reader.AcknowledgedByAsync(id, folded.State, folded.Position, ct)));
    }
}
