using System.Globalization;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Retention;

/// <summary>What is kept, and until when. The program deletes nothing: a term that ends asks people for an appraisal (鉴定).</summary>
/// <param name="Day">As of this day, Asia/Shanghai.</param>
/// <param name="Families">One line a family of forms with filings.</param>
/// <param name="Ending">Filings whose term ends within a year, or has ended.</param>
/// <param name="Held">What else is kept.</param>
internal sealed record RetentionReport(
    DateOnly Day, IReadOnlyList<RetentionLine> Families, IReadOnlyList<RetentionDue> Ending, RetentionHeld Held)
{
    /// <summary>Families nobody has given a class to: kept, but nobody knows how long.</summary>
    public IReadOnlyList<string> Unclassed => [.. Families.Where(f => f.Term is null).Select(f => f.Family)];

    public static async Task<RetentionReport> ReadAsync(LedgerSession session, DateOnly day, CancellationToken ct)
    {
        var rules = RetentionRules.Shipped();
        var filings = from row in await FilingQuery.AllAsync(session.Reads, ct)
                      let family = StreamIds.Parse(row.Filing)!.Segments[1]
                      let kept = rules.Of(family)
                      let filed = DueDates.DayOf(row.FiledAt)
                      select (family, kept, due: new RetentionDue(row.Id, filed, kept?.Until(filed)));
        var all = filings.ToList();
        var families = all.GroupBy(f => f.family, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new RetentionLine(g.Key, g.First().kept?.Term, g.First().kept?.Ground, g.Count(),
                g.Min(f => f.due.Filed), g.Min(f => f.due.Until)));
        return new RetentionReport(day, [.. families],
            [.. all.Select(f => f.due).Where(d => d.Until <= day.AddYears(1))
                .OrderBy(d => d.Until).ThenBy(d => d.Filing, StringComparer.Ordinal)],
            await HeldAsync(session.Main, ct));
    }

    /// <summary>The report in one sentence.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"已报送 {Families.Sum(f => f.Filings)} 份，{(Ending.Count == 0 ? "一年内没有到期的" : $"一年内到期或已到期 {Ending.Count} 份，请鉴定")}")
        + (Unclassed.Count == 0 ? "" : $"；没有定保管期限的表样：{string.Join('、', Unclassed)}");

    private static async Task<RetentionHeld> HeldAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand("""
            select (select count(*) from ledger.mt_events), (select min(timestamp) from ledger.mt_events),
                (select count(*) from ledger.archive_blob), (select coalesce(sum(size), 0)::bigint from ledger.archive_blob),
                (select count(*) from ledger.work), (select min(planned) from ledger.work)
            """);
        await using var r = await query.ExecuteReaderAsync(ct);
        await r.ReadAsync(ct);
        return new RetentionHeld(r.GetInt64(0), DayOf(r, 1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), DayOf(r, 5));
    }

    private static DateOnly? DayOf(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : DueDates.DayOf(r.GetFieldValue<DateTimeOffset>(i));
}

/// <summary>Filings of one family of forms.</summary>
internal sealed record RetentionLine(string Family, string? Term, string? Ground, int Filings, DateOnly Oldest, DateOnly? FirstEnds);

/// <summary>One filing and the last day of its term; null = for ever, or not settled.</summary>
internal sealed record RetentionDue(string Filing, DateOnly Filed, DateOnly? Until);

/// <summary>The ledger itself, the archive and the runs of jobs: none of them is ever shortened.</summary>
internal sealed record RetentionHeld(long Events, DateOnly? EventsSince, long Files, long Bytes, long Runs, DateOnly? RunsSince);
