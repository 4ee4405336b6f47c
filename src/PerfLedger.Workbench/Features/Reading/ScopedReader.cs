using System.Data;
using Npgsql;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>
/// The pool of the pages, as the reader's login. Each look is one read-only transaction that names its units first; row security shows no
/// other (migrations/0008). The name ends with the transaction, so that a pooled connection carries nothing to the next person.
/// </summary>
internal sealed class ScopedReader(NpgsqlDataSource reader)
{
    /// <summary>Reads with these units in scope, all from one snapshot.</summary>
    public async Task<T> ReadAsync<T>(IEnumerable<string> units, Func<Reads, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await reader.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using (var scope = new NpgsqlCommand(
            "select set_config('transaction_read_only', 'on', true), set_config('perfledger.units', $1, true)", connection))
        {
            scope.Parameters.Add(new() { Value = string.Join(',', units) });
            await scope.ExecuteNonQueryAsync(ct);
        }

        var answer = await read(connection);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
