using Npgsql;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>
/// Where a query reads: as the application, which sees everything, or as the reader's login with some units in scope, of which row security
/// shows no other (migrations/0008).
/// </summary>
internal sealed class Reads
{
    // Ends with the transaction of the batch, so that a pooled connection carries nothing to the next person.
    private const string Scope = "select set_config('transaction_read_only', 'on', true), set_config('perfledger.units', $1, true)";

    private readonly NpgsqlDataSource _source;
    private readonly Func<IEnumerable<string>>? _units;

    private Reads(NpgsqlDataSource source, Func<IEnumerable<string>>? units = null)
    {
        _source = source;
        _units = units;
    }

    public static implicit operator Reads(NpgsqlDataSource main) => new(main);

    /// <summary>Reads as the reader's login; the units are asked for anew with each query, none means nothing is seen.</summary>
    public static Reads Within(NpgsqlDataSource reader, Func<IEnumerable<string>> units) => new(reader, units);

    /// <summary>A query. One that names its units first still is one round trip: both travel as a batch, which is a transaction.</summary>
    public ReadCommand CreateCommand(string sql = "")
    {
        var batch = _source.CreateBatch();
        if (_units is not null)
        {
            var scope = new NpgsqlBatchCommand(Scope);
            scope.Parameters.Add(new() { Value = string.Join(',', _units()) });
            batch.BatchCommands.Add(scope);
        }

        return new ReadCommand(batch, sql);
    }
}
