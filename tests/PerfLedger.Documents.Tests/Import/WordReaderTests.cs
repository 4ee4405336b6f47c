using PerfLedger.Documents.Import.Reading;
using static PerfLedger.Documents.Tests.Import.Files;

namespace PerfLedger.Documents.Tests.Import;

public sealed class WordReaderTests
{
    private static string[] Texts(Grid grid) => [.. grid.Cells.Select(c => c.Text)];

    private static (int Row, int Column, int Rows, int Columns)[] Places(Grid grid) =>
        [.. grid.Cells.Select(c => (c.Row, c.Column, c.RowSpan, c.ColumnSpan))];

    [Fact]
    public void A_cell_begins_where_the_cells_before_it_end()
    {
        var grid = Table(Row(Cell("甲", "<w:gridSpan w:val=\"2\"/>"), Cell("乙")) + Row(Cell("丙"), Cell("丁"), Cell("戊")));
        Assert.Equal([(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)], Places(grid));
        Assert.Equal(["R1C1", "R1C2", "R2C1", "R2C2", "R2C3"], grid.Cells.Select(c => c.At));
    }

    [Fact]
    public void A_row_may_begin_later()
    {
        var grid = Table(Row(Cell("甲"), Cell("乙")) + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("丙") + "</w:tr>");
        Assert.Equal((1, 1, 1, 1), Places(grid)[^1]);
    }

    [Fact]
    public void Merged_cells_stand_once_down_and_across()
    {
        var grid = Table(
            Row(Cell("组", "<w:vMerge w:val=\"restart\"/>"), Cell("宽", "<w:hMerge w:val=\"restart\"/>"),
                Cell("", "<w:hMerge w:val=\"continue\"/>"))
            + Row(Cell("", "<w:vMerge/>"), Cell("一"), Cell("二")) + Row(Cell("", "<w:vMerge w:val=\"continue\"/>"), Cell("三"), Cell("四")));
        Assert.Equal([(0, 0, 3, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)], Places(grid));
        Assert.Equal(["组", "宽", "一", "二", "三", "四"], Texts(grid));
    }

    [Fact]
    public void A_continuation_with_nothing_above_it_is_a_cell_of_its_own() =>
        Assert.Equal(["甲", "乙"], Texts(Table(Row(Cell("甲", "<w:vMerge/>"), Cell("乙")))));

    [Fact]
    public void Tracked_changes_are_read_as_accepted_and_said_so()
    {
        var file = Document("<w:tbl>" + Row(
            "<w:tc><w:p><w:r><w:t>1</w:t></w:r><w:ins><w:r><w:t>18</w:t></w:r></w:ins><w:del><w:r><w:delText>20</w:delText></w:r>"
                + "</w:del></w:p></w:tc>")
            + "<w:tr><w:trPr><w:del/></w:trPr>" + Cell("删") + "</w:tr></w:tbl>");
        Assert.Equal(["118"], Texts(file.Grids[0]));
        Assert.Contains("接受全部修订", Assert.Single(file.Notes), StringComparison.Ordinal);
        Assert.Empty(Document("<w:tbl>" + Row(Cell("118")) + "</w:tbl>").Notes);
    }

    [Fact]
    public void A_tracked_move_and_a_deleted_paragraph_mark_are_settled()
    {
        var grid = Table(Row("<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:r>"
            + "<w:t>前</w:t></w:r></w:p>"
            + "<w:p><w:moveTo><w:r><w:t>后</w:t></w:r></w:moveTo></w:p></w:tc>"));
        Assert.Equal(["前后"], Texts(grid));
    }

    [Fact]
    public void Of_a_field_the_result_counts_and_the_instruction_does_not()
    {
        var field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>=1+1</w:instrText><w:t>不</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:r><w:t>次</w:t></w:r>";
        Assert.Equal(["2次"], Texts(Table(Row($"<w:tc><w:p>{field}</w:p></w:tc>"))));
    }

    [Fact]
    public void A_text_box_is_read_once_though_it_stands_twice()
    {
        static string Box(string text) => $"<w:drawing><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:drawing>";
        var twice = $"<w:r><mc:AlternateContent><mc:Choice>{Box("框")}</mc:Choice><mc:Fallback>{Box("框")}</mc:Fallback>"
            + "</mc:AlternateContent></w:r>";
        Assert.Equal(["框"], Texts(Table(Row($"<w:tc><w:p>{twice}</w:p></w:tc>"))));
    }

    [Fact]
    public void Rows_cells_and_words_in_content_controls_and_links_count()
    {
        var rows = "<w:sdt><w:sdtContent><w:tr><w:customXml><w:tc><w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p></w:tc>"
            + "</w:customXml>"
            + "<w:sdt><w:sdtContent>" + Cell("乙") + "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>";
        Assert.Equal(["甲", "乙"], Texts(Table(rows)));
    }

    [Fact]
    public void Paragraphs_breaks_tabs_and_hyphens_are_kept_in_the_text()
    {
        var cell = "<w:tc><w:p><w:r><w:t>1.建成</w:t><w:br/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r></w:p><w:p><w:r><w:t>末</w:t>"
            + "</w:r></w:p></w:tc>";
        Assert.Equal(["1.建成\n2-3\n末"], Texts(Table(Row(cell))));
    }

    [Fact]
    public void A_table_in_a_cell_is_a_table_of_its_own()
    {
        var file = Document("<w:tbl>" + Row("<w:tc><w:tbl>" + Row(Cell("内")) + "</w:tbl><w:p><w:r><w:t>外</w:t></w:r></w:p></w:tc>")
            + "</w:tbl>");
        Assert.Equal(["外", "内"], file.Grids.SelectMany(Texts));
        Assert.Equal(["T1", "T2"], file.Grids.Select(g => g.At));
    }
}
