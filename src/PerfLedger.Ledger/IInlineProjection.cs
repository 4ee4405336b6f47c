using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>A read model written in the transaction of its events. It must be derivable from the events alone.</summary>
public interface IInlineProjection
{
    /// <summary>Name for people and reports.</summary>
    public string Name { get; }

    /// <summary>Its tables in schema <c>ledger</c>, without the schema; no other projection owns one of them.</summary>
    public IReadOnlyList<string> Tables { get; }

    /// <summary>
    /// Adds the SQL for these events, which come in order of position and may span streams and commands. Every table is named through
    /// <paramref name="table"/>, so that a rebuild can write beside the live one; nothing else is written, nothing but the events and
    /// its own tables is read.
    /// </summary>
    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table);
}
