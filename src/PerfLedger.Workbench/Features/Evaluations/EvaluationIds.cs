using System.Globalization;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>Reads what a person types for a self-evaluation and for a point in time.</summary>
internal static class EvaluationIds
{
    /// <summary>The stream a text names: its full id, or an ending of it that only one has (<c>09</c>, <c>nhfz.09</c>).</summary>
    public static Task<string> ResolveAsync(Reads reads, string text, CancellationToken ct) =>
        OneAsync(reads, text, "select stream from ledger.evaluation where stream = $1 or right(stream, length($1) + 1) = '.' || $1", ct);

    /// <summary>A form like <see cref="ResolveAsync"/>, or a report, which also goes by the family of its form: overall-report.</summary>
    public static Task<string> SubjectAsync(Reads reads, string text, CancellationToken ct) => OneAsync(reads, text, """
        select stream from ledger.evaluation where stream = $1 or right(stream, length($1) + 1) = '.' || $1
        union all select stream from ledger.report
        where stream = $1 or right(stream, length($1) + 1) = '.' || $1 or split_part(stream, '.', 4) = $1
        """, ct);

    /// <summary>A report.</summary>
    public static Task<string> ReportAsync(Reads reads, string text, CancellationToken ct) => OneAsync(reads, text, """
        select stream from ledger.report
        where stream = $1 or right(stream, length($1) + 1) = '.' || $1 or split_part(stream, '.', 4) = $1
        """, ct);

    private static async Task<string> OneAsync(Reads reads, string text, string sql, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql + " order by stream limit 6");
        query.Parameters.Add(new() { Value = text });
        var found = new List<string>();
        await using var reader = await query.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add(reader.GetString(0));
        if (found.Contains(text)) return text;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CliException(ExitCodes.NotFound, $"台账中没有自评“{text}”。请核对编号。")
            {
                Word = "perfledger list 列出全部，报告用 perfledger report list",
            },
            _ => throw new CliException(ExitCodes.BadInput, $"“{text}”不止一个：{string.Join('、', found)}。请写全。"),
        };
    }

    /// <summary>
    /// Reads a point in time and refuses a version or a position that the ledger has not reached: it would show today's form as one to
    /// come.
    /// </summary>
    public static async Task<AsOf> ReachedAsync(EventLedger ledger, string stream, string? text, CancellationToken ct)
    {
        var asOf = ParseAsOf(text);
        if (text is null) return asOf;
        if (Position(text) is { } position && (await ledger.HeadAsync(ct)).Position is var head && position > head)
            throw new CliException(ExitCodes.NotFound, $"台账还没有到位置 {position}，现为 {head}。");
        if (Number(text) is { } version
            && (await ledger.StreamsAsync(stream, null, ct)).Single(s => s.Stream == stream).Version is var last && version > last)
            throw new CliException(ExitCodes.NotFound, $"{stream} 还没有版本 {version}，最新为 {last}。");
        return asOf;
    }

    /// <summary>A version (12), a position (@345) or an instant (2020-05-15, 2020-05-15T17:30, Asia/Shanghai unless an offset is
    /// given).</summary>
    public static AsOf ParseAsOf(string? text)
    {
        if (text is null) return AsOf.Now;
        if (Position(text) is { } position) return AsOf.Position(position);
        if (Number(text) is { } version) return AsOf.Version(version);
        return ParseInstant(text, TimeOnly.MaxValue) is { } instant
            ? AsOf.Instant(instant)
            : throw new CliException(ExitCodes.BadInput, $"看不懂时点“{text}”：写版本号（12）、台账位置（@345）或时刻（2020-05-15T17:30，北京时间）。");
    }

    /// <summary>A day or an instant, Asia/Shanghai unless an offset is given; null when it is neither.</summary>
    /// <param name="text">2020-05-15, 2020-05-15T17:30, 2020-05-15T09:30Z.</param>
    /// <param name="ofDay">What a day alone means: its beginning or its end.</param>
    public static DateTimeOffset? ParseInstant(string text, TimeOnly ofDay)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Local(day.ToDateTime(ofDay));
        var zoned = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10;
        if (zoned) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant
            : null;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? Local(local) : null;
    }

    private static long? Position(string text) => text.StartsWith('@') ? Number(text[1..]) : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset Local(DateTime local) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Output.Shanghai.GetUtcOffset(local));
}
