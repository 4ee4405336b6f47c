using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>One row a form, self-evaluation or base-data table: whose it is, for what, and where it stands.</summary>
/// <param name="name">Its table: evaluation for forms, report for narrative reports.</param>
/// <param name="holds">Which streams it holds.</param>
internal sealed class EvaluationTable(string name, Func<string, bool> holds) : IInlineProjection
{
    public string Name => name;

    public IReadOnlyList<string> Tables { get; } = [name];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var recorded in events)
        {
            if (!holds(recorded.Stream)) continue;
            var e = Streams.Read(recorded);
            if (e is SelfEvaluationOpened opened) batch.BatchCommands.Add(Insert(table(name), recorded.Stream, opened));
            var before = rows.GetValueOrDefault(recorded.Stream);
            rows[recorded.Stream] = new(recorded, StageAfter(e) ?? before?.Stage, (e as EvaluationFiled)?.Number ?? before?.Filings);
        }

        if (rows.Count > 0) batch.BatchCommands.Add(Update(table(name), [.. rows.Values]));
    }

    private static Stage? StageAfter(object e) => e switch
    {
        SelfEvaluationOpened => Stage.Draft,
        EvaluationSubmitted => Stage.Submitted,
        EvaluationReturned => Stage.Returned,
        EvaluationAccepted => Stage.Accepted,
        EvaluationFiled => Stage.Filed,
        CorrectionOpened => Stage.Correcting,
        _ => null,
    };

    private static NpgsqlBatchCommand Insert(string table, string stream, SelfEvaluationOpened o) => Parameters.Command($"""
        insert into {table} (stream, unit, unit_name, fiscal_year, form, rule_pack, special_fund, project, project_name, retrospective,
            campaign, fund_code, stage, filings, version, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'Draft', 0, 0, 0)
        """,
        stream, o.Unit.Code, o.Unit.Name, o.FiscalYear, o.Form, o.RulePack, o.SpecialFund, o.Project?.Code,
        o.Project?.Name, o.Retrospective, o.Campaign, o.SpecialFundCode);

    private static NpgsqlBatchCommand Update(string table, Row[] rows) => new($"""
        update {table} e set stage = coalesce(n.stage, e.stage), filings = coalesce(n.filings, e.filings), version = n.version,
            position = n.position
        from unnest($1, $2, $3, $4, $5) as n (stream, stage, filings, version, position)
        where e.stream = n.stream
        """)
    {
        Parameters =
        {
            Parameters.Column(rows, r => r.Last.Stream),
            Parameters.Column(rows, r => r.Stage?.ToString()),
            Parameters.Column(rows, r => r.Filings),
            Parameters.Column(rows, r => r.Last.Version),
            Parameters.Column(rows, r => r.Last.Position),
        },
    };

    /// <summary>What a group of events makes of a row; what is null stays as it is.</summary>
    private sealed record Row(RecordedEvent Last, Stage? Stage, int? Filings);
}
