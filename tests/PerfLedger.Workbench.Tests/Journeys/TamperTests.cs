namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>What somebody with all privileges on the server changes behind the program's back is found.</summary>
public sealed class TamperTests : Journey
{
    private string byteDigest = "";

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await AcceptAsync();
        byteDigest = (await FillAsync("file", "09", "--json")).Json.GetProperty("filing").Text("byteDigest")!;
    }

    [LedgerFact]
    public async Task A_changed_event_is_found_by_place_and_by_position()
    {
        const string Cell = "type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'";
        var position = await ScalarAsync<long>($"select seq_id from ledger.mt_events where {Cell}");
        await TamperAsync($$"""update ledger.mt_events set data = jsonb_set(data, '{value,entered}', '"1371人"') where {{Cell}}""");

        var regenerated = await SayAsync("regenerate", "09", "--json");
        Assert.Equal(1, regenerated.Exit);
        var one = regenerated.Json.List("filings")[0];
        Assert.False(one.GetProperty("identical").GetBoolean());
        Assert.Contains("1317人", one.Text("firstDifference"), StringComparison.Ordinal);
        Assert.Contains("1371人", one.Text("firstDifference"), StringComparison.Ordinal);
        Assert.Contains("行", one.Text("firstDifference"), StringComparison.Ordinal);

        var verified = await SayAsync("verify");
        Assert.Equal(1, verified.Exit);
        Assert.Contains($"台账序号 {position}：", verified.Out, StringComparison.Ordinal);
        Assert.Contains(Form9, verified.Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_deleted_event_is_found()
    {
        await TamperAsync("delete from ledger.mt_events where type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'");
        Assert.Equal(1, (await SayAsync("regenerate", "09")).Exit);
        var verified = (await SayAsync("verify", "--json")).Is(1).Json;
        Assert.Contains(verified.List("problems"), p => p.Text("damage") == "eventMissing");
    }

    [LedgerFact]
    public async Task Events_cut_off_the_end_of_a_form_are_named_by_version()
    {
        var last = await ScalarAsync<long>($"select max(version) from ledger.mt_events where stream_id = '{Form9}'");
        await TamperAsync($"delete from ledger.mt_events where stream_id = '{Form9}' and version >= {last - 1}");
        Assert.Contains($"报送时为版本 {last - 1}，现在只有 {last - 2}", (await SayAsync("regenerate", "09")).Is(1).Out, StringComparison.Ordinal);
        await TamperAsync($"delete from ledger.mt_events where stream_id = '{Form9}'");
        Assert.Contains("的事件缺失", (await SayAsync("regenerate", "--all")).Is(1).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Damaged_bytes_in_the_archive_are_an_answer_and_the_form_is_made_again_from_events()
    {
        await TamperAsync($"""
            alter table ledger.archive_blob drop constraint archive_blob_is_what_it_says;
            update ledger.archive_blob set bytes = overlay(bytes placing '\x00'::bytea from 100)
            where encode(sha256, 'hex') = '{byteDigest}'
            """);
        var answer = await SayAsync("regenerate", "09", "--out", PathOf("again.docx"));
        Assert.Equal(1, answer.Exit);
        Assert.Contains($"存档有缺损：存档文件字节损坏（SHA-256 {byteDigest}）", answer.Out, StringComparison.Ordinal);
        Assert.Equal(byteDigest, Library.Digest(await File.ReadAllBytesAsync(PathOf("again.docx"))));
    }

    [LedgerFact]
    public async Task A_template_missing_from_the_archive_stops_only_its_own_filing()
    {
        await ImportAsync(10);
        await AcceptAsync("10");
        await FillAsync("file", "10");
        await TamperAsync("delete from ledger.archive_blob where media_type like '%wordprocessing%' and encode(sha256, 'hex') = "
            + "(select data -> 'pins' ->> 'templateDigest' from ledger.mt_events where type = 'report_filed' limit 1)");
        var report = (await SayAsync("regenerate", "--all", "--json")).Is(1).Json;
        Assert.Equal(2, report.List("filings").Count);
        Assert.All(report.List("filings"), f => Assert.Contains("模板缺失", f.Text("firstDifference"), StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task A_read_model_that_was_changed_is_found_and_rebuilt_from_events()
    {
        await TamperAsync("update ledger.trail set after = '120' where figure = 'funds.total.executed'");
        var check = (await SayAsync("rebuild", "--check")).Is(1);
        Assert.Contains("trail：2 处与事件不同", check.Out, StringComparison.Ordinal);
        await DoAsync("rebuild");
        Assert.DoesNotContain("不同", (await DoAsync("rebuild", "--check")).Out, StringComparison.Ordinal);
        Assert.Equal("118.96", (await DoAsync("history", "09", "funds.total.executed", "--json")).Json.List("changes")[0].Text("after"));
    }

    [LedgerFact]
    public async Task An_untouched_ledger_is_sound()
    {
        var report = (await DoAsync("verify", "--json")).Json;
        Assert.Equal((true, 0, await PositionAsync()),
            (report.GetProperty("isSound").GetBoolean(), report.Number("problemCount"), report.Number("events")));
        await DoAsync("rebuild", "--check");
        await DoAsync("status");
    }
}
