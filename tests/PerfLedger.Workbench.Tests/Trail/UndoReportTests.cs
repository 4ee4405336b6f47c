using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Trail;

/// <summary>What one call did to a report is taken back like what it did to a form.</summary>
public sealed class UndoReportTests : Journey
{
    private const string Report = "self-evaluation-report";

    private static readonly string[] Because = ["--reason", "导入了未经核对的文件"];

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "report.json");

    [LedgerFact]
    public async Task An_imported_report_is_taken_back_and_given_back()
    {
        await ImportAllAsync();
        var operation = (await FillAsync("report", "import", File, "--retrospective", "--json")).Json.Text("operation")!;
        await DoAsync("report", "export", Report, "--out", PathOf("before.json"));
        var before = await PositionAsync();
        var plan = (await DoAsync("undo", operation, "--dry-run")).Out;
        Assert.Contains("之后改过而保留 0 处", plan, StringComparison.Ordinal);
        Assert.Equal(before, await PositionAsync());

        var undo = (await FillAsync(["undo", operation, "--json", .. Because])).Json.Text("undo")!;
        Assert.DoesNotContain("万元", (await DoAsync("report", "show", Report)).Out, StringComparison.Ordinal);
        Assert.Contains("取消关联", (await DoAsync("history", Report, "source.09")).Out, StringComparison.Ordinal);
        await FillAsync("undo", undo, "--reason", "文件核对无误，恢复导入");
        await DoAsync("report", "export", Report, "--out", PathOf("after.json"));
        Assert.Equal(
            await System.IO.File.ReadAllTextAsync(PathOf("before.json")), await System.IO.File.ReadAllTextAsync(PathOf("after.json")));
        await DoAsync("rebuild", "--check");
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task A_section_that_another_wrote_since_is_told_and_stays()
    {
        await ImportAllAsync();
        await FillAsync("report", "import", File, "--retrospective");
        var file = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!;
        file["sections"]!["5"] = "另有说明。";
        await System.IO.File.WriteAllTextAsync(PathOf("again.json"), file.ToJsonString());
        var operation = (await FillAsync("report", "import", PathOf("again.json"), "--json")).Json.Text("operation")!;
        await System.IO.File.WriteAllTextAsync(PathOf("5.txt"), "以附件为准。");
        await DoAsync("report", "write", Report, "5", PathOf("5.txt"), "--as", Other);
        var plan = (await DoAsync("undo", operation, "--only", Report, "--dry-run")).Out;
        Assert.Contains("退回 0 处，之后改过而保留 1 处", plan, StringComparison.Ordinal);
        Assert.Contains($"{Other} ", plan, StringComparison.Ordinal);
        Assert.Contains("没有可以退回的", (await FillAsync(["undo", operation, .. Because])).Out, StringComparison.Ordinal);
        Assert.Contains("以附件为准", (await DoAsync("report", "show", Report, "5")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_report_under_review_is_not_touched()
    {
        await ImportAllAsync();
        var operation = (await FillAsync("report", "import", File, "--retrospective", "--json")).Json.Text("operation")!;
        await SubmitAsync(Report);
        (await SayAsync(["undo", operation, "--as", Filler, .. Because])).Says(4, "EVA-04");
        Assert.Contains("现在不能写入", (await SayAsync("undo", operation, "--dry-run")).Is(1).Out, StringComparison.Ordinal);
    }
}
