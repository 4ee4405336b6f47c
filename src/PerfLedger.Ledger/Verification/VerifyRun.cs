using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>One verification: of everything, or from a position on.</summary>
internal sealed class VerifyRun(NpgsqlDataSource source, EventCatalogue catalogue, long from = 1)
{
    private const int PageSize = 2000;

    private readonly List<VerifyProblem> problems = [];
    private long problemCount;
    private long events;
    private VerifyRow? last;

    public async Task<VerifyReport> RunAsync(IProgress<long>? progress, CancellationToken ct)
    {
        var (position, recorded, leaf) = await HeadRowAsync(ct);
        while (await PageAsync(last?.Position ?? (from > 1 ? from - 1 : long.MinValue), position, ct) == PageSize)
            progress?.Report(last!.Position);
        if ((last?.Position ?? 0) != position || (last?.RecordedAt ?? 0) != recorded)
            Report(Damage.Head, position, "ledger_head");
        if (from <= 1)
        {
            foreach (var (damage, sql) in VerifyChecks.All)
                await CheckAsync(damage, sql, ct);
        }

        progress?.Report(position);
        return new VerifyReport(events, new LedgerHead(position, LedgerTime.Epoch.AddMicroseconds(recorded), leaf), problems, problemCount);
    }

    /// <summary>Read without the strictness of <see cref="LedgerReader"/>: what is missing is reported, not thrown.</summary>
    private async Task<(long Position, long Recorded, string Leaf)> HeadRowAsync(CancellationToken ct)
    {
        var sql = $"""
            select h.position, {LedgerTime.MicrosecondsSql("h.recorded")}, l.leaf
            from ledger.ledger_head h left join ledger.ledger_leaf l on l.position = h.position
            """;
        await using var command = Sql.Command(source, sql);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            Report(Damage.Head, 0, "ledger_head");
            return (0, 0, Convert.ToHexStringLower(Leaf.None));
        }

        var leaf = row.IsDBNull(2) ? Leaf.None : row.GetFieldValue<byte[]>(2);
        return (row.GetInt64(0), row.GetInt64(1), Convert.ToHexStringLower(leaf));
    }

    private async Task<int> PageAsync(long after, long to, CancellationToken ct)
    {
        var count = 0;
        await using var command = Sql.Command(source, VerifyRow.Sql, after, to, PageSize);
        await using var rows = await command.ExecuteReaderAsync(ct);
        for (; await rows.ReadAsync(ct); count++)
            Check(VerifyRow.Read(rows));
        return count;
    }

    private void Check(VerifyRow row)
    {
        if (row.Position != (last?.Position ?? from - 1) + 1)
            Report(Damage.PositionGap, row);
        if (last is not null && (row.RecordedAt < last.RecordedAt || (row.RecordedAt == last.RecordedAt && row.Command != last.Command)))
            Report(Damage.TimeOrder, row);
        if (!row.Plain)
            Report(Damage.ForeignMark, row);
        CheckType(row);
        CheckLeaf(row);
        events++;
        last = row;
    }

    private void CheckType(VerifyRow row)
    {
        if (!catalogue.Knows(row.Type))
            Report(Damage.UnknownType, row);
        else if (!SaltsFit(row))
            Report(Damage.Salt, row);
    }

    private void CheckLeaf(VerifyRow row)
    {
        if (row.Version != 1 && row.Previous is null)
            Report(Damage.VersionGap, row);
        else if (row.Leaf is null)
            Report(Damage.LeafMissing, row);
        else if (!Recomputes(row))
            Report(Damage.LeafDiffers, row);
    }

    private static bool Recomputes(VerifyRow row)
    {
        try
        {
            return row.Recompute().AsSpan().SequenceEqual(row.Leaf);
        }
        catch (JsonException)
        {
            return false; // deeper than anything the ledger lets in
        }
    }

    private bool SaltsFit(VerifyRow row)
    {
        try
        {
            return row.SaltsFit(catalogue.Find(row.Type));
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            return false; // data of another shape than the type can have
        }
    }

    private async Task CheckAsync(Damage damage, string sql, CancellationToken ct)
    {
        await using var command = Sql.Command(source, sql);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            Report(damage, rows.GetInt64(0), rows.GetString(1));
    }

    private void Report(Damage damage, VerifyRow row) =>
        Report(damage, row.Position, string.Create(CultureInfo.InvariantCulture, $"{row.Stream} v{row.Version} {row.Type}"));

    private void Report(Damage damage, long position, string subject)
    {
        problemCount++;
        if (problems.Count < VerifyReport.MostProblems)
            problems.Add(new(damage, position, subject));
    }
}
