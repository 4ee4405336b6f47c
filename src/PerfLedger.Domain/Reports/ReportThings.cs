using System.Collections.Immutable;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using Digits = PerfLedger.Domain.Calculation.V1.Text;

namespace PerfLedger.Domain.Reports;

/// <summary>The text of one section.</summary>
internal sealed record SectionThing(string Section) : PlainThing<Report, ISelfEvaluationEvent>(Report.FigureOf(Section))
{
    public override string Name(Report s) => s.Heading(Section) is { } h ? h.No + h.Title : Section;

    public override object? In(Report s) => s.Sections.TryGetValue(Section, out var content) && !content.IsEmpty ? content : null;

    public override string? Show(object? value) => value is null ? null : ReportText.Write(Content(value)).TrimEnd('\n');

    // After the sources that come back, before those that leave.
    public override int Rank(object? before) => 1;

    public override string? Hindrance(Report now, object? before)
    {
        if (before is null) return null;
        if (now.Heading(Section) is null) return $"报告里已没有“{Section}”这一节（它的来源已取消关联）；请先用 report link 关联来源，再写这一节";
        return WriteSection.Unknown(now, Content(before)) is { Count: > 0 } unknown
            ? $"原文引用的 {string.Join('、', unknown)} 现在没有来源；请先用 report link 关联，或直接改写这一节"
            : null;
    }

    public override ISelfEvaluationEvent Back(Report now, object? before, Ground ground) => new SectionCorrected(
        Section, ReportText.DigestOf(now.Sections[Section]), Content(before), ground.Reason, ground.Evidence, ground.Document, ground.On,
        null);

    private static ImmutableArray<ReportBlock> Content(object? value) => value is ImmutableArray<ReportBlock> content ? content : [];
}

/// <summary>What a short name stands for.</summary>
internal sealed record SourceThing(string Alias) : PlainThing<Report, ISelfEvaluationEvent>($"source.{Alias}")
{
    public override string Name(Report s) => $"来源 {Alias}";

    public override object? In(Report s) => s.Sources.GetValueOrDefault(Alias);

    public override string? Show(object? value) => value as string;

    public override int Rank(object? before) => before is null ? 2 : 0;

    public override string? Hindrance(Report now, object? before)
    {
        if (before is not null) return null;
        var without = now with { Sources = now.Sources.Remove(Alias) };
        var users = now.Sections.Where(s => !s.Value.IsEmpty)
            .Where(s => without.Heading(s.Key) is null || Links.Of(s.Value).Any(l => l.Source == Alias)).Select(s => s.Key).ToList();
        return users.Count == 0 ? null : $"{string.Join('、', users)} 这些节还在用来源“{Alias}”；请先改写或清空它们，再撤销一次";
    }

    public override ISelfEvaluationEvent Back(Report now, object? before, Ground ground) => before is string stream
        ? new SourceLinked(Alias, stream, ground.Reason)
        : new SourceUnlinked(Alias, now.Sources[Alias], ground.Reason);
}

/// <summary>What was said of one attachment. What was said can be said otherwise, never unsaid.</summary>
internal sealed record AttachmentThing(int No) : PlainThing<Report, ISelfEvaluationEvent>($"attachment.{Digits.Of(No)}")
{
    public override string Name(Report s) => $"附件{Digits.Of(No)} {s.Outline!.Attachments.First(a => a.No == No).Title}";

    public override object? In(Report s) => s.Attachments.GetValueOrDefault(No);

    public override string? Show(object? value) => value is not AttachmentStated a ? null
        : a.Absent is { } why ? $"无此项：{why}" : $"{a.Name ?? a.Stream}";

    public override bool Same(object? a, object? b) =>
        a is AttachmentStated x && b is AttachmentStated y ? x with { Reason = y.Reason } == y : a is null && b is null;

    public override int Rank(object? before) => 1;

    public override string? Hindrance(Report now, object? before) => before is null
        ? "附件已有说明，不能退回到没有说明；请另附一份，或写明无此项及原因（report attachment）"
        : null;

    public override ISelfEvaluationEvent Back(Report now, object? before, Ground ground) =>
        (AttachmentStated)before! with { Reason = ground.Reason };
}
