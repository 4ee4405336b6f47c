using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Where in the template the compiler is: how many loops deep, and whether in a row that a loop over rows repeats.</summary>
internal readonly record struct Surroundings(int Loops, bool RowLoop);

/// <summary>Turns the tree of one part into pieces.</summary>
internal sealed class Compiler(List<TemplateFault> faults)
{
    private const char Gap = '\u0001';

    // What may not occur twice in a document and so is left out of loops.
    private static readonly HashSet<string> s_leftOutOfLoops = new(StringComparer.Ordinal)
    {
        "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd",
    };

    private static readonly HashSet<string> s_paragraphHolders = new(StringComparer.Ordinal)
    {
        "w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote", "w:comment",
    };

    public static IReadOnlyList<Piece> Compile(Element root, string part, List<TemplateFault> faults)
    {
        Normaliser.Apply(root, part, faults);
        new Lifter(part, faults).Apply(root);
        var pieces = new PieceBuilder();
        pieces.Fixed.Append(MarkupWriter.Declaration);
        new Compiler(faults).Write(root, pieces, default);
        return pieces.Done();
    }

    /// <summary>Writes nodes that are children of <paramref name="parent"/>; blocks begin and end among them.</summary>
    internal void Sequence(Element parent, IEnumerable<Markup> nodes, PieceBuilder to, Surroundings around)
    {
        var blocks = new Blocks(parent, to, around.Loops, faults);
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Text text:
                    MarkupWriter.Escape(blocks.Current.Fixed, text.Value);
                    break;
                case TagMark { Tag: ValueTag tag } mark:
                    blocks.Current.Add(new ValuePiece(tag, mark.Place, parent.Name == "w:t" ? TextMarks.InRun : null));
                    break;
                case TagMark mark:
                    blocks.Take(mark);
                    break;
                case Element element:
                    Write(element, blocks.Current, new(blocks.Loops, around.RowLoop || blocks.InRowLoop));
                    break;
            }
        }
        blocks.CloseAll();
    }

    private void Write(Element element, PieceBuilder to, Surroundings around)
    {
        if (around.Loops > 0 && (s_leftOutOfLoops.Contains(element.Name) || element is { Name: "w:id", Parent.Name: "w:sdtPr" }))
            return;
        switch (element.Name)
        {
            case "w:tbl":
                Table(element, to, around with { RowLoop = false });
                break;
            case "w:tr" when around.RowLoop:
                var row = new PieceBuilder();
                Plain(element, row, around);
                to.Add(new RowPiece(row.Done()));
                break;
            case "w:tc" when around.RowLoop && MergeCells.IsOne(element):
                to.Add(new MergeCells(this, faults).Cell(element, around));
                break;
            case "wp:docPr":
                Drawing(element, to, around);
                break;
            case var name when s_paragraphHolders.Contains(name) && element.Children.Exists(c => c is TagMark):
                MarkupWriter.Open(to.Fixed, element, empty: false);
                to.Add(Paragraphs(element, element.Children, around));
                MarkupWriter.Close(to.Fixed, element);
                break;
            default:
                Plain(element, to, around);
                break;
        }
    }

    /// <summary>The children of a place that must end with a paragraph.</summary>
    internal ParagraphsPiece Paragraphs(Element holder, IEnumerable<Markup> children, Surroundings around)
    {
        var pieces = new PieceBuilder();
        Sequence(holder, children, pieces, around);
        var properties = holder.Children.OfType<TagMark>().FirstOrDefault(m => m.Carrier is not null)?.Carrier;
        return new(pieces.Done(), EmptyParagraph(properties));
    }

    internal static byte[] EmptyParagraph(Element? properties)
    {
        var xml = new StringBuilder("<w:p>");
        if (properties is not null)
            MarkupWriter.Whole(xml, properties);
        return Encoding.UTF8.GetBytes(xml.Append("</w:p>").ToString());
    }

    private void Table(Element table, PieceBuilder to, Surroundings around)
    {
        var tags = table.Below(e => e.Name == "w:tr").Any(n => n is TagMark);
        if (!tags)
        {
            Plain(table, to, around);
            return;
        }
        StringBuilder open = new(), close = new();
        MarkupWriter.Open(open, table, empty: false);
        foreach (var head in table.Elements.Where(IsTableHead))
            MarkupWriter.Whole(open, head);
        MarkupWriter.Close(close, table);
        var rows = new PieceBuilder();
        Sequence(table, table.Children.Where(c => c is not Element e || !IsTableHead(e)), rows, around);
        to.Add(new TablePiece(Encoding.UTF8.GetBytes(open.ToString()), rows.Done(), Encoding.UTF8.GetBytes(close.ToString())));
    }

    private static bool IsTableHead(Element element) => element.Name is "w:tblPr" or "w:tblGrid";

    private void Plain(Element element, PieceBuilder to, Surroundings around)
    {
        // A paragraph is never written as an empty element: a holder looks for its end tag.
        var empty = element.Children.Count == 0 && element.Name != "w:p";
        MarkupWriter.Open(to.Fixed, element, empty);
        if (empty)
            return;
        Sequence(element, element.Children, to, around);
        MarkupWriter.Close(to.Fixed, element);
    }

    private void Drawing(Element element, PieceBuilder to, Surroundings around)
    {
        var at = element.Attributes.FindIndex(a => a.Name == "id");
        if (at >= 0)
            element.Attributes[at] = element.Attributes[at] with { Value = Gap.ToString() };
        var open = new StringBuilder();
        MarkupWriter.Open(open, element, empty: false);
        var halves = open.ToString().Split(Gap);
        to.Fixed.Append(halves[0]);
        if (halves.Length > 1)
        {
            to.Add(new DrawingNumberPiece());
            to.Fixed.Append(halves[1]);
        }
        Sequence(element, element.Children, to, around);
        MarkupWriter.Close(to.Fixed, element);
    }
}
