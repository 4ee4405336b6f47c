using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>Says what stands for an attachment: a stream of the ledger, an uploaded file, or 无此项 with its reason.</summary>
/// <param name="No">Number by the outline.</param>
/// <param name="Stream">A stream attached as its form.</param>
/// <param name="Sha256">An uploaded file, in the archive.</param>
/// <param name="Name">Its name.</param>
/// <param name="Absent">Why there is nothing to attach.</param>
/// <param name="Ground">Why it is changed; compulsory after the first submission.</param>
public sealed record StateAttachment(int No, string? Stream, string? Sha256, string? Name, string? Absent, Ground Ground)
{
    private const int LeastReason = 4;

    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(Report state)
    {
        if (!state.Form.IsWritable) return Refusals.FormIsNotWritable(state.Form);
        if (state.Outline!.Attachments.All(a => a.No != No)) return Refusals.AttachmentIsUnknown(No, state.Outline.Attachments);
        if (!IsOneThing()) return Refusals.AttachmentIsOneThing();
        if (Stream is not null && StreamIds.Parse(Stream) is not { Kind: "evaluation" or "basedata" })
            return Refusals.SourceIsNoForm(Stream);
        if (Sha256 is not null && (!Digests.IsSha256(Sha256) || string.IsNullOrWhiteSpace(Name))) return Refusals.EvidenceIsMalformed();
        if (Absent is not null && Absent.Count(char.IsLetter) < LeastReason) return Refusals.AbsenceNeedsAReason();
        var stated = new AttachmentStated(No, Stream, Sha256, Name, Absent, Ground.Reason);
        if (state.Attachments.TryGetValue(No, out var standing) && standing with { Reason = stated.Reason } == stated)
            return Decision<ISelfEvaluationEvent>.Nothing;
        return Ground.Check(state.Form) is { } no ? no : new ISelfEvaluationEvent[] { stated };
    }

    private bool IsOneThing() => new[] { Stream, Sha256, Absent }.Count(x => x is not null) == 1;
}
