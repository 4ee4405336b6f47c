namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>What stands at the cells of a sheet beside their values.</summary>
/// <param name="Ask">Leads to a cell in the side column: its code follows.</param>
/// <param name="Findings">What the checks found, numbered.</param>
internal sealed record SheetMarks(string Ask, IReadOnlyList<PlacedFinding> Findings)
{
    private readonly ILookup<string, PlacedFinding> findings =
        Findings.Where(p => p.Finding.Figure is not null).ToLookup(p => p.Finding.Figure!, StringComparer.Ordinal);

    /// <summary>The findings of a form on another page than its own.</summary>
    public static SheetMarks Of(string stream, Assessment assessment) => new($"/evaluations/{stream}?figure=",
        [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))]);

    /// <summary>What stood in the cells that changed since the point asked for; null when none are marked.</summary>
    public IReadOnlyDictionary<string, string?>? Changed { get; init; }

    /// <summary>The sheet is being filled in.</summary>
    public bool IsFilled { get; init; }

    /// <summary>The reviewers' opinions.</summary>
    public IReadOnlyList<PlacedOpinion> Opinions { get; init; } = [];

    /// <summary>The cell with its marks.</summary>
    public FormCell On(FormCell cell) => cell with
    {
        Ask = Ask,
        Changed = Changed?.ContainsKey(cell.Figure) ?? false,
        Was = Changed?.GetValueOrDefault(cell.Figure),
        Findings = [.. findings[cell.Figure]],
        Opinions = Opinions.Count == 0 ? [] : [.. Opinions.Where(o => o.Figure == cell.Figure)],
    };
}
