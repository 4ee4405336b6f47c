using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Tests.Trail;

/// <summary>What a search found, handed on.</summary>
public sealed partial class SearchExportTests : Journey
{
    private const string Trap = "=HYPERLINK(\"http://example.org\")";

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await ImportAsync(8);
        await FillAsync("enter", "09", "indicator.i-014.deviation", Trap, "--reason", "+1 与国库对账单核对后更正");
    }

    [LedgerFact]
    public async Task A_workbook_holds_every_change_as_text_that_no_spreadsheet_runs()
    {
        var answer = await DoAsync("search", "--evaluation", "09", "--xlsx", PathOf("found.xlsx"), "--json");
        var sheet = Workbooks.Part(PathOf("found.xlsx"), "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK(&quot;", sheet, StringComparison.Ordinal);
        var trap = Style().Match(sheet[..sheet.IndexOf("=HYPERLINK", StringComparison.Ordinal)]).Groups[1].Value;
        var styles = Workbooks.Part(PathOf("found.xlsx"), "xl/styles.xml");
        var formats = styles[styles.IndexOf("<cellXfs", StringComparison.Ordinal)..].Split("<xf ");
        var style = int.Parse(trap, System.Globalization.CultureInfo.InvariantCulture) + 1;
        Assert.Contains("quotePrefix=\"1\"", formats[style], StringComparison.Ordinal);
        Assert.Contains("<pane ySplit=\"2\"", sheet, StringComparison.Ordinal);
        var rows = await ScalarAsync<long>($"select count(*) from ledger.trail where stream = '{Form9}'");
        Assert.Equal(rows, answer.Json.Number("found"));
        Assert.Equal(rows + 3, sheet.Split("<row ").Length - 1); // title, heads, note
    }

    [LedgerFact]
    public async Task Paper_of_a_search_is_made_again_to_the_byte_by_the_words_it_prints()
    {
        await DoAsync("search", "--figure", "funds.total", "--text", "118.96", "--docx", PathOf("one.docx"));
        var words = DocumentText.Of(PathOf("one.docx"));
        Assert.Contains("改动查询结果", words, StringComparison.Ordinal);
        var asked = Words().Match(words).Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await FillAsync("enter", "08", "funds.total.executed", "118.96", "--reason", "与国库对账单核对后更正"); // later, so not on it
        await DoAsync([.. asked, "--docx", PathOf("two.docx")]);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("one.docx")), await File.ReadAllBytesAsync(PathOf("two.docx")));
    }

    [LedgerFact]
    public async Task Nothing_found_makes_no_file()
    {
        (await SayAsync("search", "--text", "从未写过的话", "--xlsx", PathOf("none.xlsx"))).Says(6, "没有符合的改动");
        Assert.False(File.Exists(PathOf("none.xlsx")));
    }

    [GeneratedRegex("s=\"(\\d+)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">$")]
    private static partial Regex Style();

    [GeneratedRegex("运行\\s*perfledger (search.*?)\\s--docx")]
    private static partial Regex Words();
}
