using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Where in the template the compiler is: how many loops deep, and whether in a row that a loop over rows repeats.</summary>
internal readonly record struct Surroundings(int Loops, bool RowLoop);

/// <summary>Turns the tree of one part into pieces.</summary>
internal sealed class Compiler(PartContext context, List<TemplateFault> faults)
{
    // What may not occur twice in a document and so is left out of loops.
    private static readonly HashSet<string> s_leftOutOfLoops = new(StringComparer.Ordinal)
    {
        "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd",
    };

    private static readonly HashSet<string> s_paragraphHolders = new(StringComparer.Ordinal)
    {
        "w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote", "w:comment",
    };

    public static IReadOnlyList<Piece> Compile(Element root, string part, List<TemplateFault> faults, PartContext? context = null)
    {
        Normaliser.Apply(root, part, faults);
        new Lifter(part, faults).Apply(root);
        var pieces = new PieceBuilder();
        pieces.Fixed.Append(MarkupWriter.Declaration);
        new Compiler(context ?? PartContext.Bare, faults).Write(root, pieces, default);
        return pieces.Done();
    }

    /// <summary>Writes nodes that are children of <paramref name="parent"/>; blocks begin and end among them.</summary>
    internal void Sequence(Element parent, IEnumerable<Markup> nodes, PieceBuilder to, Surroundings around)
    {
        var blocks = new Blocks(parent, to, around.Loops, faults);
        Markup? previous = null;
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Text text:
                    MarkupWriter.Escape(blocks.Current.Fixed, text.Value);
                    break;
                case TagMark { Tag: ValueTag { Last: not null and not Function.Merge } tag } mark:
                    Placed(tag, mark, blocks.Current);
                    break;
                case TagMark { Tag: IncludeTag include } mark:
                    faults.Add(new(mark.Place, include.Source, $"共用部件“{include.Name}”须单独成段，并在发布时展开", null));
                    break;
                case TagMark { Tag: ValueTag tag } mark:
                    blocks.Current.Add(new ValuePiece(tag, mark.Place, parent.Name == "w:t" ? TextMarks.InRun : null));
                    break;
                case TagMark mark:
                    blocks.Take(mark);
                    break;
                case DrawingMark mark:
                    var source = context.Media?.Source(mark, faults);
                    var drawing = new PieceBuilder();
                    Write(mark.Drawing, drawing, new(blocks.Loops, around.RowLoop));
                    blocks.Current.Add(new DrawingPiece(mark, source, drawing.Done()));
                    break;
                case Element element:
                    if (element.Name == "w:tbl" && previous is TagMark)
                        blocks.Current.Add(new TableGapPiece());
                    Write(element, blocks.Current, new(blocks.Loops, around.RowLoop || blocks.InRowLoop));
                    break;
            }
            previous = node;
        }
        blocks.CloseAll();
    }

    // 段落, 图片 and 图表 say where their value goes; anywhere else they are refused.
    private void Placed(ValueTag tag, TagMark mark, PieceBuilder to)
    {
        if (tag.Last == Function.Blocks && mark.IsLifted)
        {
            var width = TextWidths.At(mark, context.TextWidth);
            to.Add(new BlocksPiece(tag, mark.Place, new BlocksXml(mark.Carrier, mark.RunProperties, context.Styles, width)));
            if (context.Styles.MissingHeadings.ToList() is { Count: > 0 } missing)
                Fault($"“段落”要用到的样式模板里没有：{string.Join("、", missing)}。请在 Word 的样式中加上（内置的“标题 1”到“标题 4”）");
            return;
        }
        Fault(tag.Last switch
        {
            Function.Blocks => "“段落”须单独成段，同一段里不能有别的文字",
            Function.Image => "“图片”写在图片的替代文字里：先插入一张图片占位，再把标签写进它的替代文字",
            _ => "“图表”写在图表的替代文字里：先插入一个柱形图，再把标签写进它的替代文字",
        });

        void Fault(string message) => faults.Add(new(mark.Place, tag.Source, message, null));
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
            // In a row that repeats, “keep with next” ties the last two repetitions to what follows; tying all would tie the whole table.
            case "w:keepNext" when around.RowLoop:
                to.Add(new LastRowPiece(Encoding.UTF8.GetBytes($"<{element.Written}/>")));
                break;
            case "wp:docPr":
                var id = element.Attributes.FindIndex(a => a.Name == "id");
                if (id >= 0)
                    element.Attributes[id] = element.Attributes[id] with { Content = [new HoleMark(Hole.DrawingNumber)] };
                Open(element, to, empty: false);
                Sequence(element, element.Children, to, around);
                MarkupWriter.Close(to.Fixed, element);
                break;
            case var _ when HoldsParagraphs(element) && element.Children.Exists(c => c is TagMark):
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
        return new(pieces.Done(), EmptyParagraph(around.RowLoop ? Loose(properties) : properties));
    }

    /// <summary>Paragraph properties that do not keep with what follows.</summary>
    internal static Element? Loose(Element? properties)
    {
        var loose = properties?.Clone();
        loose?.Children.RemoveAll(c => c is Element { Name: "w:keepNext" });
        return loose;
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
        Open(element, to, empty);
        if (empty)
            return;
        Sequence(element, element.Children, to, around);
        MarkupWriter.Close(to.Fixed, element);
    }

    // Attributes may hold tags (alternative texts) and holes (numbers, relationships, sizes).
    private static void Open(Element element, PieceBuilder to, bool empty)
    {
        to.Fixed.Append('<').Append(element.Written);
        foreach (var attribute in element.Attributes)
        {
            to.Fixed.Append(' ').Append(attribute.Written).Append("=\"");
            if (attribute.Content is null)
                MarkupWriter.EscapeAttribute(to.Fixed, attribute.Value);
            foreach (var node in attribute.Content ?? [])
            {
                if (node is TagMark { Tag: ValueTag tag } mark)
                    to.Add(new ValuePiece(tag, mark.Place, TextMarks.InAttribute));
                else if (node is HoleMark hole)
                    to.Add(new HolePiece(hole.Hole));
                else if (node is Text text)
                    MarkupWriter.EscapeAttribute(to.Fixed, text.Value);
            }
            to.Fixed.Append('"');
        }
        to.Fixed.Append(empty ? "/>" : ">");
    }

    private static bool HoldsParagraphs(Element element) => s_paragraphHolders.Contains(element.Name)
        || (element.Name == "w:sdtContent" && element.Ancestors().FirstOrDefault(a => a.Name is not ("w:sdt" or "w:sdtContent"))?.Name
            is not ("w:p" or "w:tbl" or "w:tr" or "w:hyperlink"));
}
