using Npgsql;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>
/// What is due from whom in a campaign, in every stage. The campaign is folded, its forms are read from their read model: one query,
/// however many units. Now is the clock of the database.
/// </summary>
internal sealed class DutyQuery(Reads reads, EventLedger ledger)
{
    private const string Columns = """
        stream, 'filing' || substr(stream, strpos(stream, '.')) as filing, form, unit, project, fund_code,
            coalesce(project_name, special_fund) as title, stage, answer_by, submitted_at, submitted_for, filings, reviewed_at, filed_at
        """;

    private const string Forms = $"""
        select e.stream, e.form, e.unit, e.project, e.fund_code, e.title, e.stage, e.answer_by, e.submitted_at, e.submitted_for,
            e.filings, e.reviewed_at, e.filed_at, first.recorded_at, p.published_on, p.published_recorded_at, b.value, x.value,
            spent.recorded_at
        from (select {Columns} from ledger.evaluation where campaign = $1
              union all select {Columns} from ledger.report where campaign = $1) e
        left join ledger.filing first on first.stream = e.filing and first.number = 1
        left join lateral (
            select published_on, published_recorded_at from ledger.rendition r
            where r.stream = e.filing and r.number = e.filings and published_on is not null order by rendition desc limit 1) p on true
        left join ledger.figure b on b.stream = e.stream and b.figure = 'funds.total.fullYear'
        left join ledger.figure x on x.stream = e.stream and x.figure = 'funds.total.executed'
        left join lateral (
            select recorded_at from ledger.trail t
            where t.stream = e.stream and (t.figure, t.position) in ((b.figure, b.position), (x.figure, x.position))
            order by t.position desc limit 1) spent on true
        order by e.stream
        """;

    public DutyQuery(LedgerSession session)
        : this(session.Reads, session.Ledger)
    {
    }

    /// <summary>All duties of a campaign, in order of due instant, then unit; none when there is no such campaign.</summary>
    public async Task<IReadOnlyList<Duty>> ReadAsync(string campaignStream, CancellationToken ct)
    {
        var campaign = (await ledger.FoldAsync(Streams.Campaigns, campaignStream, AsOf.Now, ct)).State;
        if (campaign.Opened is null) return [];
        return new DutyList(campaignStream, campaign, await FormsAsync(campaignStream, ct), await ledger.ClockAsync(ct)).All();
    }

    private async Task<IReadOnlyList<FormStanding>> FormsAsync(string campaign, CancellationToken ct)
    {
        var forms = new List<FormStanding>();
        await using var query = reads.CreateCommand(Forms);
        query.Parameters.AddWithValue(campaign);
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        decimal Money(int i) => r.IsDBNull(i) ? 0 : r.GetDecimal(i);
        DateTimeOffset? Time(int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
        while (await r.ReadAsync(ct))
        {
            var (at, answers) = (r.GetFieldValue<DateTime[]>(8), r.GetFieldValue<DateOnly?[]>(9));
            forms.Add(new FormStanding(r.GetString(0), new FormKey(r.GetString(1), r.GetString(2), Text(3), Text(4)), Text(5),
                Enum.Parse<Stage>(r.GetString(6)), r.IsDBNull(7) ? null : r.GetFieldValue<DateOnly>(7),
                [.. at.Zip(answers, (t, by) => new Submission(new DateTimeOffset(t), by))], r.GetInt32(10))
            {
                ReviewedAt = Time(11),
                FiledAt = Time(12),
                FirstFiledAt = Time(13),
                Published = r.IsDBNull(14) ? null : new Published(r.GetFieldValue<DateOnly>(14), Time(15)!.Value),
                Spending = Time(18) is { } changed ? new Spending(Money(16), Money(17), changed) : null,
            });
        }

        return forms;
    }
}
