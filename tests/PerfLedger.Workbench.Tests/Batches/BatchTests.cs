using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Batches;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Tests.Jobs;

namespace PerfLedger.Workbench.Tests.Batches;

/// <summary>The same done to many, each by itself, by whoever has the time.</summary>
public sealed class BatchTests : Journey
{
    private protected override async Task BeginAsync()
    {
        foreach (var form in new[] { 2, 7, 10 }) await ImportAsync(form);
        await AcceptAsync("02");
        await AcceptAsync("07");
    }

    [LedgerFact]
    public async Task Filing_many_gives_a_result_each_and_one_refusal_keeps_none_of_the_others()
    {
        var answer = (await SayAsync("batch", "file", "02", "10", "07", "--as", Filler, "--out", PathOf("filed"), "--json")).Is(1);
        var items = answer.Json.GetProperty("batch").List("items");
        Assert.Equal(["done", "refused", "done"], items.Select(i => i.Text("state")!));
        Assert.Contains("REV-08", items[1].Text("sentence"), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(PathOf("filed")).Length);
        Assert.Equal("f-01,f-01", await ScalarAsync<string>("select string_agg(filed_by, ',') from ledger.filing"));
        await DoAsync("regenerate", "--all");
        Assert.DoesNotContain("batch", await AlarmsAsync(), StringComparison.Ordinal); // a refusal is an answer, not a failure
    }

    [LedgerFact]
    public async Task What_is_chosen_by_unit_is_what_is_accepted()
    {
        var items = (await DoAsync("batch", "file", "--unit", "ZZ-JYJ", "--as", Filler, "--json")).Json.GetProperty("batch").List("items");
        Assert.Equal(["02", "07"], items.Select(i => i.Text("subject")!.Split('.')[^1]));
        (await SayAsync("batch", "file", "--unit", "ZZ-JYJ", "--as", Filler)).Says(4, "BAT-01"); // nothing is left
        (await SayAsync("batch", "file", "02", "--all", "--as", Filler)).Says(2, "只写一种");
        (await SayAsync("batch", "render", "77", "78", "--as", Filler)).Says(6, "77").Says(6, "78");
    }

    [LedgerFact]
    public async Task A_preview_is_of_the_moment_it_was_asked_for_and_files_nothing()
    {
        var position = await PositionAsync();
        await DoAsync("batch", "render", "--all", "--as", Filler, "--out", PathOf("previews"));
        Assert.Equal(3, Directory.GetFiles(PathOf("previews"), "*_预览.docx").Length);
        Assert.Equal(position + 1, await PositionAsync());
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from ledger.filing"));
    }

    [LedgerFact]
    public async Task A_batch_whose_program_died_is_done_by_one_that_serves_and_no_form_twice()
    {
        string[] words = ["batch", "file", "02", "07", "--as", Filler, "--later", "--command-id", "0198c5b2-7e2a-7c11-9a52-0c8d2f3b1e55"];
        await DoAsync(words);
        await TamperAsync("delete from ledger.work"); // as if it had died between the request and the work
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var kind = JobShelf.All(session).Single(k => k.Name == BatchJob.Name);
        var queue = new WorkQueue(session.Main, "a", Node.Quick);
        var fresh = await new Planner(session.Main, queue, [kind]).PlanAsync(default);
        Assert.Equal(2, fresh.Count);
        await using (Node.Start(session.Main, "a", Node.Quick, kind))
        await using (Node.Start(session.Main, "b", Node.Quick, kind))
            await DoneAsync(2);
        Assert.Equal(2L, await ScalarAsync<long>("select count(*) from ledger.filing"));
        await DoAsync(words); // the same request again is the same batch
        Assert.Equal(2L, await ScalarAsync<long>("select count(*) from ledger.filing"));
        var shown = (await DoAsync("batch", "show", "0198c5b2", "--json")).Json.GetProperty("batch");
        Assert.All(shown.List("items"), i => Assert.Equal("done", i.Text("state")));
        Assert.Contains("0198c5b2", (await DoAsync("batch", "list")).Out, StringComparison.Ordinal);
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task A_piece_that_was_filed_before_its_program_died_is_not_filed_again()
    {
        await DoAsync("batch", "file", "02", "--as", Filler);
        await TamperAsync("update ledger.work set state = 'due', verdict = null, ended = null where kind = 'batch'");
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var kind = JobShelf.All(session).Single(k => k.Name == BatchJob.Name);
        await using (Node.Start(session.Main, "a", Node.Quick, kind))
            await DoneAsync(1);
        Assert.Equal(1L, await ScalarAsync<long>("select count(*) from ledger.filing"));
        Assert.Equal("已报送 filing.2020.ZZ-JYJ.project-self-evaluation.nhfz.02@1",
            await ScalarAsync<string>("select sentence from ledger.work where kind = 'batch'"));
    }

    [LedgerFact]
    public async Task What_is_kept_is_listed_with_its_term_and_what_ends_is_named()
    {
        await DoAsync("batch", "file", "--all", "--as", Filler);
        var now = (await DoAsync("retention", "--json")).Json;
        var line = Assert.Single(now.List("families"));
        Assert.Equal(("project-self-evaluation", "30年"), (line.Text("family"), line.Text("term")));
        Assert.Empty(now.List("ending"));
        var last = DateOnly.ParseExact(line.Text("firstEnds")!, "yyyy-MM-dd", null);
        Assert.Equal((12, 31), (last.Month, last.Day));
        Assert.Empty((await DoAsync("retention", "--on", $"{last.AddYears(-1).AddDays(-1):yyyy-MM-dd}", "--json")).Json.List("ending"));
        Assert.Equal(2, (await DoAsync("retention", "--on", $"{last.AddYears(-1):yyyy-MM-dd}", "--json")).Json.List("ending").Count);
        Assert.Contains("请鉴定", (await DoAsync("retention", "--on", $"{last:yyyy-MM-dd}")).Out, StringComparison.Ordinal);
        await DoAsync("jobs", "run", "retention", "--as", Organiser);
    }

    private Task DoneAsync(int pieces) => Effects.UntilAsync(
        async () => await ScalarAsync<long>("select count(*) from ledger.work where state = 'done'") == pieces, "done");

    private async Task<string> AlarmsAsync()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        return string.Join(' ', await JobQuery.AlarmsAsync(session.Main, default));
    }
}
