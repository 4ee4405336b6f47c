using Npgsql;
using NpgsqlTypes;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail.Dues;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>One row a change, by stream, figure and position: the history of a figure is an index look-up.</summary>
internal sealed class TrailTable : IInlineProjection
{
    public string Name => "trail";

    public IReadOnlyList<string> Tables { get; } = ["trail"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        var lines = new List<(RecordedEvent Event, TrailLine Line)>();
        foreach (var recorded in events)
            if (TrailLine.Find(Streams.Read(recorded)) is { } line) lines.Add((recorded, line));
        if (lines.Count > 0) batch.BatchCommands.Add(Rows(lines, table("trail")));
    }

    private static NpgsqlBatchCommand Rows(List<(RecordedEvent Event, TrailLine Line)> lines, string table)
    {
        var command = new NpgsqlBatchCommand($"""
            insert into {table} (stream, figure, position, unit, version, recorded_at, event, before, after, actor, role, on_behalf_of,
                assurance, reason_kind, reason, document, document_date, evidence, source, source_at, operation)
            select stream, figure, position, unit, version, recorded_at, event, before, after, actor, role, on_behalf_of,
                assurance, reason_kind, reason, document, document_date, string_to_array(evidence, chr(31)), source, source_at, operation
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                as n (stream, figure, position, unit, version, recorded_at, event, before, after, actor, role, on_behalf_of,
                    assurance, reason_kind, reason, document, document_date, evidence, source, source_at, operation)
            """);
        void Add<T>(Func<RecordedEvent, TrailLine, T> of) => command.Parameters.Add(Parameters.Column(lines, l => of(l.Event, l.Line)));
        Add((e, _) => e.Stream);
        Add((_, l) => l.Figure);
        Add((e, _) => e.Position);
        Add((e, _) => Units.Of(e));
        Add((e, _) => e.Version);
        Add((e, _) => e.RecordedAt);
        Add((e, _) => e.Type);
        Add((_, l) => l.Before);
        Add((_, l) => l.After);
        Add((e, _) => e.ActorId);
        Add((e, _) => e.Headers.Role);
        Add((e, _) => e.Headers.OnBehalfOf);
        Add((e, _) => e.Headers.Assurance.ToString());
        Add((_, l) => l.Reason?.Category);
        Add((_, l) => l.Reason?.Text);
        Add((_, l) => l.Document);
        Add((_, l) => l.On);
        Add((_, l) => string.Join('\x1f', l.Evidence)); // arrays of arrays must be square; no digest holds this sign
        Add((_, l) => l.Source?.Sha256);
        Add((_, l) => l.Source?.At);
        Add((e, _) => e.Operation);
        return command;
    }
}

/// <summary>Positional parameters that may be null.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Of(object? value) =>
        value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown }
            : new NpgsqlParameter { Value = value };

    /// <summary>A statement with its values in the order of $1, $2 …</summary>
    public static NpgsqlBatchCommand Command(string sql, params IEnumerable<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(Of(value));
        return command;
    }

    /// <summary>One array for a column of many rows: one statement a table however many events, and always of the same types.</summary>
    public static NpgsqlParameter Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> of)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = of(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values };
    }
}

/// <summary>The unit a stream belongs to: the third segment of its id.</summary>
internal static class Units
{
    public static string Of(string stream) => stream.Split('.') is { Length: >= 3 } segments ? segments[2] : "";

    /// <summary>The unit an event concerns: of its stream, or the one whose extension it is about.</summary>
    public static string Of(RecordedEvent e) => ExtensionLines.UnitOf(Streams.Read(e)) ?? Of(e.Stream);
}
