using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Reports;

/// <summary>An outline, or all faults of its file.</summary>
/// <param name="Outline">The outline; null when there is a fault.</param>
/// <param name="Faults">Every fault with its place.</param>
public sealed record OutlineReading(Outline? Outline, ImmutableArray<Fault> Faults);

/// <summary>Reads <c>perfledger/outline/1</c>, the headings of a report form as data beside its template.</summary>
public static class OutlineReader
{
    private const int Deepest = 4;

    private static readonly ListShape Demands = new("应写的内容", new ObjectShape("一项",
    [
        new("what", Line("内容"), Required: true), new("words", new ListShape("写到它的词", Line("词"), Fewest: 1), Required: true),
    ]));

    private static readonly ListShape Headings = new("节", new ObjectShape("一节",
    [
        new("id", Segment("节的编号，如 3-1"), Required: true), new("no", new TextShape("印出的序号", "文字", "^.{0,10}$"), Required: true),
        new("level", new WholeShape("级", 1, Deepest), Required: true), new("title", Line("标题"), Required: true),
        new("required", new TextShape("必写", "yes、no", Words: ["yes", "no"]), Required: true),
        new("perForm", new TextShape("每张自评表一小节", "yes、no", Words: ["yes", "no"])), new("mustContain", Demands),
    ]));

    private static readonly ObjectShape File = new("报告提纲",
    [
        new("schema", new TextShape("格式", "perfledger/outline/1", Words: ["perfledger/outline/1"]), Required: true),
        new("title", Line("报告名称"), Required: true),
        new("cover", new ListShape("封面各行", new ObjectShape("一行",
        [
            new("id", Segment("编号"), Required: true), new("title", Line("名称"), Required: true),
            new("required", new TextShape("必写", "yes、no", Words: ["yes", "no"]), Required: true),
        ])), Required: true),
        new("sections", Headings with { Fewest = 1 }, Required: true),
        new("attachments", new ListShape("附件", Line("附件名称")), Required: true),
    ]);

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">The file: UTF-8 without mark.</param>
    public static OutlineReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (JsonIntake.Check(utf8.Span) is { } unsound) return new(null, [unsound]);
        using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonIntake.MostDepth });
        var faults = new List<Fault>();
        new StructureCheck(faults).Walk(json.RootElement, File, "");
        if (faults.Count > 0) return new(null, [.. faults]);
        var outline = Map(json.RootElement);
        faults.AddRange(outline.Cover.Concat(outline.Sections).GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new Fault("/sections", $"编号 {g.Key} 两次", "各不相同的编号", "改其中一个")));
        return faults.Count > 0 ? new(null, [.. faults]) : new(outline, []);
    }

    private static Outline Map(JsonElement root) => new(
        root.GetProperty("title").GetString()!,
        [.. root.GetProperty("cover").EnumerateArray().Select(c =>
            new OutlineSection(Text(c, "id"), "", 1, Text(c, "title"), Yes(c, "required"), false, []))],
        [.. root.GetProperty("sections").EnumerateArray().Select(Section)],
        [.. root.GetProperty("attachments").EnumerateArray().Select((a, n) => new OutlineAttachment(n + 1, a.GetString()!))]);

    private static OutlineSection Section(JsonElement s) => new(
        Text(s, "id"), Text(s, "no"), s.GetProperty("level").GetInt32(), Text(s, "title"), Yes(s, "required"), Yes(s, "perForm"),
        s.TryGetProperty("mustContain", out var demands)
            ? [.. demands.EnumerateArray().Select(d => new OutlineDemand(Text(d, "what"),
                [.. d.GetProperty("words").EnumerateArray().Select(w => w.GetString()!)]))]
            : []);

    private static string Text(JsonElement e, string member) => e.GetProperty(member).GetString()!;

    private static bool Yes(JsonElement e, string member) => e.TryGetProperty(member, out var word) && word.ValueEquals("yes");

    private static TextShape Line(string title) => new(title, "文字，首尾不空格", "^\\S(.{0,198}\\S)?$");

    private static TextShape Segment(string title) => new(title, "字母、数字和连字符", "^[A-Za-z0-9-]{1,30}$");
}
