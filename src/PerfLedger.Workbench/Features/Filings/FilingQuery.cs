using System.Globalization;
using Npgsql;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A filing as the list shows it.</summary>
public sealed record FilingRow(
    string Filing, int Number, string Subject, long Version, long FreezePosition, long Position, DateTimeOffset FiledAt, string FiledBy,
    string ModelDigest, string ByteDigest, bool Retrospective, int? OverdueDays, int Latest, bool IsStamped)
{
    /// <summary>盖章</summary>
    public SealState Seal => SealStates.Of(IsStamped, Number < Latest);

    /// <summary>Filing id with its number.</summary>
    public string Id => $"{Filing}@{Number}";
}

/// <summary>Finds filings.</summary>
internal static class FilingQuery
{
    internal const string Columns =
        "stream, number, subject, version, freeze_position, position, recorded_at, filed_by, model_digest, byte_digest, retrospective, "
        + "overdue_days, (select max(l.number) from ledger.filing l where l.stream = filing.stream), "
        + "exists (select from ledger.seal s where s.stream = filing.stream and s.number = filing.number and s.scan is not null)";

    /// <summary>All filings within reach; a null reach is the operator's console.</summary>
    public static async Task<IReadOnlyList<FilingRow>> AllAsync(Reads reads, CancellationToken ct, ReachSql? reach = null)
    {
        await using var query = reads.CreateCommand();
        query.CommandText = $"""
            select {Columns} from ledger.filing where {ReachSql.Streams(reach, "filing.subject", query.Parameters)} order by position
            """;
        return await ReadAsync(query, ct);
    }

    /// <summary>Filings whose printed code (the first digits of the model digest) begins so.</summary>
    public static Task<IReadOnlyList<FilingRow>> ByCodeAsync(Reads reads, string code, CancellationToken ct) =>
        ReadAsync(reads, $"select {Columns} from ledger.filing where model_digest like $1 || '%' order by position", code, ct);

    /// <summary>
    /// One filing by what a person types: 09, 09@2, or the full id with or without @n; a report also by the family of its form
    /// (self-evaluation-report@2); without a number the last.
    /// </summary>
    public static async Task<FilingRow> OneAsync(Reads reads, string text, CancellationToken ct)
    {
        var at = text.LastIndexOf('@');
        var name = at < 0 ? text : text[..at];
        var number = 0;
        if (at >= 0 && !int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number))
            throw new CliException(ExitCodes.BadInput, $"“{text}”中 @ 之后应为报送版次，如 {name}@1。");
        var rows = await ReadAsync(reads, $"""
            select {Columns} from ledger.filing
            where stream = $1 or subject = $1 or right(stream, length($1) + 1) = '.' || $1
                or (starts_with(subject, 'report.') and split_part(subject, '.', 4) = $1)
            order by number
            """, name, ct);
        if (rows.Select(r => r.Filing).Distinct().Count() > 1)
            throw new CliException(ExitCodes.BadInput, $"“{name}”不止一个：{string.Join('、', rows.Select(r => r.Filing).Distinct())}。请写全。");
        return rows.LastOrDefault(r => number == 0 || r.Number == number)
            ?? throw new CliException(ExitCodes.NotFound, $"没有报送“{text}”。请从报送列表中选。") { Word = "perfledger filings" };
    }

    /// <summary>The last filing of a form or report; null when there is none.</summary>
    public static async Task<FilingRow?> LastAsync(Reads reads, string subject, CancellationToken ct) =>
        (await ReadAsync(reads, $"select {Columns} from ledger.filing where subject = $1 order by number desc limit 1", subject, ct))
        .SingleOrDefault();

    /// <summary>All filings of one stream, by number.</summary>
    public static Task<IReadOnlyList<FilingRow>> OfAsync(Reads reads, string filing, CancellationToken ct) =>
        ReadAsync(reads, $"select {Columns} from ledger.filing where stream = $1 order by number", filing, ct);

    /// <summary>The filing a command recorded, now or when it was first given.</summary>
    public static async Task<FilingRow> AtAsync(Reads reads, string filing, AppendResult.Accepted command, CancellationToken ct)
    {
        var rows = await OfAsync(reads, filing, ct);
        return rows.Single(r => r.Position >= command.FirstPosition && r.Position <= command.LastPosition);
    }

    /// <summary>The event behind a row.</summary>
    public static async Task<(RecordedEvent Recorded, ReportFiled Filed)> EventAsync(EventLedger ledger, FilingRow row,
        CancellationToken ct)
    {
        await foreach (var e in ledger.ReadStreamAsync(row.Filing, 1, null, ct))
            if (Streams.Read(e) is ReportFiled f && f.Number == row.Number)
                return (e, f);
        throw new InvalidOperationException($"The filing table names {row.Filing}@{row.Number}, the stream does not.");
    }

    private static async Task<IReadOnlyList<FilingRow>> ReadAsync(Reads reads, string sql, string? argument, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql);
        if (argument is not null) query.Parameters.Add(new() { Value = argument });
        return await ReadAsync(query, ct);
    }

    private static async Task<IReadOnlyList<FilingRow>> ReadAsync(ReadCommand query, CancellationToken ct)
    {
        var rows = new List<FilingRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) rows.Add(Row(r));
        return rows;
    }

    /// <summary>The row of the columns above.</summary>
    internal static FilingRow Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5),
        r.GetFieldValue<DateTimeOffset>(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetBoolean(10),
        r.IsDBNull(11) ? null : r.GetInt32(11), r.GetInt32(12), r.GetBoolean(13));
}
