using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>Who may say what about jobs, and what stands in the ledger afterwards.</summary>
public sealed class JobWordTests : Journey
{
    private static readonly string[] Why = ["--reason", "更换备份磁盘"];

    [LedgerFact]
    public async Task The_list_names_every_job_its_next_time_and_what_is_off_here()
    {
        var jobs = (await DoAsync("jobs", "--json")).Json.List("jobs");
        Assert.Equal(
            ["due-record", "batch", "follower-check", "regeneration", "projection-check", "verify", "verify-full", "archive-check",
                "calendar-check", "retention", "backup", "restore-drill"], jobs.Select(j => j.Text("kind")!));
        Assert.All(jobs.Where(j => j.Text("state") == "never" && j.Text("kind") is not ("due-record" or "batch")), j => Assert.True(j.Has("next")));
        Assert.Contains("PERFLEDGER_BACKUP_DIR", (await DoAsync("jobs")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Only_an_organiser_runs_pauses_and_resumes_and_a_refusal_writes_nothing()
    {
        var before = await PositionAsync();
        foreach (var word in new string[][] { ["run", "verify"], ["pause", "verify", .. Why], ["resume", "verify"] })
            (await SayAsync(["jobs", .. word, "--as", Filler])).Says(4, "JOB-01");
        (await SayAsync("jobs", "pause", "verify", "--as", Organiser)).Says(4, "JOB-03");
        (await SayAsync("jobs", "run", "nothing", "--as", Organiser)).Says(6, "verify-full");
        (await SayAsync("jobs", "run", "backup", "--as", Organiser)).Says(4, "PERFLEDGER_BACKUP_DIR");
        Assert.Equal(before, await PositionAsync());
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from ledger.work"));
    }

    [LedgerFact]
    public async Task Each_action_is_an_event_with_its_person_and_a_run_is_a_row()
    {
        await DoAsync("jobs", "run", "verify", "--as", Organiser);
        await DoAsync(["jobs", "pause", "verify", .. Why, "--as", Organiser]);
        (await SayAsync("jobs", "run", "verify", "--as", Organiser)).Says(4, "JOB-02");
        Assert.Equal("paused", (await JobAsync("verify")).Text("state"));
        await DoAsync("jobs", "resume", "verify", "--as", Organiser);
        Assert.Equal("ok", (await JobAsync("verify")).Text("state"));
        Assert.Equal("job_requested o-01,job_paused o-01,job_resumed o-01", await ScalarAsync<string>(
            "select string_agg(type || ' ' || user_name, ',' order by seq_id) from ledger.mt_events where stream_id = 'job.verify'"));
        Assert.Equal("done ok 1", await ScalarAsync<string>(
            "select string_agg(concat_ws(' ', state, verdict, attempts), ',') from ledger.work"));
        await DoAsync("rebuild", "job", "--check");
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task The_same_command_again_is_the_same_run()
    {
        string[] words = ["jobs", "run", "verify", "--as", Organiser, "--command-id", "0198c5b2-7e2a-7c11-9a52-0c8d2f3b1e44"];
        var first = await DoAsync(words);
        Assert.Equal(first.Out, (await DoAsync(words)).Out);
        Assert.Equal(1L, await ScalarAsync<long>("select count(*) from ledger.work"));
    }

    [LedgerFact]
    public async Task A_paused_job_gathers_nothing_and_is_done_once_when_it_is_resumed()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var done = 0;
        JobKind kind = new("verify", "试", new(TimeSpan.FromSeconds(1), DateTimeOffset.UnixEpoch, "每秒"), (_, _) =>
        {
            Interlocked.Increment(ref done);
            return Task.FromResult(JobOutcome.Ok("做了"));
        });
        var planner = new Planner(session.Main, new WorkQueue(session.Main, "a", Node.Quick), [kind]);
        await DoAsync(["jobs", "pause", "verify", .. Why, "--as", Organiser]);
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await planner.PlanAsync(default));
            await Task.Delay(1100);
        }

        await DoAsync("jobs", "resume", "verify", "--as", Organiser);
        Assert.Single(await planner.PlanAsync(default));
        await using (Node.Start(session.Main, "a", Node.Quick, kind))
            await Effects.UntilAsync(() => Task.FromResult(done > 0), "done");
        Assert.Equal(1, done);
    }

    [LedgerFact]
    public async Task A_request_whose_program_died_before_the_row_was_put_in_is_still_done()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        await DoAsync("jobs", "run", "verify", "--as", Organiser);
        await TamperAsync("delete from ledger.work"); // as if it had died in between
        var fresh = await new Planner(session.Main, new WorkQueue(session.Main, "a", Node.Quick), JobShelf.All(session)).PlanAsync(default);
        Assert.Contains(fresh, w => w.Kind == "verify" && w.Key.StartsWith("verify@request-", StringComparison.Ordinal));
    }

    private async Task<System.Text.Json.JsonElement> JobAsync(string kind) =>
        (await SayAsync("jobs", "--json")).Json.List("jobs").Single(j => j.Text("kind") == kind);
}
