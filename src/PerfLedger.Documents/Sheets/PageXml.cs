using System.Globalization;
using System.Text;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Sheets;

/// <summary>One sheet as its part: cells, merges, locks, drop-downs, and how it goes to paper.</summary>
internal sealed class PageXml(Page page, StyleTable styles)
{
    private const decimal TwipsInACharacter = 105; // a character of the default font is 7 pixels wide, a pixel 15 twips
    private readonly StringBuilder _xml = new(SheetXml.Declaration);

    public byte[] Part()
    {
        Say($"<worksheet xmlns=\"{SheetXml.Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        Say($"<dimension ref=\"A1:{CellReference.Of(page.Heights.Length - 1, page.Widths.Length - 1)}\"/>");
        View();
        Say($"<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        foreach (var (at, width) in page.Widths.Index())
            Say($"<col min=\"{at + 1}\" max=\"{at + 1}\" width=\"{width / TwipsInACharacter:0.##}\" customWidth=\"1\"/>");
        Say($"</cols><sheetData>");
        Rows();
        Say($"</sheetData>");
        if (page.IsList) Say($"<autoFilter ref=\"{page.FilteredRange}\"/>");
        else Say($"<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\"/>");
        Merges();
        Choices();
        Say($"<printOptions horizontalCentered=\"1\"/>");
        // 20 mm all round, as on the form.
        Say($"<pageMargins left=\"0.787\" right=\"0.787\" top=\"0.787\" bottom=\"0.787\" header=\"0.3\" footer=\"0.3\"/>");
        var orientation = page.Landscape ? "landscape" : "portrait";
        Say($"<pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToWidth=\"1\" fitToHeight=\"0\"/>");
        Say($"<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页&#10;&amp;8{Footer()}</oddFooter></headerFooter></worksheet>");
        return Encoding.UTF8.GetBytes(_xml.ToString());
    }

    private void View()
    {
        if (page.Frozen == 0)
        {
            Say($"<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews>");
            return;
        }

        Say($"<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">");
        Say($"<pane ySplit=\"{page.Frozen}\" topLeftCell=\"A{page.Frozen + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        Say($"</sheetView></sheetViews>");
    }

    private void Rows()
    {
        var rows = page.Cells.SelectMany(Covered).GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Column).ToList());
        foreach (var (row, height) in page.Heights.Index())
        {
            Say($"<row r=\"{row + 1}\" ht=\"{height}\" customHeight=\"1\">");
            foreach (var cell in rows.GetValueOrDefault(row) ?? []) Cell(cell);
            Say($"</row>");
        }
    }

    // A merged cell keeps its border only when every cell under it has it.
    private static IEnumerable<PageCell> Covered(PageCell cell) =>
        from row in Enumerable.Range(cell.Row, cell.RowSpan)
        from column in Enumerable.Range(cell.Column, cell.ColumnSpan)
        select (row, column) == (cell.Row, cell.Column) ? cell
            : cell with { Row = row, Column = column, Content = cell.Content with { Text = "", IsNumber = false, Formula = null } };

    private void Cell(PageCell cell)
    {
        var content = cell.Content;
        var at = CellReference.Of(cell.Row, cell.Column);
        var style = styles.Of(cell.Look, content, cell.Figures.Length == 0);
        var type = content.IsNumber ? "" : " t=\"str\"";
        if (content.Formula is { } formula)
            Say($"<c r=\"{at}\" s=\"{style}\"{type}><f>{SheetXml.Escape(formula)}</f><v>{SheetXml.Escape(content.Text)}</v></c>");
        else if (content.IsNumber) Say($"<c r=\"{at}\" s=\"{style}\"><v>{content.Text}</v></c>");
        else if (content.Text.Length == 0) Say($"<c r=\"{at}\" s=\"{style}\"/>");
        else Say($"<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SheetXml.Escape(content.Text)}</t></is></c>");
    }

    private void Merges()
    {
        var merged = page.Cells.Where(c => c.RowSpan * c.ColumnSpan > 1).ToList();
        if (merged.Count == 0) return;
        Say($"<mergeCells count=\"{merged.Count}\">");
        foreach (var c in merged)
        {
            var last = CellReference.Of(c.Row + c.RowSpan - 1, c.Column + c.ColumnSpan - 1);
            Say($"<mergeCell ref=\"{CellReference.Of(c.Row, c.Column)}:{last}\"/>");
        }

        Say($"</mergeCells>");
    }

    private void Choices()
    {
        var lists = page.Cells.Where(c => c.Choices.Length > 0).GroupBy(c => (List: string.Join(',', c.Choices), c.Closed))
            .Where(g => g.Key.List.Length <= 255).ToList(); // the most a list in a cell can say
        if (lists.Count == 0) return;
        Say($"<dataValidations count=\"{lists.Count}\">");
        foreach (var list in lists)
        {
            var cells = string.Join(' ', list.Select(c => CellReference.Of(c.Row, c.Column)));
            Say($"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"{(list.Key.Closed ? 1 : 0)}\" sqref=\"{cells}\">");
            Say($"<formula1>\"{SheetXml.Escape(list.Key.List)}\"</formula1></dataValidation>");
        }

        Say($"</dataValidations>");
    }

    // An ampersand begins a command in a footer.
    private string Footer() => SheetXml.Escape(page.Footer.Replace("&", "&&", StringComparison.Ordinal));

    private void Say(FormattableString piece) => _xml.Append(FormattableString.Invariant(piece));
}
