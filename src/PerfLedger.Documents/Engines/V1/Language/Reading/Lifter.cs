namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Puts control tags where they act: alone = structure, otherwise = text. A tag alone in its row acts between rows, alone in
/// its paragraph between paragraphs; any other acts between the runs of its paragraph. A row that opens a loop in its first
/// cell and ends it in its last is such a loop's body.
/// </summary>
internal sealed class Lifter(string part, List<TemplateFault> faults)
{
    // Content without letters: a tag beside it is not alone, or it would vanish with the tag.
    private static readonly HashSet<string> s_content = new(StringComparer.Ordinal)
    {
        "w:drawing", "w:pict", "w:object", "w:sym", "w:fldChar", "w:fldSimple", "w:footnoteReference", "w:endnoteReference", "w:ptab",
    };

    public void Apply(Element root)
    {
        foreach (var row in All(root, "w:tr"))
            LiftRow(row);
        foreach (var paragraph in All(root, "w:p"))
            LiftParagraph(paragraph);
        foreach (var run in All(root, "w:r").Where(r => r.Elements.Any(e => e.Name == "w:t" && Runs.HasControl(e))))
            Runs.Split(run);
    }

    private static void LiftRow(Element row)
    {
        if (Alone(row) is { Tag.IsControl: true } mark)
        {
            row.ReplaceWith(Detached(mark));
            return;
        }
        var cells = row.Below(e => e.Name == "w:tc").OfType<Element>().Where(e => e.Name == "w:tc").ToList();
        if (cells.Count < 2 || Balance(cells[0]) != 1 || Balance(cells[^1]) != -1)
            return;
        var opens = Marks(cells[0]).First();
        var ends = Marks(cells[^1]).Last();
        if (opens.Tag is not ForTag || ends.Tag is not EndTag || !IsFirst(cells[0], opens) || !IsLast(cells[^1], ends))
            return;
        var (before, after) = (Detached(opens), Detached(ends));
        Remove(opens);
        Remove(ends);
        row.ReplaceWith(before, row, after);
    }

    private void LiftParagraph(Element paragraph)
    {
        if (Alone(paragraph) is not { } mark)
            return;
        if (paragraph.Child("w:pPr")?.Child("w:sectPr") is not null)
            faults.Add(new(Place.Of(part, paragraph), mark.Tag.Source, "此标签所在的段落带有分节符：请把标签单独写成一段", null));
        paragraph.ReplaceWith(new TagMark(mark.Tag, mark.Place)
        {
            Carrier = paragraph.Child("w:pPr"),
            IsLifted = true,
            RunProperties = mark.Ancestors().FirstOrDefault(a => a.Name == "w:r")?.Child("w:rPr"),
        });
    }

    private static List<Element> All(Element root, string name) => [.. root.Below().OfType<Element>().Where(e => e.Name == name)];

    private static IEnumerable<TagMark> Marks(Element element) => element.Below().OfType<TagMark>();

    private static TagMark Detached(TagMark mark) => new(mark.Tag, mark.Place);

    private static TagMark? Alone(Element holder)
    {
        TagMark? only = null;
        foreach (var node in holder.Below())
        {
            if (node is Element element && (s_content.Contains(element.Name) || Runs.IsPageBreak(element)))
                return null;
            if (IsLetters(node) || node is DrawingMark)
                return null;
            if (node is TagMark mark)
            {
                if (only is not null || !(mark.Tag.IsControl || mark.Tag is ValueTag { Last: Function.Blocks }))
                    return null;
                only = mark;
            }
        }
        return only;
    }

    private static int Balance(Element cell) => Marks(cell).Sum(m => m.Tag switch { ForTag or IfTag => 1, EndTag => -1, _ => 0 });

    private static bool IsFirst(Element cell, TagMark mark) =>
        cell.Below().First(n => n is TagMark || IsLetters(n)) == mark;

    private static bool IsLast(Element cell, TagMark mark) =>
        cell.Below().Last(n => n is TagMark || IsLetters(n)) == mark;

    private static bool IsLetters(Markup node) => node is Text { Parent.Name: "w:t" } text && !string.IsNullOrWhiteSpace(text.Value);

    private static void Remove(TagMark mark)
    {
        var text = mark.Parent!;
        text.Children.Remove(mark);
        if (text.Children.Count > 0)
            return;
        var (run, paragraph) = (text.Parent!, text.Ancestors().First(a => a.Name == "w:p"));
        run.Children.Remove(text);
        if (run.Elements.All(e => e.Name == "w:rPr"))
            run.Parent!.Children.Remove(run);
        var isSpare = paragraph.Elements.All(e => e.Name == "w:pPr") && paragraph.Parent!.Elements.Count(e => e.Name == "w:p") > 1;
        if (isSpare)
            paragraph.Parent!.Children.Remove(paragraph);
    }
}
