using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Filings;

/// <summary>Files a report; the next number is given here. The same bytes of the same versions are not filed twice.</summary>
/// <param name="Title">Title as printed.</param>
/// <param name="Freeze">Moment and versions it was made from.</param>
/// <param name="Pins">All that made the bytes.</param>
/// <param name="Findings">How many findings stood.</param>
/// <param name="AcknowledgedBy">Id of the head who acknowledged them; compulsory with errors.</param>
/// <param name="Retrospective">True for 补录.</param>
/// <param name="Overdue">How late it was handed in; null when in time.</param>
public sealed record FileReport(
    string Title, Freeze Freeze, FilingPins Pins, FindingCounts Findings, string? AcknowledgedBy, bool Retrospective,
    Overdue? Overdue = null)
{
    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        if (Missing() is { } what) return Refusals.FilingIsIncomplete(what);
        if (state.Latest is { } latest)
        {
            var same = latest.Pins == Pins && latest.Freeze.Streams.SequenceEqual(Freeze.Streams);
            if (same) return Decision<IFilingEvent>.Nothing;
            if (Freeze.Position <= latest.Freeze.Position) return Refusals.FilingIsFrozenTooEarly(latest.Freeze.Position);
        }
        if (Findings.Errors > 0 && AcknowledgedBy is null) return Refusals.FilingHasErrors(Findings.Errors);
        var corrects = state.Latest?.Number;
        return new IFilingEvent[]
        {
            new ReportFiled((corrects ?? 0) + 1, corrects, Title, Freeze, Pins, Findings, AcknowledgedBy, Retrospective, Overdue),
        };
    }

    private string? Missing()
    {
        if (string.IsNullOrWhiteSpace(Title)) return "标题";
        if (Freeze.Position < 1 || Freeze.At.Offset != TimeSpan.Zero) return "台账位置和时间";
        var streams = Freeze.Streams;
        if (streams.IsDefaultOrEmpty || streams.Any(e => StreamIds.Parse(e.Stream) is null or { Kind: "filing" } || e.Version < 1)
            || streams.DistinctBy(e => e.Stream).Count() != streams.Length) return "所报送的内容及其版本";
        if (Pins.Materials.IsDefault) return "所用的规则包和资料";
        string[] names = [Pins.ModelBuilder, Pins.Template, Pins.Engine, Pins.Calculation,
            .. Pins.Materials.SelectMany(m => new[] { m.Kind, m.Name })];
        if (names.Any(string.IsNullOrWhiteSpace)) return "模型、模板、引擎、计算和规则包的版本";
        string[] digests = [Pins.ModelDigest, Pins.TemplateDigest, Pins.CanonicalDigest, Pins.ByteDigest,
            .. Pins.Materials.Select(m => m.Digest), .. streams.Select(e => e.Leaf)];
        if (!digests.All(Digests.IsSha256)) return "摘要";
        return Pins.Size < 1 ? "文件大小" : Math.Min(Findings.Errors, Math.Min(Findings.Warnings, Findings.Hints)) < 0 ? "校验结果数" : null;
    }
}
