using Npgsql;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Organisation;

/// <summary>Reads the organisation tree.</summary>
internal static class UnitQuery
{
    /// <summary>All units with the version of their stream, by code.</summary>
    public static async Task<IReadOnlyList<(UnitRegistered Unit, long Version)>> AllAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select code, name, parent, kind, version from ledger.unit order by code");
        var units = new List<(UnitRegistered, long)>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            units.Add((new(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3)), r.GetInt64(4)));
        return units;
    }

    /// <summary>The whole tree.</summary>
    public static async Task<OrganisationTree> TreeAsync(Reads reads, CancellationToken ct) =>
        new((await AllAsync(reads, ct)).Select(u => u.Unit));
}
