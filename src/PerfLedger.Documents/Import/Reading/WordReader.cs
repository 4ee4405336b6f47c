using System.Collections.Immutable;
using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>Reads a Word document: tables as grids, tracked changes settled as if accepted.</summary>
internal sealed class WordReader(SortedDictionary<string, byte[]> parts, Relations relations, Xml xml)
{
    private const int MostTables = 500;

    private readonly List<ReadParagraph> _paragraphs = [];
    private readonly List<Grid> _grids = [];

    public ReadDocument Read(string main, Node root)
    {
        var body = root.Child("w:body") ?? throw Refuse.BadXml(main);
        var styles = new WordStyles(Part(main, "styles"));
        var text = new WordText(styles);
        Walk(text, "body", body);
        foreach (var kind in (string[])["header", "footer"])
        {
            foreach (var target in relations.Targets(main, kind).Distinct(StringComparer.Ordinal))
                if (parts.TryGetValue(target, out var bytes)) Walk(text, kind, xml.Read(bytes, target));
        }

        if (_grids.Count == 0) throw Refuse.Empty();
        var size = body.Below().LastOrDefault(n => n.Name == "w:pgSz");
        return new ReadDocument("docx", [.. _grids], [.. _paragraphs], Notes(text), size?["w:orient"] == "landscape");
    }

    private static ImmutableArray<string> Notes(WordText text) =>
        text.SawChanges ? ["文件带有修订痕迹：已按“接受全部修订”读取（插入的计入，删除的不计）。"] : [];

    private Node? Part(string main, string type) =>
        relations.Targets(main, type).FirstOrDefault() is { } target && parts.TryGetValue(target, out var bytes) ? xml.Read(bytes, target)
            : null;

    private void Walk(WordText text, string part, Node parent)
    {
        foreach (var block in text.Flow(parent))
        {
            if (block.Name == "w:p") Paragraph(text, part, block);
            else if (block.Name == "w:tbl" && part == "body") Table(text, block);
            else if (block.Name == "w:tbl") Words(text, part, block);
        }
    }

    private void Paragraph(WordText text, string part, Node paragraph)
    {
        var (words, look) = (text.Of(paragraph), text.Look(paragraph));
        if (words.Trim().Length > 0) _paragraphs.Add(new(part, _grids.Count, words.Trim(), look.Size, look.Left));
    }

    // A table in a header or footer is only a way to set words.
    private void Words(WordText text, string part, Node table)
    {
        foreach (var paragraph in table.Below().Where(n => n.Name == "w:p")) Paragraph(text, part, paragraph);
    }

    private void Table(WordText text, Node table)
    {
        if (_grids.Count >= MostTables) throw Refuse.TooMuch($"超过 {MostTables} 个表格");
        var number = (_grids.Count + 1).ToString(CultureInfo.InvariantCulture);
        var nested = new List<Node>();
        _grids.Add(WordTable.Read(text, table, $"T{number}", $"第{number}个表格", nested));
        foreach (var inner in nested) Table(text, inner);
    }
}
