using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations.Cells;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>The service behind the cells, asked without a browser.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class CellDeskTests(Workbench workbench)
{
    private static readonly Actor Filler = new("p-02", "filler", Site.Unit, Assurance.Session);

    [BrowserFact]
    public async Task Every_fault_of_a_paste_stands_at_its_cell_and_nothing_is_written()
    {
        var form = await Drafts.MakeAsync(workbench.Site);
        var before = await Drafts.ReadAsync(workbench.Site, form);
        var answer = await SaveAsync(form, Guid.CreateVersion7(),
            new("funds.total.initial", "121"), new("funds.total.fullYear", "很多"), new("funds.total.executed", "119", 1),
            new("indicator.i-099.actual", "3"), new("funds.total.spent", "3"));
        Assert.False(answer.Saved);
        Assert.Equal([CellFate.Held, CellFate.Refused, CellFate.Conflict, CellFate.Refused, CellFate.Refused],
            answer.Cells.Select(c => c.Fate));
        Assert.Contains("应为金额", answer.Cells[1].Sentence, StringComparison.Ordinal);
        Assert.Contains("已改为“118.96”", answer.Cells[2].Sentence, StringComparison.Ordinal);
        Assert.Equal("IND-01", answer.Cells[3].Code);
        Assert.Contains("funds.total.spent", answer.Cells[4].Sentence, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await Drafts.ReadAsync(workbench.Site, form)).Version);
    }

    [BrowserFact]
    public async Task A_batch_sent_twice_is_written_once_and_answered_alike()
    {
        var (form, command) = (await Drafts.MakeAsync(workbench.Site), Guid.CreateVersion7());
        CellEdit edit = new("funds.total.executed", "60");
        var first = await SaveAsync(form, command, edit);
        var again = await SaveAsync(form, command, edit);
        Assert.Equal(CellFate.Saved, first.Cells[0].Fate);
        Assert.Equal((first.Version, first.Cells[0]), (again.Version, again.Cells[0]));
        Assert.Equal("50.00%", again.Now!.Rate);
        var other = await SaveAsync(form, command, edit with { Text = "61" });
        Assert.Contains("已用于另一条命令", other.Sentence, StringComparison.Ordinal);
        Assert.Equal("60", (await Drafts.ReadAsync(workbench.Site, form))["funds.total.executed"].Printed);
    }

    [BrowserFact]
    public async Task A_missing_reason_is_asked_for_and_the_same_command_goes_through_with_it()
    {
        var (form, command) = (await Drafts.MakeAsync(workbench.Site, Stage.Returned), Guid.CreateVersion7());
        CellEdit edit = new("funds.total.executed", "60");
        var asked = await SaveAsync(form, command, edit);
        Assert.True(asked is { Saved: false, AskGround: true });
        Assert.Contains("EVA-08", asked.Sentence, StringComparison.Ordinal);
        var batch = new CellBatch([edit], Ground.Because("settlement", "与国库对账单核对后更正"));
        Assert.True((await new CellDesk(workbench.Site.Session).SaveAsync(form, batch, Filler, command, default)).Saved);
    }

    [BrowserFact]
    public async Task A_form_that_is_not_open_refuses_as_a_whole_and_asks_for_no_reason()
    {
        var form = await Drafts.MakeAsync(workbench.Site, Stage.Submitted);
        var answer = await SaveAsync(form, Guid.CreateVersion7(), new("funds.total.executed", "60"), new("funds.total.fullYear", "很多"));
        Assert.True(answer is { Saved: false, AskGround: false, Conflict: false });
        Assert.Contains("EVA-04", answer.Sentence, StringComparison.Ordinal);
        Assert.All(answer.Cells, c => Assert.Equal(CellFate.Held, c.Fate));
    }

    [BrowserFact]
    public async Task More_than_a_paste_is_sent_to_the_import()
    {
        var edits = Enumerable.Range(0, CellBatch.Most + 1).Select(n => new CellEdit($"remark.{n}", "x")).ToArray();
        var no = await Assert.ThrowsAsync<CliException>(() => SaveAsync(Site.Form9, Guid.CreateVersion7(), edits));
        Assert.Contains("请用导入", no.Message, StringComparison.Ordinal);
    }

    private Task<CellsAnswer> SaveAsync(string form, Guid command, params CellEdit[] edits) =>
        new CellDesk(workbench.Site.Session).SaveAsync(form, new CellBatch([.. edits], Ground.None), Filler, command, default);
}
