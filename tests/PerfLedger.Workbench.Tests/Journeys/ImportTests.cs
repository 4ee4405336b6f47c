namespace PerfLedger.Workbench.Tests.Journeys;

public sealed class ImportTests : Journey
{
    [LedgerFact]
    public async Task The_13_forms_come_in_as_one_command()
    {
        var before = await PositionAsync();
        var commands = await ScalarAsync<long>("select count(*) from ledger.ledger_command");
        var answer = (await FillAsync("import", Sample.File, "--retrospective", "--json")).Json;
        var events = answer.Number("events");
        Assert.Equal(13, answer.Number("forms"));
        Assert.Equal((before + 1, before + events),
            (answer.GetProperty("accepted").Number("firstPosition"), answer.GetProperty("accepted").Number("lastPosition")));
        Assert.Equal(commands + 1, await ScalarAsync<long>("select count(*) from ledger.ledger_command"));
        Assert.Equal(14, await ScalarAsync<long>($"select count(distinct stream_id) from ledger.mt_events where seq_id > {before}"));
        Assert.Equal(1, await ScalarAsync<long>($"select count(distinct \"timestamp\") from ledger.mt_events where seq_id > {before}"));
        Assert.Equal(13, (await DoAsync("list", "--json")).Json.List("evaluations").Count(e =>
            e.GetProperty("retrospective").GetBoolean()));
    }

    [LedgerFact]
    public async Task The_same_file_again_records_nothing()
    {
        await ImportAllAsync();
        var position = await PositionAsync();
        var again = await ImportAllAsync();
        Assert.Contains("13 张表与台账一致，没有新记录", again.Out, StringComparison.Ordinal);
        Assert.Equal(position, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_changed_file_records_corrections_with_before_and_after()
    {
        await ImportAllAsync();
        var changed = Sample.Filing();
        var form = changed["selfEvaluations"]![8]!.AsObject();
        form["funds"]!["total"]!["executed"] = "118.69";
        form.Indicator("i-003")["actual"] = "1307人";
        var answer = await FillAsync("import", Sample.Write(PathOf("changed.json"), changed), "--reason", "与国库对账单核对后更正",
            "--reason-kind", "settlement", "--json");
        var history = (await DoAsync("history", "09", "--json")).Json.List("changes").Where(c =>
            c.Text("event") == "figure_corrected").ToList();
        Assert.Equal(
            [("funds.total.executed", "118.96", "118.69"), ("indicator.i-003.actual", "1317人", "1307人")],
            history.Select(c => (c.Text("figure"), c.Text("before"), c.Text("after"))).Order());
        Assert.All(history, c => Assert.Equal(("settlement", "与国库对账单核对后更正"), (c.Text("reasonKind"), c.Text("reason"))));
        Assert.All(history, c => Assert.Equal(answer.Json.Text("file"), c.Text("source")));
        Assert.Equal("/selfEvaluations/8/funds/total/executed",
            history.Single(c => c.Text("figure") == "funds.total.executed").Text("sourceAt"));
    }

    [LedgerFact]
    public async Task A_faulty_file_writes_nothing_and_names_every_fault_with_its_place()
    {
        var faulty = Sample.Filing();
        faulty["selfEvaluations"]![0]!["funds"]!["total"]!["executed"] = "一千九百";
        faulty["selfEvaluations"]![5]!["fiscalYear"] = "2020";
        faulty["selfEvaluations"]![12]!["indicators"]![0]!["wieght"] = "5";
        var before = await PositionAsync();
        (await SayAsync("import", Sample.Write(PathOf("faulty.json"), faulty), "--as", Filler)).Says(
            2, "faulty.json 有 3 处错误，没有写入", "/selfEvaluations/0/funds/total/executed", "一千九百", "/selfEvaluations/5/fiscalYear",
            "/selfEvaluations/12/indicators/0/wieght");
        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_form_that_a_rule_refuses_keeps_the_others_out_too()
    {
        await ImportAsync(9);
        await SubmitAsync();
        var changed = Sample.Filing();
        changed["selfEvaluations"]![8]!["funds"]!["total"]!["executed"] = "118.69";
        var before = await PositionAsync();
        var refused = await SayAsync("import", Sample.Write(PathOf("changed.json"), changed), "--as", Filler);
        Assert.Equal(4, refused.Exit);
        Assert.Contains("正在待审核", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_form_comes_out_as_it_went_in()
    {
        await ImportAllAsync();
        await FillAsync("import", Sample.File);
        await DoAsync("export", "09", "--out", PathOf("form.json"));
        var again = await FillAsync("import", PathOf("form.json"));
        Assert.Contains("1 张表与台账一致", again.Out, StringComparison.Ordinal);
        await DoAsync("export", "--out", PathOf("all.json"));
        Assert.Equal(await File.ReadAllBytesAsync(Sample.File), await File.ReadAllBytesAsync(PathOf("all.json")));
        Assert.Equal(Sample.Form(9).ToJsonString(),
            System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllBytesAsync(PathOf("form.json")))!.ToJsonString());
    }

    [LedgerFact]
    public async Task A_file_that_is_not_there_or_no_json_is_bad_input()
    {
        (await SayAsync("import", PathOf("none.json"), "--as", Filler)).Says(2, "没有文件");
        await File.WriteAllTextAsync(PathOf("text.json"), "{ \"schema\": ");
        (await SayAsync("import", PathOf("text.json"), "--as", Filler)).Says(2, "text.json");
        (await SayAsync("import", Sample.File)).Says(2, "--as");
    }
}
