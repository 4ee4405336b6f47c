using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Tests.Import;

public sealed class SheetReaderTests
{
    [Theory]
    [InlineData("General", "118.96", "118.96")]
    [InlineData("General", "570.80999999999995", "570.81")]
    [InlineData("General", "1.1000000000000001E-3", "0.0011")]
    [InlineData("General", "12345678901234567890", "12345678901234567890")]
    [InlineData("0.00", "1942.5", "1942.50")]
    [InlineData("#,##0.00", "1942.5", "1,942.50")]
    [InlineData("0.00%", "0.9538", "95.38%")]
    [InlineData("0%", "1.0135", "101%")]
    [InlineData("0.0", "2.25", "2.3")]
    [InlineData("0.0", "-2.25", "-2.3")]
    [InlineData("0\"万元\"", "1942", "1942万元")]
    [InlineData("_-* #,##0.00_-;-* #,##0.00_-", "1942.56", "1,942.56")]
    [InlineData("[Red]0.00;[Blue]-0.00", "3", "3.00")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "43966", "2020年5月15日")]
    [InlineData("yyyy-mm-dd", "43966.75", "2020年5月15日")]
    [InlineData("yyyy/m", "43966", "2020年5月")]
    [InlineData("yyyy-mm-dd", "60", "1900年3月1日")]
    [InlineData("h:mm", "0.5", "0.5")]
    public void A_number_is_read_as_it_shows(string format, string stored, string shown) =>
        Assert.Equal(shown, NumberFormat.Parse(format).Print(stored, from1904: false));

    [Fact]
    public void Dates_may_be_counted_from_1904() =>
        Assert.Equal("2020年5月15日", NumberFormat.Parse("yyyy-m-d").Print("42504", from1904: true));

    [Fact]
    public void What_is_no_number_or_no_day_is_not_guessed()
    {
        Assert.Null(NumberFormat.General.Print("1E400", false));
        Assert.Null(NumberFormat.Parse("yyyy-m-d").Print("-5", false));
        Assert.Null(NumberFormat.Parse("yyyy-m-d").Print("99999999", false));
    }

    [Fact]
    public void Cells_stand_where_their_reference_says_in_whatever_order()
    {
        var (grid, _) = Files.Workbook("<row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"B1\">"
            + "<v>2</v></c></row>");
        Assert.Equal(["B1:2", "A2:1", "C2:3"], grid.Cells.Select(c => $"{c.At}:{c.Text}"));
    }

    [Fact]
    public void Texts_of_every_kind_are_read()
    {
        const string phonetic = "<c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>yi</t></rPh></is></c>";
        var (grid, file) = Files.Workbook($"<row r=\"1\">{phonetic}<c r=\"B1\" t=\"str\"><f>A1</f><v>文</v></c><c r=\"C1\" t=\"b\">"
            + "<v>1</v></c>"
            + "<c r=\"D1\" t=\"e\"><v>#REF!</v></c><c r=\"E1\"><f>SUM(A1)</f></c></row>");
        Assert.Equal(["甲乙", "文", "是", "#REF!", ""], grid.Cells.Select(c => c.Text));
        Assert.Equal(2, file.Notes.Length);
        Assert.Contains(file.Notes, n => n.Contains("D1是错误值 #REF!", StringComparison.Ordinal));
        Assert.Contains(file.Notes, n => n.Contains("E1的公式没有保存结果", StringComparison.Ordinal));
    }

    [Fact]
    public void A_merged_value_stands_in_the_first_cell_only()
    {
        var (grid, _) = Files.Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>9</v></c></row><row r=\"2\"><c r=\"A2\">"
            + "<v>9</v></c><c r=\"C2\"><v>2</v></c></row>",
            "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C2:XFD1048576\"/></mergeCells>");
        Assert.Equal(["A1 2x2 1", "C2 1x1 2"], grid.Cells.Select(c => $"{c.At} {c.RowSpan}x{c.ColumnSpan} {c.Text}"));
    }

    [Fact]
    public void The_style_of_a_cell_decides_how_its_number_shows()
    {
        var (grid, _) = Files.Workbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.9538</v></c><c r=\"B1\" s=\"2\"><v>43966</v></c></row>",
            styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/></cellXfs>");
        Assert.Equal(["95.38%", "2020年5月15日"], grid.Cells.Select(c => c.Text));
    }

    [Fact]
    public void Field_ids_are_names_of_the_sheet()
    {
        var (grid, _) = Files.Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", book:
            "<definedNames><definedName name=\"pl.indicator.i_003.actual\" localSheetId=\"0\">'01'!$A$1</definedName>"
            + "<definedName name=\"pl_form\" localSheetId=\"0\">\"evaluation.x|12|f/1\"</definedName>"
            + "<definedName name=\"pl.funds.total.initial\" localSheetId=\"7\">'02'!$A$1</definedName></definedNames>");
        Assert.Equal([("indicator.i-003.actual", "A1")], grid.Names.Select(n => (n.Key, n.Value)));
        Assert.Equal("evaluation.x|12|f/1", grid.Form);
    }

    [Theory]
    [InlineData("A1", 0, 0)]
    [InlineData("$Z$10", 9, 25)]
    [InlineData("AA1", 0, 26)]
    [InlineData("XFD1048576", 1048575, 16383)]
    public void A_reference_is_read_and_written_alike(string text, int row, int column)
    {
        Assert.Equal((row, column), CellReference.Parse(text));
        Assert.Equal(text.Replace("$", "", StringComparison.Ordinal), CellReference.Of(row, column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A0")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("1A")]
    public void What_is_no_reference_is_none(string text) => Assert.Null(CellReference.Parse(text));
}
