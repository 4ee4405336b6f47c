using System.Text.Json.Nodes;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>What is due from whom, read without folding a form.</summary>
public sealed class DutyTests(Xunit.Abstractions.ITestOutputHelper output) : DeadlineJourney
{
    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["units"]!.AsArray().Add(new JsonObject { ["code"] = "ZZ-YZ", ["name"] = "示例第一中学", ["kind"] = "department" });
        return campaign;
    }

    [LedgerFact]
    public async Task A_form_is_owed_from_its_opening_to_its_filing_and_a_unit_that_has_not_begun_owes_too()
    {
        Assert.Equal(DutyState.Open, (await MineAsync()).State);
        var other = (await AllAsync()).Single(d => d.Unit == "ZZ-YZ");
        Assert.Equal((null, DutyState.Open, DutyBearer.Unit), (other.Subject, other.State, other.Bearer));
        await SubmitAsync();
        Assert.Equal((DutyState.Submitted, DutyBearer.Reviewer), await BearerAsync());
        await ReturnAsync("--answer-by", "2031-05-20");
        var returned = await MineAsync();
        Assert.Equal((DutyState.Returned, new DateOnly(2031, 5, 20), DueGround.Answer), (returned.State, returned.Due, returned.Ground));
        await ClockAsync("2031-05-22 09:00:00");
        Assert.Equal((2, 7), ((await MineAsync()).LateDays, (await AllAsync()).Single(d => d.Unit == "ZZ-YZ").LateDays));
        await DoAsync("extend", "grant", "09", "--to", "2031-05-31", "--document", "株财绩函〔2031〕5号", "--reason", "受灾停课，核对需时",
            "--as", Organiser);
        await SubmitAsync();
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Equal((DutyState.Accepted, DutyBearer.Unit), await BearerAsync());
        await FillAsync("file", "09");
        var done = await MineAsync();
        Assert.Equal((DutyState.Done, false, 1, 0), (done.State, done.IsOwed, done.Filing, done.LateDays));
        Assert.Equal(done.FiledAt, done.DoneAt);
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task The_duties_of_two_thousand_units_with_five_forms_each_are_read_at_once()
    {
        var campaign = JsonNode.Parse(await File.ReadAllBytesAsync(PathOf("campaign.json")))!.AsObject();
        foreach (var i in Enumerable.Range(0, 2000))
            campaign["units"]!.AsArray().Add(new JsonObject { ["code"] = $"U{i}", ["name"] = $"示例单位{i}", ["kind"] = "department" });
        await DoAsync("campaign", "open", Sample.Write(PathOf("campaign.json"), campaign), "--as", Organiser);
        await TamperAsync($"""
            insert into ledger.evaluation (stream, unit, unit_name, fiscal_year, form, rule_pack, project, fund_code, retrospective,
                campaign, stage, filings, version, position)
            select 'evaluation.2020.U' || u || '.project-self-evaluation.nhfz.' || p, 'U' || u, '示例单位', 2020,
                'project-self-evaluation/2020-zhuzhou', 'cn-2020', p::text, 'nhfz', false, '{Campaign}', 'Draft', 0, 1, 1
            from generate_series(0, 1999) u, generate_series(1, 5) p
            """);
        await AllAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var duties = await AllAsync();
        output.WriteLine($"{duties.Count} duties in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(10_002, duties.Count);
        Assert.Equal(duties.Count, duties.Select(d => d.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private EventLedger Recorded => new(Database.App, Streams.Catalogue, LedgerSession.Projections);

    private async Task<(DutyState, DutyBearer)> BearerAsync()
    {
        var duty = await MineAsync();
        return (duty.State, duty.Bearer);
    }

    private async Task<Duty> MineAsync() => (await AllAsync()).Single(d => d.Unit == "ZZ-JYJ");

    private async Task<IReadOnlyList<Duty>> AllAsync() => await new DutyQuery(Database.App, Recorded).ReadAsync(Campaign, default);
}
