namespace PerfLedger.Workbench.Tests.Access;

public sealed class RightsTests : UnitsJourney
{
    private static readonly string Nine = Form9;

    [LedgerFact]
    public async Task Another_unit_neither_fills_nor_attaches_nor_files_and_is_told_who_may()
    {
        var before = await PositionAsync();
        string[][] tried =
        [
            ["enter", Nine, "indicator.i-014.score", "7"], ["attach", Nine, FormOf(School, "示例一中")], ["submit", Nine],
            ["undo", (await DoAsync("history", Nine, "--json")).Json.List("changes")[0].Text("operation")!],
            ["import", FormOf("ZZ-JYJ", "株洲市教育局"), "--campaign", "campaign.2020.ZZ-CZJ.zp-2021"],
        ];
        foreach (var words in tried[..4])
            (await SayAsync([.. words, .. words[0] == "attach" || words[0] == "submit" ? Array.Empty<string>() : Why, "--as", Stranger]))
                .Says(4, "“株洲市教育局”（ZZ-JYJ）", "填报人", "RGT-04");
        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_unit_above_fills_in_and_the_trail_says_for_whom_but_only_the_unit_itself_submits()
    {
        await DraftForSchoolAsync();
        await FillAsync(["enter", SchoolForm, "funds.total.executed", "117", .. Why]);
        Assert.Contains("代 示例一中 填", (await DoAsync("history", SchoolForm, "funds.total.executed")).Out, StringComparison.Ordinal);
        var found = (await DoAsync("search", "--preset", "代填", "--figure", "funds.total.executed", "--json")).Json.List("changes");
        Assert.All(found, c => Assert.Equal(SchoolForm, c.Text("evaluation")));
        Assert.NotEmpty(found);
        await DoAsync("history", SchoolForm, "--docx", PathOf("留痕.docx"));
        (await SayAsync(["acknowledge", SchoolForm, "--as", Head, .. Why])).Says(4, "示例一中", "确认校验结果", "RGT-04");
        (await SayAsync(["enter", Nine, "funds.total.executed", "117", "--as", Teacher, .. Why])).Says(4, "RGT-04");
        (await SayAsync(["enter", SchoolForm, "funds.total.executed", "116", "--as", Filler, "--on-behalf-of", Stranger, .. Why]))
            .Says(4, Stranger, "RGT-16");
        await FillAsync(["enter", SchoolForm, "funds.total.executed", "116", "--on-behalf-of", Teacher, .. Why]);
        Assert.Contains("代 填八，", (await DoAsync("history", SchoolForm, "funds.total.executed")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task One_command_fills_in_for_one_unit()
    {
        await DraftForSchoolAsync();
        var operation = (await DoAsync("history", Nine, "--json")).Json.List("changes")[0].Text("operation")!;
        await FillAsync(["undo", operation, .. Why]); // of one unit: done
        (await SayAsync("import", FormOf(Beside, "示例卫健委"), "--as", Filler)).Says(4, "示例卫健委", "RGT-04");
    }

    [LedgerFact]
    public async Task A_granted_role_works_within_its_limits_until_it_is_revoked()
    {
        string[] enter = ["enter", Nine, "indicator.i-014.score", "7", "--as", Stranger, .. Why];
        (await SayAsync(["person", "grant", Stranger, "filler", "--unit", "ZZ-JYJ", "--as", Filler, .. Why])).Says(4, "RGT-03", "安全管理员");
        (await SayAsync(["person", "grant", Organiser, "head", "--unit", "ZZ-JYJ", "--as", Organiser, .. Why])).Says(4, "RGT-07");
        (await SayAsync(["person", "grant", Stranger, "auditor", "--unit", "ZZ-JYJ", "--as", Organiser, .. Why]))
            .Says(4, "RGT-11", "--until");
        await DoAsync(["person", "grant", Stranger, "filler", "--unit", "ZZ-JYJ", "--block", "指标", "--as", Organiser, .. Why]);
        await DoAsync(enter);
        (await SayAsync(["enter", Nine, "funds.total.executed", "117", "--as", Stranger, .. Why])).Says(4, "RGT-05");
        Assert.Contains("单位 ZZ-JYJ，指标部分", (await DoAsync("person", "show", Stranger)).Out, StringComparison.Ordinal);
        await DoAsync(["person", "revoke", Stranger, "g-1", "--as", Organiser, .. Why]);
        (await SayAsync([.. enter[..3], "8", .. enter[4..]])).Says(4, "RGT-04");
    }

    [LedgerFact]
    public async Task A_closed_account_does_nothing_until_it_is_opened_again()
    {
        string[] enter = ["enter", Nine, "indicator.i-014.score", "7", "--as", Filler, .. Why];
        await DoAsync(["person", "close", Filler, "--as", Organiser, .. Why]);
        (await SayAsync(enter)).Says(4, "RGT-01", "person reopen");
        Assert.Contains("停用", (await DoAsync("person", "list")).Out, StringComparison.Ordinal);
        await DoAsync(["person", "reopen", Filler, "--as", Organiser, .. Why]);
        await DoAsync(enter);
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task A_block_is_filled_by_the_person_it_was_given_to_or_the_head()
    {
        string[] enter = ["enter", Nine, "funds.total.executed", "117", .. Why, "--as"];
        (await SayAsync("task", "assign", Nine, "资金", Other, "--as", Filler)).Says(4, "RGT-03", "单位负责人");
        (await SayAsync("task", "assign", Nine, "资金", Stranger, "--as", Head)).Says(4, "TSK-01");
        await DoAsync("task", "assign", Nine, "资金", Other, "--by", "2021-04-30", "--as", Head);
        (await SayAsync([.. enter, Filler])).Says(4, "RGT-06", Other, "资金");
        await FillAsync(["enter", Nine, "indicator.i-014.score", "7", .. Why]);
        await DoAsync([.. enter, Other]);
        await DoAsync(["enter", Nine, "funds.total.executed", "116", .. Why, "--as", Head]);
        (await SayAsync("task", "done", Nine, "资金", "--as", Filler)).Says(4, "TSK-03");
        Assert.Contains("未填", (await DoAsync("task", "list", "--person", Other)).Out, StringComparison.Ordinal);
        await DoAsync("task", "done", Nine, "资金", "--as", Other);
        Assert.Contains("填好", (await DoAsync("task", "list")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_tree_is_listed_and_has_no_circles()
    {
        Assert.Contains("　　ZZ-YZ", (await DoAsync("unit", "list")).Out, StringComparison.Ordinal);
        (await SayAsync("unit", "add", "ZZ-CZJ", "--name", "株洲市财政局", "--parent", School, "--as", Organiser)).Says(4, "UNT-03");
        (await SayAsync("unit", "add", "ZZ-EZ", "--name", "示例二中", "--parent", "ZZ-XX", "--as", Organiser)).Says(4, "UNT-02");
        (await SayAsync("unit", "add", "ZZ-EZ", "--name", "示例二中", "--parent", "ZZ-JYJ", "--as", Filler)).Says(4, "RGT-03");
    }

    [LedgerFact]
    public async Task What_is_handed_out_stands_in_the_access_log_which_only_grows()
    {
        await DoAsync("export", Nine, "--out", PathOf("09.json"));
        await DoAsync("render", Nine, "--out", PathOf("09.docx"));
        var lines = (await DoAsync("access", "list", "--json")).Json.List("access");
        Assert.Equal(["download", "export"], lines.Select(l => l.Text("act")!));
        Assert.Equal(["09.docx", "09.json"], lines.Select(l => l.Text("file")!));
        foreach (var sql in (string[])["delete from ledger.access", "update ledger.access set actor = 'x'", "truncate ledger.access"])
        {
            await using var change = Database.App.CreateCommand(sql);
            var no = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => change.ExecuteNonQueryAsync());
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, no.SqlState);
        }
    }
}
