using Npgsql;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>Where a query reads: a pool, or one connection within a transaction that has a scope (<see cref="ScopedReader"/>).</summary>
internal sealed class Reads
{
    private readonly Func<NpgsqlCommand> _create;

    private Reads(Func<NpgsqlCommand> create) => _create = create;

    public static implicit operator Reads(NpgsqlDataSource source) => new(() => source.CreateCommand());

    public static implicit operator Reads(NpgsqlConnection connection) => new(connection.CreateCommand);

    public NpgsqlCommand CreateCommand(string sql = "")
    {
        var command = _create();
        command.CommandText = sql;
        return command;
    }
}
