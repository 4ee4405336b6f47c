using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Retention;

/// <summary>retention: what is kept and until when; and the job that says so every week.</summary>
internal static class RetentionWord
{
    public const string Job = "retention";

    private static readonly Option<DateOnly?> On = Options.Day("--on", "以哪天为准，如 2050-12-31；不写时为今天");

    public static Command Retention { get; } = Word("retention", "保管期限：存了什么、各到哪天（不删除任何东西）", RunAsync, On, Options.Json);

    public static async Task<JobOutcome> ReportAsync(LedgerSession session, WorkItem item, CancellationToken ct)
    {
        var report = await RetentionReport.ReadAsync(session, DueDates.DayOf(item.Planned), ct);
        return report.Ending.Count + report.Unclassed.Count == 0 ? JobOutcome.Ok(report.Sentence) : JobOutcome.Warning(report.Sentence);
    }

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var day = call.GetValue(On) ?? await session.TodayAsync(ct);
        var report = await RetentionReport.ReadAsync(session, day, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(report);
        else Write(report, Console.Out);
        return ExitCodes.Done;
    }

    private static void Write(RetentionReport report, TextWriter output)
    {
        var families = new TextTable("表样", "保管期限", "份数", "最早报送", "最早到期", "依据");
        foreach (var f in report.Families)
            families.Add(f.Family, f.Term ?? "未定", $"{f.Filings}", Text(f.Oldest), Text(f.FirstEnds), f.Ground);
        if (report.Families.Count > 0) families.WriteTo(output);
        foreach (var d in report.Ending) output.WriteLine($"{d.Filing}：{Text(d.Filed)} 报送，保管至 {Text(d.Until)}，请鉴定是否续存");
        var h = report.Held;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"台账 {h.Events} 条（自 {Text(h.EventsSince)}），存档 {h.Files} 个文件 {h.Bytes / 1048576m:0.0} MB，")
            + string.Create(CultureInfo.InvariantCulture, $"作业记录 {h.Runs} 条（自 {Text(h.RunsSince)}），均未删减。"));
        output.WriteLine($"{Text(report.Day)}：{report.Sentence}。");
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
