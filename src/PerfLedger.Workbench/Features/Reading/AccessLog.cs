using System.CommandLine;
using Npgsql;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading.Pages;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>A line of the access log: who looked at or took out what.</summary>
/// <param name="At">When, by the clock of the ledger.</param>
/// <param name="Actor">Id of a person; console where nobody is signed in.</param>
/// <param name="Role">Role they acted in.</param>
/// <param name="Act">read, download or export.</param>
/// <param name="Subject">Stream or filing.</param>
/// <param name="File">Name of the file handed out.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Address">Network address.</param>
/// <param name="Program">Program they used.</param>
public sealed record AccessLine(
    DateTimeOffset At, string Actor, string? Role, string Act, string Subject, string? File, string? Sha256, string? Address,
    string Program);

/// <summary>The access log, outside the ledger. Lines are added and never changed.</summary>
internal static class AccessLog
{
    public const string Console = "console", Read = "read", Download = "download", Export = "export";

    /// <summary>Adds a line; the instant is the database's.</summary>
    public static Task AddAsync(NpgsqlDataSource main, AccessLine line, CancellationToken ct) => AddAsync(main, [line], ct);

    /// <summary>Adds lines, all or none.</summary>
    public static async Task AddAsync(NpgsqlDataSource main, IReadOnlyList<AccessLine> lines, CancellationToken ct)
    {
        await using var add = main.CreateBatch();
        foreach (var line in lines)
        {
            var one = new NpgsqlBatchCommand("""
                insert into ledger.access (actor, role, act, subject, file, sha256, address, program)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """);
            string?[] values = [line.Actor, line.Role, line.Act, line.Subject, line.File, line.Sha256, line.Address, line.Program];
            foreach (var value in values) one.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = value });
            add.BatchCommands.Add(one);
        }

        await add.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A file a word of the command line hands out. The operator of a database that takes no writes may still look.</summary>
    public static async Task HandOutAsync(
        LedgerSession session, ParseResult? call, string act, string subject, string? path, byte[] bytes, CancellationToken ct)
    {
        var line = new AccessLine(default, PersonOf(call) ?? Console, null, act, subject, path is null ? null : Path.GetFileName(path),
            Library.Digest(bytes), null, "perfledger");
        try
        {
            await AddAsync(session.Main, line, ct);
        }
        catch (PostgresException e) when (Exhaustion.Explain(e) is not null)
        {
            await System.Console.Error.WriteLineAsync($"访问日志写不进去（{e.SqlState}），这一次没有登记：{act} {subject}");
        }
    }

    /// <summary>The last lines, newest first.</summary>
    public static async Task<IReadOnlyList<AccessLine>> LastAsync(
        NpgsqlDataSource main, string? actor, string? subject, int limit, CancellationToken ct)
    {
        await using var query = main.CreateCommand("""
            select at, actor, role, act, subject, file, sha256, address, program from ledger.access
            where ($1::text is null or actor = $1) and ($2::text is null or strpos(subject, $2) > 0)
            order by id desc limit $3
            """);
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = actor });
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = subject });
        query.Parameters.Add(new() { Value = limit });
        var lines = new List<AccessLine>();
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        while (await r.ReadAsync(ct))
            lines.Add(new(r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), Text(2), r.GetString(3), r.GetString(4), Text(5), Text(6),
                Text(7), r.GetString(8)));
        return lines;
    }

    /// <summary>A page, newest first, from below a line. The reader's login of the pages has no access log: it is the application that
    /// shows it, to 审计管理员 alone.</summary>
    public static async Task<IReadOnlyList<(long Id, AccessLine Line)>> PageAsync(
        LedgerSession session, AccessAsked asked, long? before, int limit, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            select id, at, actor, role, act, subject, file, sha256, address, program from ledger.access
            where ($1::text is null or actor = $1) and ($2::text is null or act = $2) and ($3::text is null or strpos(subject, $3) > 0)
                and ($4::bigint is null or id < $4)
            order by id desc limit $5
            """);
        foreach (var text in new[] { asked.Person, asked.Act, asked.Subject })
            query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = text });
        query.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = before });
        query.Parameters.Add(new() { Value = limit });
        var lines = new List<(long, AccessLine)>();
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        while (await r.ReadAsync(ct))
            lines.Add((r.GetInt64(0), new(r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), Text(3), r.GetString(4), r.GetString(5),
                Text(6), Text(7), Text(8), r.GetString(9))));
        return lines;
    }

    // Reading words know no person; those that also record something do.
    private static string? PersonOf(ParseResult? call) =>
        call?.CommandResult.Command.Options.Contains(Options.As) == true ? call.GetValue(Options.As) : null;
}
