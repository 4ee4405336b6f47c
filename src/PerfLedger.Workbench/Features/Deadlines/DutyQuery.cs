using NpgsqlTypes;
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

    // Figures and their last changes are looked up form by form, in their keys: joined, both tables would be read whole.
    // $1 = the campaign, $2 = units or null for all; the condition is what the reader may look at.
    private static string Forms(string visible) => $"""
        select e.stream, e.form, e.unit, e.project, e.fund_code, e.title, e.stage, e.answer_by, e.submitted_at, e.submitted_for,
            e.filings, e.reviewed_at, e.filed_at, first.recorded_at, p.published_on, p.published_recorded_at,
            spent.full_year, spent.executed, spent.changed, e.visible
        from (select {Columns}, {visible} as visible from ledger.evaluation f where campaign = $1 and ($2::text[] is null or unit = any($2))
              union all
              select {Columns}, {visible} from ledger.report f where campaign = $1 and ($2::text[] is null or unit = any($2))) e
        left join ledger.filing first on first.stream = e.filing and first.number = 1
        left join lateral (
            select published_on, published_recorded_at from ledger.rendition r
            where r.stream = e.filing and r.number = e.filings and published_on is not null order by rendition desc limit 1) p on true
        cross join lateral (
            select max(v.value) filter (where v.figure = 'funds.total.fullYear') as full_year,
                max(v.value) filter (where v.figure = 'funds.total.executed') as executed, max(t.recorded_at) as changed
            from ledger.figure v left join ledger.trail t on t.stream = v.stream and t.figure = v.figure and t.position = v.position
            where v.stream = e.stream and v.figure in ('funds.total.fullYear', 'funds.total.executed')) spent
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
        return await ReadAsync(campaignStream, campaign, await ledger.ClockAsync(ct), null, null, ct);
    }

    /// <summary>Where the forms and reports of a campaign stand.</summary>
    public async Task<IReadOnlyList<FormStanding>> FormsAsync(string campaign, CancellationToken ct) =>
        (await FormsAsync(campaign, null, null, ct)).Forms;

    /// <summary>The duties of these units in a campaign already folded, without those of forms beyond the reach.</summary>
    public async Task<IReadOnlyList<Duty>> ReadAsync(
        string stream, Campaign campaign, DateTimeOffset now, IReadOnlyCollection<string>? units, ReachSql? reach, CancellationToken ct)
    {
        if (campaign.Opened is null || (units is not null && !units.Any(campaign.Units.ContainsKey))) return [];
        var (forms, hidden) = await FormsAsync(stream, units, reach, ct);
        var duties = new DutyList(stream, campaign, forms, now) { Only = units }.All();
        return hidden.Count == 0 ? duties : [.. duties.Where(d => d.Subject is null || !hidden.Contains(d.Subject))];
    }

    private async Task<(IReadOnlyList<FormStanding> Forms, HashSet<string> Hidden)> FormsAsync(
        string campaign, IReadOnlyCollection<string>? units, ReachSql? reach, CancellationToken ct)
    {
        var (forms, hidden) = (new List<FormStanding>(), new HashSet<string>(StringComparer.Ordinal));
        await using var query = reads.CreateCommand();
        query.Parameters.AddWithValue(campaign);
        query.Parameters.Add(
            new() { Value = (object?)units?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        query.CommandText = Forms(ReachSql.Forms(reach, "f", query.Parameters));
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        decimal Money(int i) => r.IsDBNull(i) ? 0 : r.GetDecimal(i);
        DateTimeOffset? Time(int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
        while (await r.ReadAsync(ct))
        {
            if (!r.GetBoolean(19)) hidden.Add(r.GetString(0));
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

        return (forms, hidden);
    }
}
