using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>One row a self-evaluation: whose it is, for what, and where it stands.</summary>
internal sealed class EvaluationTable : IInlineProjection
{
    public string Name => "evaluation";

    public IReadOnlyList<string> Tables { get; } = ["evaluation"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var stream in events.Where(e => e.Stream.StartsWith("evaluation.", StringComparison.Ordinal)).GroupBy(e => e.Stream))
        {
            var read = stream.Select(e => (Recorded: e, Event: Streams.Read(e))).ToList();
            if (read[0].Event is SelfEvaluationOpened opened) batch.BatchCommands.Add(Insert(table("evaluation"), stream.Key, opened));
            var stage = read.Select(r => StageAfter(r.Event)).LastOrDefault(s => s is not null);
            var filed = read.Select(r => r.Event).OfType<EvaluationFiled>().LastOrDefault();
            batch.BatchCommands.Add(Update(table("evaluation"), stream.Key, stage, filed?.Number, read[^1].Recorded));
        }
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

    private static NpgsqlBatchCommand Insert(string table, string stream, SelfEvaluationOpened o) => Command($"""
        insert into {table} (stream, unit, unit_name, fiscal_year, form, rule_pack, special_fund, project, project_name, retrospective,
            stage, filings, version, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'Draft', 0, 0, 0)
        """,
        stream, o.Unit.Code, o.Unit.Name, o.FiscalYear, o.Form, o.RulePack, o.SpecialFund, o.Project?.Code, o.Project?.Name, o.Retrospective);

    private static NpgsqlBatchCommand Update(string table, string stream, Stage? stage, int? filings, RecordedEvent last) => Command($"""
        update {table} set stage = coalesce($2::text, stage), filings = coalesce($3::integer, filings),
            version = $4, position = $5
        where stream = $1
        """, stream, stage?.ToString(), filings, last.Version, last.Position);

    private static NpgsqlBatchCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(Parameters.Of(value));
        return command;
    }
}
