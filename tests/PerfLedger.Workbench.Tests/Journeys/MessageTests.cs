namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>What people read when something is not as they wished: Chinese, in the words of the form, with what to do next.</summary>
public sealed class MessageTests : Journey
{
    private const string Report = "self-evaluation-report";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "report.json");

    [LedgerFact]
    public async Task What_nobody_foresaw_is_one_sentence_with_a_number_and_the_details_are_in_a_file()
    {
        await ImportAsync();
        // An event nobody can read: the catalogue knows its name, its content is another's.
        await TamperAsync("update ledger.mt_events set data = '{}' where type = 'self_evaluation_opened'");
        var answer = await ShowAsync(trace: false);
        var number = System.Text.RegularExpressions.Regex.Match(answer.Error, "编号 ([0-9a-f]{12}-[0-9a-f]{4})").Groups[1].Value;
        Assert.Single(answer.Error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        var details = await System.IO.File.ReadAllTextAsync(Path.Combine(PathOf("log"), number + ".log"));
        Assert.Contains("JsonException", details, StringComparison.Ordinal);
        Assert.Contains("   at ", details, StringComparison.Ordinal);
        Assert.Contains("   at ", (await ShowAsync(trace: true)).Error, StringComparison.Ordinal);
        // A folder that cannot be made: a file stands in its place.
        await System.IO.File.WriteAllTextAsync(PathOf("file"), "");
        Assert.Contains("没有写成文件", (await ShowAsync(false, Path.Combine(PathOf("file"), "log"))).Error, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_report_is_called_a_report_and_a_form_a_form()
    {
        await ImportAllAsync();
        await FillAsync("report", "import", File, "--retrospective");
        (await SayAsync("file", Report, "--as", Filler)).Says(4, "这份报告还没有审核通过", "REV-08");
        (await SayAsync("file", "09", "--as", Filler)).Says(4, "这张表还没有审核通过", "REV-08");
        (await SayAsync("accept", Report, "--as", Reviewer)).Says(4, "这份报告还没有送审", "REV-04");
        (await SayAsync("correct", Report, "--as", Filler, "--reason", "决算批复后金额变化")).Says(4, "这份报告还没有报送", "REV-10");
        await SubmitAsync(Report);
        await System.IO.File.WriteAllTextAsync(PathOf("5.txt"), "无。");
        (await SayAsync("report", "write", Report, "5", PathOf("5.txt"), "--as", Filler)).Says(4, "这份报告已送审", "EVA-04");
    }

    [LedgerFact]
    public async Task Findings_name_the_cell_in_words()
    {
        await ImportAllAsync();
        var refused = (await SayAsync("submit", "09", "--as", Filler)).Says(4, "REV-03");
        Assert.DoesNotContain("（/", refused.Error, StringComparison.Ordinal);
        var found = (await DoAsync("findings", "13")).Out;
        Assert.Contains("[质量指标／项目资金拨付时间·二级指标]", found, StringComparison.Ordinal);
        Assert.DoesNotContain("[/", (await SayAsync("findings")).Is(1).Out, StringComparison.Ordinal);
        await FillAsync("report", "import", File, "--retrospective");
        await System.IO.File.WriteAllTextAsync(PathOf("5.txt"), "另有{{ 09.funds.other.executed | 万元 }}万元。");
        await FillAsync("report", "write", Report, "5", PathOf("5.txt"));
        (await SayAsync("submit", Report, "--as", Filler)).Says(4, "TXT-07（“5”节）");
        Assert.Contains("TXT-07 [5] “", (await SayAsync("report", "check", Report)).Is(1).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_file_of_another_kind_is_one_sentence_and_the_right_word()
    {
        var report = (await SayAsync("report", "import", Sample.File, "--as", Filler)).Says(2, "是自评表文件", "perfledger import filing.json");
        Assert.Equal(2, report.Error.Trim().Split('\n').Length);
        var form = (await SayAsync("import", File, "--as", Filler)).Says(2, "是报告文件", "perfledger report import report.json");
        Assert.Equal(2, form.Error.Trim().Split('\n').Length);
        (await SayAsync("check", File)).Says(2, "perfledger report check report.json");
    }

    [LedgerFact]
    public async Task A_form_nobody_knows_is_answered_with_where_the_known_ones_are_listed()
    {
        var unknown = (await SayAsync("template", "check", Sample.File, "--form", "none/1")).Says(6,
            "没有表样“none/1”", "perfledger template list");
        Assert.DoesNotContain("templates/", unknown.Error, StringComparison.Ordinal);
        (await SayAsync("report", "open", "--form", "project-self-evaluation/2020-zhuzhou", "--year", "2020", "--unit", "ZZ-JYJ",
            "--unit-name", "株洲市教育局", "--as", Filler)).Says(6, "不是自评报告的式样", "overall-report/2019-hunan");
    }

    [LedgerFact]
    public async Task What_the_ledger_itself_refuses_is_said_in_Chinese()
    {
        (await SayAsync("show", "09", "--as-of", "@999999999")).Is(6);
        await ImportAsync();
        await TamperAsync("update ledger.mt_events set type = 'never_heard' where type = 'self_evaluation_opened'");
        (await SayAsync("show", "09")).Says(3, "不认识事件“never_heard”", "perfledger verify");
    }

    private async Task<Answer> ShowAsync(bool trace, string? folder = null)
    {
        Environment.SetEnvironmentVariable("PERFLEDGER_LOG", folder ?? PathOf("log"));
        Environment.SetEnvironmentVariable("PERFLEDGER_TRACE", trace ? "1" : null);
        try
        {
            return (await SayAsync("show", "09")).Is(7);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PERFLEDGER_LOG", null);
            Environment.SetEnvironmentVariable("PERFLEDGER_TRACE", null);
        }
    }
}
