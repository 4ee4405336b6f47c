using System.Collections.Immutable;

namespace PerfLedger.Domain.Filings;

/// <summary>盖章件: attaches scans of stamped paper to the number whose code the paper shows, and to no other.</summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="Scans">What was scanned; the number and the code stand in each.</param>
/// <param name="Elsewhere">The filing of this ledger whose code it is, when it is another one; null when there is none.</param>
/// <param name="By">Who attaches it.</param>
public sealed record AttachSeal(int Number, ImmutableArray<SealAttached> Scans, string? Elsewhere, Who By)
{
    /// <summary>How many digits of the model's digest are printed at the foot of a page.</summary>
    public const int CodeLength = 16;

    private static readonly string[] Kinds = ["application/pdf", "image/jpeg", "image/png"];

    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        if (state.Find(Number) is not { } report) return Refusals.FilingNumberIsUnknown(Number);
        if (By.Role is not (Role.Filler or Role.Head)) return Refusals.OnlyTheUnitAttachesSeals();
        if (Scans.IsDefaultOrEmpty) return Refusals.SealIsMalformed();
        foreach (var scan in Scans)
        {
            var owner = state.Reports.Find(r => CodeOf(r) == scan.Code)?.Number;
            if (owner != Number) return Refusals.CodeIsOfAnother(scan.Code, CodeOf(report), Elsewhere, owner);
            if (scan.Number != Number || !IsWellFormed(scan)) return Refusals.SealIsMalformed();
        }

        return new List<IFilingEvent>(Scans.Where(s => !state.Seals.Exists(known =>
            (known.Number, known.Scan, known.First, known.Last) == (s.Number, s.Scan, s.First, s.Last))));
    }

    /// <summary>The code printed at the foot of each page of a filing.</summary>
    public static string CodeOf(ReportFiled report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Pins.ModelDigest[..CodeLength];
    }

    private static bool IsWellFormed(SealAttached s) =>
        Digests.IsSha256(s.Scan) && Kinds.Contains(s.MediaType) && !string.IsNullOrWhiteSpace(s.Name) && s.Size > 0
        && s.First >= 1 && s.First <= s.Last && s.Last <= s.Pages;
}
