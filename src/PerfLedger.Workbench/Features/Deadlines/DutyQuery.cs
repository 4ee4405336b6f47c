using Npgsql;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>
/// What is due from whom in a campaign, in every stage. The campaign is folded, its forms are read from their read model: one query,
/// however many units. Now is the clock of the database.
/// </summary>
internal sealed class DutyQuery(NpgsqlDataSource main, EventLedger ledger)
{
    private const string Columns = """
        stream, form, unit, project, fund_code, coalesce(project_name, special_fund), stage, answer_by, submitted_at, submitted_for,
            filings, reviewed_at, filed_at
        """;

    private const string Forms = $"""
        select {Columns} from ledger.evaluation where campaign = $1 union all
        select {Columns} from ledger.report where campaign = $1 order by stream
        """;

    public DutyQuery(LedgerSession session)
        : this(session.Main, session.Ledger)
    {
    }

    /// <summary>All duties of a campaign, in order of due instant, then unit; none when there is no such campaign.</summary>
    public async Task<IReadOnlyList<Duty>> ReadAsync(string campaignStream, CancellationToken ct)
    {
        var campaign = (await ledger.FoldAsync(Streams.Campaigns, campaignStream, AsOf.Now, ct)).State;
        if (campaign.Opened is null) return [];
        return new DutyList(campaignStream, campaign, await FormsAsync(campaignStream, ct), await ClockAsync(ct)).All();
    }

    private async Task<IReadOnlyList<FormStanding>> FormsAsync(string campaign, CancellationToken ct)
    {
        var forms = new List<FormStanding>();
        await using var query = main.CreateCommand(Forms);
        query.Parameters.AddWithValue(campaign);
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
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
            });
        }

        return forms;
    }

    private async Task<DateTimeOffset> ClockAsync(CancellationToken ct)
    {
        await using var query = main.CreateCommand("select ledger.clock()");
        await using var reader = await query.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }
}
