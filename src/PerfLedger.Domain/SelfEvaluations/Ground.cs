using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Why and on what ground a batch of cells is changed: one for a whole import, paste or answer to a return.</summary>
/// <param name="Reason">Compulsory for corrections after the first submission.</param>
/// <param name="Evidence">SHA-256 of attached evidence.</param>
/// <param name="Document">The document that orders or proves the change; compulsory for approved targets and weights.</param>
/// <param name="On">Date of the document.</param>
public sealed record Ground(Reason? Reason, ImmutableArray<string> Evidence, string? Document = null, DateOnly? On = null)
{
    /// <summary>No reason given.</summary>
    public static Ground None { get; } = new(null, []);

    /// <summary>A reason and nothing else.</summary>
    public static Ground Because(string category, string text) => new(new Reason(category, text), []);

    /// <summary>The first rule this ground breaks for a change of the form; null when it carries the change.</summary>
    /// <param name="s">The form as it stands.</param>
    /// <param name="approved">True when the change touches what the approval locks: targets, weights, names and rows (TGT-01).</param>
    internal Refusal? Check(SelfEvaluation s, bool approved = false)
    {
        if (approved && s.Approval is { } approval && (Reason is null || On is null || string.IsNullOrWhiteSpace(Document)))
            return Refusals.ApprovedTargetsNeedADocument(approval.Document);
        if (s.NeedsReason && Reason is null) return Refusals.AReasonIsNeeded(s);
        if (Reason?.Check() is { } no) return no;
        var unknown = Evidence.IsDefaultOrEmpty ? null : Evidence.FirstOrDefault(sha => s.Evidence.All(e => e.Sha256 != sha));
        return unknown is null ? null : Refusals.EvidenceIsNotAttached(s, unknown);
    }
}
