using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Attaches a piece of evidence whose bytes lie in the archive. Possible until filing: the signed page comes late.</summary>
/// <param name="Sha256">Digest of the bytes, lower-case hex.</param>
/// <param name="Name">File name as a person knows it.</param>
/// <param name="MediaType">Such as application/pdf.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Figures">Codes of the figures it proves; empty = the whole form.</param>
/// <param name="Note">What it shows.</param>
public sealed record AttachEvidence(
    string Sha256, string Name, string MediaType, long Size, ImmutableArray<string> Figures, string? Note = null)
{
    private const long Largest = 50L * 1024 * 1024;

    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Stage is Stage.None or Stage.Filed) return Refusals.FormIsNotWritable(state);
        var named = !string.IsNullOrWhiteSpace(Name) && MediaType.Contains('/', StringComparison.Ordinal);
        if (!named || !Digests.IsSha256(Sha256) || Size is <= 0 or > Largest) return Refusals.EvidenceIsMalformed();
        if (Figures.Select(f => FigureRule.CheckPlace(state, f)).FirstOrDefault(no => no is not null) is { } refused) return refused;
        if (state.Evidence.Exists(e => e.Sha256 == Sha256 && Figures.All(e.Figures.Contains) && (e.Name, e.Note) == (Name, Note)))
            return Decision<ISelfEvaluationEvent>.Nothing;
        return FigureChange.Record(state, new EvidenceAttached(Sha256, Name, MediaType, Size, Figures, Note));
    }
}
