using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Deadlines.Pages;

/// <summary>What a person asked the 报送清单 for.</summary>
public sealed record SubmissionAsked(string? Campaign, string? State, string? Stage, string? Text, string? Late, int? Page)
{
    /// <summary>The address of the same list, or of another page of it.</summary>
    internal string At(string path, int? page = null) => Addresses.Of(path,
        ("campaign", Campaign), ("state", State), ("stage", Stage), ("text", Text), ("late", Late), ("page", page));

    /// <summary>True when the row is asked for.</summary>
    internal bool Wants(SubmissionRow row)
    {
        var d = row.Duty;
        return (State is null or "" || d.State.ToString() == State) && (Stage is null or "" || d.Stage.ToString() == Stage)
            && (Late is null or "" || (d.LateDays > 0 && d.IsOwed))
            && (string.IsNullOrWhiteSpace(Text) || new[] { d.Unit, d.UnitName, d.Title, d.Form, d.Subject }
                .Any(t => t?.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase) == true));
    }
}

/// <summary>The 报送清单.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Campaigns">The campaigns with anything in it, newest first: id and title.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">Rows asked for.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="OfSeveralUnits">The person sees more than one unit.</param>
public sealed record SubmissionModel(
    SubmissionAsked Asked, IReadOnlyList<(string Stream, string Title)> Campaigns, IReadOnlyList<SubmissionRow> Rows, int Number, int Total,
    int Size, bool OfSeveralUnits)
{
    /// <summary>How many of the campaign, of all that is asked but the state, stand where.</summary>
    public IReadOnlyDictionary<DutyState, int> States { get; init; } = new Dictionary<DutyState, int>();

    /// <summary>The stages there are.</summary>
    public IReadOnlyList<CampaignStage> Stages { get; init; } = [];
}
