namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>The demo as it is shipped: it makes its own ledger and leaves files in out/.</summary>
public sealed class DemoTests : Journey
{
    private const string Root = "PERFLEDGER_ROOT";

    [LedgerFact]
    public async Task The_demo_files_the_forms_and_the_report_over_them_and_makes_all_of_it_again()
    {
        ConnectTo(null); // the demo's ledger is its own
        var before = Environment.GetEnvironmentVariable(Root);
        Environment.SetEnvironmentVariable(Root, PathOf(""));
        try
        {
            var said = (await DoAsync("demo")).Out;
            Assert.Matches(@"表 13，报告 1，事件 1\d{3}，校验结果 175，报送 14，重新生成一致 14$", said.TrimEnd());
            Assert.Contains("15 条事件流冻结在同一位置", said, StringComparison.Ordinal); // the report, 13 forms and the programme
        }
        finally
        {
            Environment.SetEnvironmentVariable(Root, before);
        }

        Assert.Equal(28, Directory.GetFiles(PathOf("out"), "*.docx").Length); // 14 with a receipt each
        var report = DocumentText.Of(PathOf("out/自评报告.docx"));
        Assert.Contains("年中调整减少291.06万元", report, StringComparison.Ordinal);
        Assert.Contains("附件1-13", report, StringComparison.Ordinal);
        Assert.Contains("报送回执", DocumentText.Of(PathOf("out/自评报告_回执.docx")), StringComparison.Ordinal);
    }
}
