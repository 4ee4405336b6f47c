using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>
/// What a report must have: every compulsory section written (TXT-08), what the notice asks for in it (TXT-09), every link with a figure
/// behind it (TXT-07), every attachment stated (TXT-10).
/// </summary>
internal static class Sections
{
    public static IEnumerable<Finding> Links(Narrative n) =>
        n.Printed.Broken.SelectMany(b => n.Find("TXT-07", b.Section, b.Block, $"引用的数印不出来：{b.What}", b.Link, "台账中有的数"));

    public static IEnumerable<Finding> Written(Narrative n) =>
        n.Printed.Sections.Where(s => s.Heading.Required && !s.Written).SelectMany(s =>
            n.Find("TXT-08", s.Heading.Id, null, "还没有写；确无内容的写“无”", null, "正文"));

    public static IEnumerable<Finding> Demands(Narrative n) =>
        from section in n.Printed.Sections
        where section.Written
        let text = string.Concat(section.Blocks.SelectMany(b => b.Rows.SelectMany(r => r).Prepend(b.Text)))
        from demand in section.Heading.MustContain
        where !demand.Words.Any(w => text.Contains(w, StringComparison.Ordinal))
        from finding in n.Find("TXT-09", section.Heading.Id, null, $"没有写到通知要求的内容：{demand.What}", null, demand.What)
        select finding;

    public static IEnumerable<Finding> Attachments(Narrative n) =>
        n.State.Outline!.Attachments.Where(a => !n.State.Attachments.ContainsKey(a.No)).SelectMany(a =>
            n.FindAt("TXT-10", "/attachments/" + Text.Of(a.No), $"附件{Text.Of(a.No)}“{a.Title}”还没有附上；没有的写“无此项”并说明原因"));
}
