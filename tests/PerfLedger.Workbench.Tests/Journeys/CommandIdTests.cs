namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>A call repeated under its command id, as a script does after a broken connection.</summary>
public sealed class CommandIdTests : Journey
{
    private static readonly string[] Id = ["--command-id", "0198c0de-0000-7000-8000-000000000001"];

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_repeated_command_returns_its_first_result_and_records_nothing()
    {
        string[] enter = ["enter", "09", "funds.total.executed", "118.69", "--as", Filler, .. Id];
        var first = await DoAsync(enter);
        var position = await PositionAsync();
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        var again = await DoAsync(enter);
        Assert.Contains($"{position}", first.Out, StringComparison.Ordinal);
        Assert.Contains($"位置 {position}", again.Out.Replace("–", "位置 ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("此前已办理", again.Out, StringComparison.Ordinal);
        Assert.Equal("118.70", (await DoAsync("history", "09", "funds.total.executed", "--json")).Json.List("changes")[^1].Text("after"));
    }

    [LedgerFact]
    public async Task A_command_id_used_for_other_words_is_refused()
    {
        await FillAsync(["enter", "09", "funds.total.executed", "118.69", .. Id]);
        var before = await PositionAsync();
        (await SayAsync(["enter", "09", "funds.total.executed", "118.70", "--as", Filler, .. Id])).Says(4, "已用于另一条命令", "没有写入");
        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_command_id_used_for_a_file_that_changed_since_is_refused()
    {
        string[] import = ["import", PathOf("10.json"), "--as", Filler, .. Id];
        Sample.Write(PathOf("10.json"), Sample.Form(10));
        await DoAsync(import);
        Assert.Contains("没有新记录", (await DoAsync(import)).Out, StringComparison.Ordinal);
        Sample.Write(PathOf("10.json"), Sample.Form(11));
        (await SayAsync(import)).Says(4, "已用于另一条命令");
    }

    [LedgerFact]
    public async Task Filing_again_under_the_same_id_shows_the_same_filing()
    {
        await AcceptAsync();
        string[] file = ["file", "09", "--as", Filler, "--json", .. Id];
        var (first, again) = (await DoAsync(file), await DoAsync(file));
        Assert.Equal(first.Out, again.Out);
        Assert.Single((await DoAsync("filings", "--json")).Json.List("filings"));
    }

    [LedgerFact]
    public async Task A_person_registered_under_an_id_is_registered_once()
    {
        string[] Add(string name) => ["person", "add", "f-09", "--name", name, "--unit", "ZZ-JYJ", "--roles", "filler", "--as",
            Organiser, .. Id];
        await DoAsync(Add("填九"));
        (await SayAsync(Add("填十"))).Says(4, "已用于另一条命令");
    }

    [LedgerFact]
    public async Task A_command_id_that_is_none_is_bad_input() =>
        Assert.Equal(2, (await SayAsync("submit", "09", "--as", Filler, "--command-id", "abc")).Exit);
}
