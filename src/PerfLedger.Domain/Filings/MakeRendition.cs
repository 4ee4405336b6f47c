using System.Collections.Immutable;
using PerfLedger.Domain.Checks.Personal;

namespace PerfLedger.Domain.Filings;

/// <summary>
/// 公开版: makes a public rendition of the filing in force (PII-01, PII-02). Whatever the checks found is hidden or has a ground to be
/// published; the grounds themselves name nobody.
/// </summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="Found">All personal data the checks find in the sealed model.</param>
/// <param name="Places">What was decided.</param>
/// <param name="Pins">What it came to.</param>
/// <param name="By">Who decides on publication.</param>
public sealed record MakeRendition(
    int Number, ImmutableArray<PersonalPlace> Found, ImmutableArray<DecidedPlace> Places, RenditionPins Pins, Who By)
{
    /// <summary>Shortest ground that says something, in characters.</summary>
    public const int ShortestGround = 5;

    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        if (state.Find(Number) is null) return Refusals.FilingNumberIsUnknown(Number);
        if (By.Role is not (Role.Head or Role.Organiser)) return Refusals.OnlyTheHeadPublishes();
        if (Number < state.Reports.Count) return Refusals.OnlyTheFilingInForceIsPublished(Number, state.Reports.Count);
        if (CheckPlaces() is { } no) return no;
        if (!new[] { Pins.ModelDigest, Pins.CanonicalDigest, Pins.ByteDigest }.All(Digests.IsSha256) || Pins.Size < 1
            || string.IsNullOrWhiteSpace(Pins.Builder)) return Refusals.RenditionIsMalformed();
        var made = state.Renditions.FindAll(r => r.Number == Number);
        if (made is [.., var last] && last.Pins == Pins && last.Places.SequenceEqual(Places)) return Decision<IFilingEvent>.Nothing;
        return new IFilingEvent[] { new RenditionMade(Number, made.Count + 1, Places, Pins) };
    }

    private Refusal? CheckPlaces()
    {
        var open = Found.Where(f => !Places.Any(p => Covers(p, f))).ToList();
        if (open.Count > 0) return Refusals.PersonalDataIsOpen(open);
        var shaped = Places.All(p => p.Place.StartsWith('/') && p.Start >= 0 && p.Length > 0 && !string.IsNullOrWhiteSpace(p.Kind));
        if (!shaped) return Refusals.RenditionIsMalformed();
        if (Places.FirstOrDefault(p => p.Ground.Trim().Length < ShortestGround) is { } bare) return Refusals.GroundSaysNothing(bare.Kind);
        if (Places.Any(p => PersonalData.In(p.Ground).Any(d => d.Kind != "健康信息"))) return Refusals.GroundNamesAPerson();
        var torn = Places.FirstOrDefault(p => !p.Hidden && Places.Any(q => q.Hidden && q.Place == p.Place
            && q.Start < p.Start + p.Length && p.Start < q.Start + q.Length));
        return torn is null ? null : Refusals.PlaceIsHiddenAndKept(torn.Kind);
    }

    private static bool Covers(DecidedPlace p, PersonalPlace f) =>
        p.Place == f.Place && p.Start <= f.Start && f.Start + f.Length <= p.Start + p.Length;
}
