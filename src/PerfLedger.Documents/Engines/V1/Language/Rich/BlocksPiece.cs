using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Paragraphs, headings, lists and tables of a value, in the styles of the template. Texts only: never markup of the value.
/// </summary>
internal sealed class BlocksPiece(ValueTag tag, string place, BlocksXml xml) : Piece
{
    public ValueTag Tag => tag;

    public string Place => place;

    public override void Write(RenderState to)
    {
        to.Step(place);
        var path = ((Call)tag.Value).Input.ToString() ?? "";
        var blocks = Evaluator.Of(tag.Value, to.Scope) switch
        {
            null or "" => [],
            IReadOnlyList<object?> list when list.Count <= LoopPiece.MaxRows => list,
            IReadOnlyList<object?> list =>
                throw new TemplateException(FormattableString.Invariant($"“{path}”有 {list.Count} 块，最多 {LoopPiece.MaxRows} 块")),
            _ => throw new TemplateException($"“{path}”不是成段的内容（块的列表），不能用“{Function.Blocks}”"),
        };
        for (var i = 0; i < blocks.Count; i++)
        {
            to.Step(place);
            Write(Block.Of(blocks[i], path, i + 1), to);
        }
    }

    private void Write(Block block, RenderState to)
    {
        switch (block.Kind)
        {
            case "段落":
                Paragraph(xml.Plain, block.Runs("文字"), to.Output);
                break;
            case "标题":
                Paragraph(xml.Heading(block.Level()), block.Runs("文字"), to.Output);
                break;
            case "表题":
                Paragraph(xml.Caption, block.Runs("文字"), to.Output);
                break;
            case "列表":
                var number = 0;
                var numbered = block.IsTrue("编号");
                foreach (var item in block.Items("项"))
                {
                    to.Step(place);
                    var mark = numbered ? string.Create(CultureInfo.InvariantCulture, $"{++number}.") : "•";
                    Paragraph(numbered ? xml.Numbered : xml.Bulleted, mark + item, to.Output);
                }
                break;
            case "表格":
                Table(block, to);
                break;
            case var kind:
                throw block.Wrong("种类", $"“段落”“标题”“列表”“表题”或“表格”（现为“{kind}”）");
        }
    }

    private static void Paragraph(byte[] opening, string text, Output to)
    {
        to.Write(opening);
        to.WriteText(text, TextMarks.InRun);
        to.Write(BlocksXml.Closing);
    }

    private void Table(Block block, RenderState to)
    {
        var heads = block.Texts("列");
        var rows = block.Rows("行", heads.Count);
        if (heads.Count is 0 or > 63)
            throw block.Wrong("列", "1 到 63 列");
        var alignments = block.TextsIfAny("对齐") ?? [.. heads.Select(_ => "左")];
        if (alignments.Count != heads.Count)
            throw block.Wrong("对齐", "与“列”同样多的“左”“中”“右”");
        var weights = block.TextsIfAny("宽")?.Select(w => ColumnWidths.Weight(w) ?? throw block.Wrong("宽", "1 到 10000 的整数")).ToList();
        if (weights is not null && weights.Count != heads.Count)
            throw block.Wrong("宽", "与“列”同样多的整数");
        var widths = weights is null
            ? ColumnWidths.Of(heads.Count, rows.Prepend(heads), xml.Width)
            : ColumnWidths.ByWeight(weights, xml.Width);

        TableGapPiece.Separate(to.Output);
        to.Output.Write(Encoding.UTF8.GetBytes(BlockTableXml.Open(widths)));
        Row(heads, [.. heads.Select(_ => xml.Cell("center", head: true))], widths, BlockTableXml.HeadRow, to);
        byte[][] cells = [.. alignments.Select(a => xml.Cell(Alignment(a, block), head: false))];
        foreach (var row in rows)
            Row(row, cells, widths, BlockTableXml.Row, to);
        to.Output.Write("</w:tbl>"u8);
    }

    private void Row(IReadOnlyList<string> texts, byte[][] openings, IReadOnlyList<int> widths, byte[] open, RenderState to)
    {
        to.Step(place);
        to.Output.Write(open);
        for (var i = 0; i < texts.Count; i++)
        {
            to.Output.Write(Encoding.UTF8.GetBytes(BlockTableXml.Cell(widths[i])));
            Paragraph(openings[i], texts[i], to.Output);
            to.Output.Write("</w:tc>"u8);
        }
        to.Output.Write("</w:tr>"u8);
    }

    private static string Alignment(string text, Block block) => text switch
    {
        "左" => "left",
        "中" => "center",
        "右" => "right",
        _ => throw block.Wrong("对齐", "“左”“中”或“右”"),
    };
}
