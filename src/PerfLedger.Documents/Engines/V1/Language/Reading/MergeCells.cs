using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Compiles cells with 合并 in rows that a loop repeats. Anywhere else 合并 prints its value and nothing more.</summary>
internal sealed class MergeCells(Compiler compiler, List<TemplateFault> faults)
{
    // ECMA-376 part 1, 17.4.70: these come before w:vMerge in w:tcPr, everything else after.
    private static readonly HashSet<string> s_beforeMerge = new(StringComparer.Ordinal) { "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge" };

    public static bool IsOne(Element cell) => Mark(cell) is not null;

    public MergeCellPiece Cell(Element cell, Surroundings around)
    {
        var properties = cell.Child("w:tcPr") ?? new Element("w:tcPr", "w:tcPr");
        if (properties.Child("w:vMerge") is not null)
            faults.Add(new(Mark(cell)!.Place, Mark(cell)!.Tag.Source, "此单元格在模板里已经上下合并：请先拆分单元格，再用“合并”", null));
        StringBuilder open = new(), rest = new(), close = new();
        MarkupWriter.Open(open, cell, empty: false);
        MarkupWriter.Open(open, properties, empty: false);
        foreach (var property in properties.Elements)
            MarkupWriter.Whole(s_beforeMerge.Contains(property.Name) ? open : rest, property);
        MarkupWriter.Close(rest, properties);
        MarkupWriter.Close(close, cell);
        var first = cell.Below().OfType<Element>().FirstOrDefault(e => e.Name == "w:p");
        var paragraph = first?.Child("w:pPr");
        var xml = new MergeCellXml(Bytes(open), Bytes(rest), Compiler.EmptyParagraph(Compiler.Loose(paragraph)),
            Compiler.EmptyParagraph(paragraph), Bytes(close));
        var content = cell.Children.Where(c => c is not Element { Name: "w:tcPr" });
        return new MergeCellPiece(Column(cell), xml, [compiler.Paragraphs(cell, content, around)]);
    }

    private static TagMark? Mark(Element cell) =>
        cell.Below(e => e.Name == "w:tbl").OfType<TagMark>().FirstOrDefault(m => m.Tag is ValueTag { Merges: true });

    // The grid column a cell starts in.
    private static int Column(Element cell)
    {
        var row = cell.Ancestors().First(a => a.Name == "w:tr");
        var column = Number(row.Child("w:trPr")?.Child("w:gridBefore"), 0);
        foreach (var left in row.Below(e => e.Name == "w:tc").OfType<Element>().Where(e => e.Name == "w:tc"))
        {
            if (left == cell)
                break;
            column += Number(left.Child("w:tcPr")?.Child("w:gridSpan"), 1);
        }
        return column;
    }

    private static int Number(Element? element, int otherwise) =>
        int.TryParse(element?["w:val"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static byte[] Bytes(StringBuilder text) => Encoding.UTF8.GetBytes(text.ToString());
}
