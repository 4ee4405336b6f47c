namespace PerfLedger.Workbench.Tests.Trail;

public sealed class UndoTests : Journey
{
    private const string Executed = "funds.total.executed", Full = "funds.total.fullYear";
    private static readonly string[] Because = ["--reason", "导入了未经核对的文件"];

    [LedgerFact]
    public async Task A_whole_import_of_thirteen_forms_is_taken_back_in_one_command()
    {
        var operation = (await FillAsync("import", Sample.File, "--json")).Json.Text("operation")!;
        var before = await PositionAsync();
        var plan = (await DoAsync("undo", operation, "--dry-run", "--json")).Json;
        Assert.Equal(before, await PositionAsync());
        Assert.True(plan.GetProperty("dryRun").GetBoolean());
        Assert.Equal(14, plan.List("streams").Count);
        Assert.All(plan.List("streams"), s => Assert.Empty(s.List("kept")));

        var done = (await FillAsync(["undo", operation, "--json", .. Because])).Json;
        Assert.Equal(before + done.Number("events"), await PositionAsync());
        var form = (await DoAsync("show", "09", "--json")).Json;
        Assert.Empty(form.List("indicators"));
        Assert.False(form.GetProperty("figures").GetProperty(Executed).Has("printed"));
        Assert.Equal(1L, await ScalarAsync<long>($"select count(distinct causation_id) from ledger.mt_events where seq_id > {before}"));
        Assert.Contains("没有可以退回的", (await FillAsync(["undo", operation, .. Because])).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "--check");
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task An_import_of_corrections_goes_back_except_for_what_others_changed_since()
    {
        var operation = await ReimportAsync();
        await DoAsync("enter", "09", Executed, "117", "--as", Other);
        var plan = (await DoAsync("undo", operation, "--dry-run")).Out;
        Assert.Contains("退回 1 处，之后改过而保留 1 处", plan, StringComparison.Ordinal);
        Assert.Contains($"{Other} ", plan, StringComparison.Ordinal);
        var before = await PositionAsync();
        var undone = (await FillAsync(["undo", operation, "--json", .. Because])).Json;
        Assert.Equal(before + 1, await PositionAsync());
        var figures = (await DoAsync("show", "09", "--json")).Json.GetProperty("figures");
        Assert.Equal(("117", "120"), (figures.GetProperty(Executed).Text("printed"), figures.GetProperty(Full).Text("printed")));
        var last = (await DoAsync("history", "09", Full, "--json")).Json.List("changes")[^1];
        Assert.Equal(("导入了未经核对的文件", undone.Text("undo")), (last.Text("reason"), last.Text("operation")));
    }

    [LedgerFact]
    public async Task An_undo_can_be_undone()
    {
        var operation = await ReimportAsync();
        var undo = (await FillAsync(["undo", operation, "--json", .. Because])).Json.Text("undo")!;
        await FillAsync(["undo", undo, "--reason", "文件核对无误，恢复导入"]);
        Assert.Equal("118.00", (await DoAsync("show", "09", "--json")).Json.GetProperty("figures").GetProperty(Executed).Text("printed"));
    }

    [LedgerFact]
    public async Task A_form_under_review_is_not_touched_and_neither_are_the_others()
    {
        var operation = (await FillAsync("import", Sample.File, "--json")).Json.Text("operation")!;
        await SubmitAsync();
        var before = await PositionAsync();
        (await SayAsync(["undo", operation, "--as", Filler, .. Because])).Says(4, "nhfz.09：这张表已送审", "EVA-04", "--only");
        Assert.Equal(before, await PositionAsync());
        Assert.Contains("现在不能写入", (await SayAsync("undo", operation, "--dry-run")).Is(1).Out, StringComparison.Ordinal);
        await FillAsync(["undo", operation, "--only", "08", "--only", "nhfz.10", .. Because]);
        Assert.Empty((await DoAsync("show", "08", "--json")).Json.List("indicators"));
        Assert.NotEmpty((await DoAsync("show", "09", "--json")).Json.List("indicators"));
    }

    [LedgerFact]
    public async Task A_submission_is_named_as_what_cannot_be_undone()
    {
        await ImportAsync();
        await SubmitAsync();
        var submitted = (await DoAsync("history", "09", "stage", "--json")).Json.List("changes")[^1].Text("operation")!;
        Assert.Contains("请审核处室退回", (await FillAsync(["undo", submitted, .. Because])).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task What_is_missing_or_unknown_is_told_with_a_remedy()
    {
        var operation = await ReimportAsync();
        (await SayAsync("undo", operation, "--as", Filler)).Says(2, "--reason");
        (await SayAsync("undo", operation, "--as", Filler, "--reason", "修改数据")).Says(4, "EVA-10");
        (await SayAsync(["undo", Guid.NewGuid().ToString(), "--as", Filler, .. Because])).Says(6, "没有操作", "history");
        await ImportAsync(8);
        (await SayAsync(["undo", operation, "--only", "08", "--as", Filler, .. Because])).Says(6, "没有改动");
    }

    [LedgerFact]
    public async Task The_same_command_id_undoes_once()
    {
        var operation = await ReimportAsync();
        string[] words = ["undo", operation, "--command-id", "0198c5b2-7e2a-7c11-9a52-0c8d2f3b1e44", .. Because];
        await FillAsync(words);
        var after = await PositionAsync();
        Assert.Contains("此前已办理", (await FillAsync(words)).Out, StringComparison.Ordinal);
        Assert.Equal(after, await PositionAsync());
    }

    /// <summary>Form 9 imported, and again with two amounts changed; the operation of the second time.</summary>
    private async Task<string> ReimportAsync()
    {
        await ImportAsync();
        var form = Sample.Form(9);
        form["funds"]!["total"]!["executed"] = "118.00";
        form["funds"]!["total"]!["fullYear"] = "119.00";
        return (await FillAsync("import", Sample.Write(PathOf("again.json"), form), "--json")).Json.Text("operation")!;
    }
}
