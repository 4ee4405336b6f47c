using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>What report show prints: the sections with all their figures.</summary>
internal static class ReportView
{
    public static object Of(string stream, Folded<Report> folded, PrintedReport printed) => new
    {
        report = stream,
        version = folded.Version,
        stage = folded.State.Form.Stage,
        opened = folded.State.Form.Opened,
        sources = folded.State.Sources,
        sections = printed.Sections.Select(s => new
        {
            id = s.Heading.Id,
            heading = s.Heading.No + s.Heading.Title,
            written = s.Written,
            position = folded.State.Form.Figures.TryGetValue(Report.FigureOf(s.Heading.Id), out var f) ? f.Last.Position : 0,
            text = folded.State.TextOf(s.Heading.Id),
            printed = s.Written ? Text(s) : null,
        }),
        attachments = folded.State.Outline!.Attachments.Select(a => new
        {
            no = a.No,
            title = a.Title,
            stated = folded.State.Attachments.GetValueOrDefault(a.No),
        }),
        broken = printed.Broken,
    };

    public static void Write(string stream, Folded<Report> folded, PrintedReport printed, string? section)
    {
        var opened = folded.State.Form.Opened!;
        Console.WriteLine($"{stream}：{opened.FiscalYear}年度 {opened.Unit.Name} {folded.State.Outline!.Title}，版本 {folded.Version}");
        foreach (var s in printed.Sections.Where(s => section is null || s.Heading.Id == section))
        {
            Console.WriteLine($"\n[{s.Heading.Id}] {s.Heading.No}{s.Heading.Title}{(s.Written ? "" : s.Heading.Required ? "（未写）" : "")}");
            if (s.Written) Console.WriteLine(Text(s));
        }

        if (section is not null) return;
        foreach (var a in folded.State.Outline.Attachments)
            Console.WriteLine($"\n附件{a.No}　{a.Title}：{Stated(folded.State.Attachments.GetValueOrDefault(a.No))}");
        foreach (var b in printed.Broken) Console.WriteLine($"印不出的引用 [{b.Section}] 第{b.Block}段：{b.What}");
    }

    private static string Stated(AttachmentStated? a) => a switch
    {
        null => "还没有附上",
        { Absent: { } why } => $"无此项（{why}）",
        _ => a.Name ?? a.Stream!,
    };

    private static string Text(PrintedSection s) => string.Join('\n', s.Blocks.Select(b => b.Rows.IsEmpty ? b.Text
        : string.Join('\n', b.Rows.Select(r => string.Join(" | ", r)))));
}
