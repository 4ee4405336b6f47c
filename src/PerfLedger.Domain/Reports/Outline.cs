using System.Collections.Immutable;

namespace PerfLedger.Domain.Reports;

/// <summary>The headings a report has, taken over from its form when it is opened: later changes of the form never move them.</summary>
/// <param name="Title">Title of the report form.</param>
/// <param name="Cover">Lines of the cover; sections of one line.</param>
/// <param name="Sections">Headings in order, as a flat list with levels.</param>
/// <param name="Attachments">What is to be attached, in order.</param>
public sealed record Outline(
    string Title, ImmutableArray<OutlineSection> Cover, ImmutableArray<OutlineSection> Sections,
    ImmutableArray<OutlineAttachment> Attachments)
{
    /// <summary>Parts of the id of a section that stands once for every linked form: 3-09.</summary>
    internal static string PerFormId(string section, string alias) => $"{section}-{alias}";
}

/// <summary>One heading.</summary>
/// <param name="Id">A segment: 3-1. The figure code of its text is section.3-1.text.</param>
/// <param name="No">Number as printed: 三、 or （一）; empty where none is printed.</param>
/// <param name="Level">1 to 4.</param>
/// <param name="Title">Heading as printed.</param>
/// <param name="Required">True when an empty one is an error.</param>
/// <param name="PerForm">True when a section of its own stands below it for every linked form.</param>
/// <param name="MustContain">What the notice asks for here.</param>
public sealed record OutlineSection(
    string Id, string No, int Level, string Title, bool Required, bool PerForm, ImmutableArray<OutlineDemand> MustContain);

/// <summary>Something a section should speak of.</summary>
/// <param name="What">In words.</param>
/// <param name="Words">A text that has one of these speaks of it.</param>
public sealed record OutlineDemand(string What, ImmutableArray<string> Words);

/// <summary>Something to be attached.</summary>
/// <param name="No">Its number.</param>
/// <param name="Title">As printed.</param>
public sealed record OutlineAttachment(int No, string Title);
