namespace PerfLedger.Workbench.Tests.Intake;

public sealed class ProposalTests : IntakeJourney
{
    [LedgerFact]
    public async Task A_changed_cell_of_a_document_is_exactly_that_proposal_and_writes_nothing()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.96<", ">118.69<");
        var before = await PositionAsync();
        var cell = Assert.Single(await CellsAsync(Document));
        Assert.Equal(("funds.total.executed", "118.96", "118.69"), Change(cell));
        Assert.Equal(("T1R6C5", "第1个表格 第6行 第5列", "proposed"), (cell.Text("at"), cell.Text("place"), cell.Text("state")));
        Assert.Equal((1, before), ((await SayAsync("intake", Document)).Exit, await PositionAsync()));
    }

    [LedgerFact]
    public async Task A_changed_cell_of_a_workbook_is_exactly_that_proposal()
    {
        OfficeEdit.Change(Workbook, OfficeEdit.FirstSheet, "<v>118.96</v>", "<v>118.69000000000001</v>");
        var cell = Assert.Single(await CellsAsync(Workbook));
        Assert.Equal(("funds.total.executed", "118.96", "118.69"), Change(cell));
    }

    [LedgerFact]
    public async Task Figures_between_words_and_whole_texts_are_read_out_of_their_cells()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, "项目总实施期：2020年", "项目总实施期: 2020年至2021年");
        OfficeEdit.Change(Document, OfficeEdit.Document, ">1317人<", ">１３０７人<");
        OfficeEdit.Change(Document, OfficeEdit.Document, "等级：优", "等级：良");
        var cells = (await CellsAsync(Document)).ToDictionary(c => c.Text("figure")!, c => c.Text("file"));
        Assert.Equal(["header.period", "indicator.i-003.actual", "total.grade"], cells.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("2020年至2021年", "１３０７人", "良"), (cells["header.period"], cells["indicator.i-003.actual"], cells["total.grade"]));
    }

    [LedgerFact]
    public async Task A_cell_accepted_is_one_event_with_file_and_place_and_the_file_is_archived()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.96<", ">118.69<");
        OfficeEdit.Change(Document, OfficeEdit.Document, ">1317人<", ">1307人<");
        var sha256 = (await ProposeAsync(Document)).List("files")[0].Text("sha256")!;
        await FillAsync("intake", Document, "--accept", "09.docx#T1R6C5");
        Assert.Equal(("118.69", "1317人"), (await PrintedAsync("funds.total.executed"), await PrintedAsync("indicator.i-003.actual")));
        var change = (await DoAsync("history", "09", "funds.total.executed", "--json")).Json.List("changes")[^1];
        Assert.Equal(("118.96", "118.69", sha256, "T1R6C5"),
            (change.Text("before"), change.Text("after"), change.Text("source"), change.Text("sourceAt")));
        Assert.Equal(1, await ScalarAsync<long>($"select count(*) from ledger.archive_blob where sha256 = '\\x{sha256}'"));
        await FillAsync("intake", Document, "--accept", "09.docx");
        Assert.Equal("1307人", await PrintedAsync("indicator.i-003.actual"));
        var position = await PositionAsync();
        Assert.Contains("没有可采纳的格", (await FillAsync("intake", Document, "--accept", "all")).Out, StringComparison.Ordinal);
        Assert.Equal(position, await PositionAsync());
    }

    [LedgerFact]
    public async Task What_was_shown_is_what_is_written_and_a_figure_changed_meanwhile_is_listed_and_not_overwritten()
    {
        OfficeEdit.Change(Workbook, OfficeEdit.FirstSheet, "<v>118.96</v>", "<v>118.69</v>");
        await SayAsync("intake", Workbook, "--proposal", PathOf("p.json"));
        await FillAsync("enter", "09", "funds.total.executed", "118.5");
        var before = await PositionAsync();
        (await SayAsync("intake", Workbook, "--proposal", PathOf("p.json"), "--accept", "all", "--as", Filler))
            .Says(5, "已由他人更改", "建议时为“118.96”，现为“118.5”", "没有写入");
        Assert.Equal((before, "118.5"), (await PositionAsync(), await PrintedAsync("funds.total.executed")));
        // Read again, it is still a conflict: the file was made before the ledger changed.
        var cell = Assert.Single(await CellsAsync(Workbook));
        Assert.Equal("conflict", cell.Text("state"));
        (await SayAsync("intake", Workbook, "--accept", $"09.xlsx#{cell.Text("at")}", "--as", Filler)).Says(4, "不能采纳", "118.96");
    }

    [LedgerFact]
    public async Task A_file_made_before_the_ledger_changed_does_not_ask_to_go_back()
    {
        await FillAsync("enter", "09", "funds.total.executed", "118.5");
        OfficeEdit.Change(Document, OfficeEdit.Document, ">1317人<", ">1307人<");
        Assert.Equal(("indicator.i-003.actual", "1317人", "1307人"), Change(Assert.Single(await CellsAsync(Document))));
    }

    [LedgerFact]
    public async Task A_file_changed_after_its_proposal_is_refused()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.96<", ">118.69<");
        await SayAsync("intake", Document, "--proposal", PathOf("p.json"));
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.69<", ">99<");
        (await SayAsync("intake", Document, "--proposal", PathOf("p.json"), "--accept", "all", "--as", Filler)).Says(5, "改动过", "没有写入");
        Assert.Equal("118.96", await PrintedAsync("funds.total.executed"));
    }

    [LedgerFact]
    public async Task What_is_no_value_for_its_cell_is_said_and_cannot_be_accepted()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.96<", ">约119<");
        var cell = Assert.Single(await CellsAsync(Document));
        Assert.Equal("unreadable", cell.Text("state"));
        Assert.Contains("应为金额", cell.Text("why"), StringComparison.Ordinal);
        (await SayAsync("intake", Document, "--accept", "09.docx#T1R6C5", "--as", Filler)).Says(4, "不能采纳");
    }

    [LedgerFact]
    public async Task A_reason_is_asked_as_for_any_other_correction()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">118.96<", ">118.69<");
        await SubmitAsync();
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "请与国库对账单核对");
        Assert.Equal(4, (await SayAsync("intake", Document, "--accept", "all", "--as", Filler)).Exit);
        await FillAsync("intake", Document, "--accept", "all", "--reason", "与国库对账单核对后更正", "--reason-kind", "settlement");
        Assert.Equal("118.69", await PrintedAsync("funds.total.executed"));
    }
}
