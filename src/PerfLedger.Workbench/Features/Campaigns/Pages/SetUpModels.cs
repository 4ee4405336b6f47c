using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Features.Campaigns.SetUp;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations.Pages;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>Where a campaign is begun.</summary>
/// <param name="Drafts">Those of the office that lie unfinished.</param>
/// <param name="Campaigns">Those that can be taken as a pattern.</param>
/// <param name="File">Name of a file that was refused.</param>
/// <param name="Faults">All that is wrong in it.</param>
public sealed record NewCampaignModel(
    IReadOnlyList<Draft> Drafts, IReadOnlyList<CampaignRow> Campaigns, string? File, IReadOnlyList<SetUpFault> Faults);

/// <summary>A draft to be filled in.</summary>
/// <param name="Head">The draft.</param>
/// <param name="Content">As typed.</param>
/// <param name="Units">The units registered in the ledger.</param>
/// <param name="Notice">What is to be said.</param>
public sealed record CampaignDraftModel(
    Draft Head, CampaignDraft Content, IReadOnlyList<UnitRegistered> Units, PageNotice? Notice)
{
    /// <summary>Kinds of units in the tree and in the draft.</summary>
    public IReadOnlyList<string> Kinds => [.. Units.Select(u => u.Kind)
        .Concat(Content.Units.Split('\n').Select(l => l.Split('\t')).Where(c => c.Length == 3).Select(c => c[2].Trim()))
        .Where(k => k.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How many lines the list of units has.</summary>
    public int UnitLines => Content.Units.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l));
}

/// <summary>What a draft would do.</summary>
/// <param name="Head">The draft.</param>
/// <param name="Stream">The campaign it would open or add to.</param>
/// <param name="Faults">All that is wrong; then nothing else is shown.</param>
/// <param name="Events">How much would be recorded.</param>
/// <param name="Then">The campaign as it would stand.</param>
/// <param name="Duties">What would be demanded of whom.</param>
/// <param name="Dates">The due days on the working calendar.</param>
/// <param name="Mail">A reminder as it would read.</param>
/// <param name="Page">Which page of the duties.</param>
/// <param name="Refused">Why it was not opened.</param>
public sealed record CampaignPreviewModel(
    Draft Head, string Stream, IReadOnlyList<SetUpFault> Faults, int Events, Campaign? Then, IReadOnlyList<Duty> Duties,
    IReadOnlyList<SetUpDate> Dates, MailSample? Mail, int Page, string? Refused);
