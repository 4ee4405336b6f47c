using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Documents.Sheets;

namespace PerfLedger.Documents.Tests.Sheets;

public sealed class WorkbookTests
{
    private static readonly CellLook s_look = new("仿宋_GB2312", 21, false, true);

    private static Page PageOf(params string[] texts) => new("01 考点", [1500], [.. texts.Select(_ => 20)],
        [.. texts.Select((t, at) => new PageCell(at, 0, 1, 1, CellContent.Of(t), s_look) { Figures = [$"indicator.i-{at}.actual"] })])
    { Form = "evaluation.2020.A.b.c.01|3|f/1", Footer = "评价 & 版本" };

    private static byte[] Write(params Page[] pages) => WorkbookWriter.Write(pages, "自评表", DateTimeOffset.UnixEpoch);

    private static string Part(byte[] workbook, string name) => Encoding.UTF8.GetString(PackageReader.Read(workbook)[name]);

    [Theory]
    [InlineData("118.96", "118.96", "General", true)]
    [InlineData("325", "325", "General", true)]
    [InlineData("0", "0", "General", true)]
    [InlineData("-3.5", "-3.5", "General", true)]
    [InlineData("1942.50", "1942.5", "0.00", true)]
    [InlineData("1,942.56", "1942.56", "#,##0.00", true)]
    [InlineData("95.38%", "0.9538", "0.00%", true)]
    [InlineData("100%", "1", "0%", true)]
    [InlineData("007", "007", "General", false)]
    [InlineData("≥90%", "≥90%", "General", false)]
    [InlineData("384间", "384间", "General", false)]
    [InlineData("1E5", "1E5", "General", false)]
    [InlineData("19,42", "19,42", "General", false)]
    [InlineData("12345678901234567", "12345678901234567", "General", false)]
    [InlineData("#####", "#####", "General", false)]
    [InlineData("-0", "-0", "General", false)]
    public void A_printed_text_is_a_number_only_where_the_number_shows_it_again(string printed, string stored, string format, bool number)
    {
        Assert.Equal(new CellContent(stored, format, number), CellContent.Of(printed));
        if (number) Assert.Equal(printed, NumberFormat.Parse(format).Print(stored, false));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void What_looks_like_a_formula_is_written_as_text_and_marked_so(string text)
    {
        var workbook = Write(PageOf(text));
        Assert.DoesNotContain("<f>", Part(workbook, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("t=\"inlineStr\"", Part(workbook, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("quotePrefix=\"1\"", Part(workbook, "xl/styles.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinary_text_carries_no_such_mark() =>
        Assert.DoesNotContain("quotePrefix", Part(Write(PageOf("≥90%", "-3.5")), "xl/styles.xml"), StringComparison.Ordinal);

    [Fact]
    public void Everything_written_is_read_back_as_it_was()
    {
        string[] texts = ["118.96", "1942.50", "95.38%", "≥90%", "a<b>&\"c\"", "一\n二", "_x0041_", "007", "=1+1", "😀"];
        var grid = OfficeReader.Read(Write(PageOf(texts)), ".xlsx").Grids.Single();
        Assert.Equal(texts, grid.Cells.Select(c => c.Text));
        Assert.Equal("evaluation.2020.A.b.c.01|3|f/1", grid.Form);
        Assert.Equal([.. Enumerable.Range(0, texts.Length).Select(n => ($"indicator.i-{n}.actual", $"A{n + 1}"))],
            grid.Names.OrderBy(n => int.Parse(n.Value[1..], System.Globalization.CultureInfo.InvariantCulture))
                .Select(n => (n.Key, n.Value)));
    }

    [Fact]
    public void The_same_pages_are_the_same_bytes_under_any_culture()
    {
        var first = Write(PageOf("118.96", "95.38%"));
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(first, Write(PageOf("118.96", "95.38%")));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Labels_are_locked_and_figures_are_not()
    {
        var label = new PageCell(0, 0, 1, 1, CellContent.Of("合计"), s_look);
        var page = new Page("01", [1500, 1500], [20], [label, label with { Column = 1, Figures = ["funds.total.initial"] }]);
        var (sheet, styles) = (Part(Write(page), "xl/worksheets/sheet1.xml"), Part(Write(page), "xl/styles.xml"));
        Assert.Contains("<c r=\"A1\" s=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"B1\" s=\"2\"", sheet, StringComparison.Ordinal);
        Assert.True(styles.IndexOf("locked=\"1\"", StringComparison.Ordinal) < styles.IndexOf("locked=\"0\"", StringComparison.Ordinal));
        Assert.Contains("<sheetProtection sheet=\"1\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("password", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_formulas_with_their_results()
    {
        Page Form(string name, string executed, string score) => new(name, [1500], [20, 20, 20],
        [
            new(0, 0, 1, 1, CellContent.Of("120"), s_look) { Figures = ["funds.total.fullYear"] },
            new(1, 0, 1, 1, CellContent.Of(executed), s_look) { Figures = ["funds.total.executed"] },
            new(2, 0, 1, 1, CellContent.Of(score), s_look) { Figures = ["total.score"] },
        ]);
        SummaryForm[] forms = [new(Form("甲's", "118.96", "99.91"), "甲", false, true), new(Form("乙", "1200000", ""), "乙", true, true)];
        var sheet = Part(Write(SummaryPage.Of(forms, "汇总", "汇总表"), forms[0].Page, forms[1].Page), "xl/worksheets/sheet1.xml");
        Assert.Contains("<f>IF('甲''s'!A2=&quot;&quot;,&quot;&quot;,'甲''s'!A2)</f><v>118.96</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("'乙'!A2/10000)</f><v>120</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("<f>SUM(E3:E4)</f><v>238.96</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("ROUND(E3/D3,4))</f><v>0.9913</v>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_leaves_out_what_holds_its_projects_already()
    {
        Page Form(string name, string executed) => new(name, [1500], [20],
            [new(0, 0, 1, 1, CellContent.Of(executed), s_look) { Figures = ["funds.total.executed"] }]);
        SummaryForm[] forms = [new(Form("甲", "420"), "甲", false, true), new(Form("整体", "8600"), "整体", false, false)];
        var sheet = Part(Write(SummaryPage.Of(forms, "汇总", "汇总表"), forms[0].Page, forms[1].Page), "xl/worksheets/sheet1.xml");
        Assert.Contains("<f>SUM(E3:E3)</f><v>420</v>", sheet, StringComparison.Ordinal);
        var whole = Part(Write(SummaryPage.Of([forms[1]], "汇总", "汇总表"), forms[1].Page), "xl/worksheets/sheet1.xml");
        Assert.Contains("<f>SUM(E3:E3)</f><v>8600</v>", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_sheets_are_fit_and_each_is_given_once()
    {
        var names = new PageNames();
        Assert.Equal("01 考试考务", names.Of("01 考试/考务"));
        Assert.Equal("01 考试考务(2)", names.Of("01 考试:考务"));
        Assert.Equal(31, names.Of(new string('长', 50)).Length);
        Assert.Equal(31, names.Of(new string('长', 50)).Length);
        Assert.Equal("表", names.Of("[]"));
    }
}
