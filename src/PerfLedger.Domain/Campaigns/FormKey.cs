using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>What of a form decides which route it follows.</summary>
/// <param name="Form">Form version.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Project">Code of the project (支出方向); null = none.</param>
/// <param name="Fund">Code of the special fund; null = none.</param>
public sealed record FormKey(string Form, string Unit, string? Project, string? Fund)
{
    /// <summary>That of an opening.</summary>
    public static FormKey Of(SelfEvaluationOpened opened) =>
        new(opened.Form, opened.Unit.Code, opened.Project?.Code, opened.SpecialFundCode);
}
