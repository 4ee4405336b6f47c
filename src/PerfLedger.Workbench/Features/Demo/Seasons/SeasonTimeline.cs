using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Demo.Seasons;

/// <summary>A line of the timeline: when, who, what.</summary>
internal sealed record TimelineLine(DateTimeOffset At, string Who, string What);

/// <summary>
/// The timeline of a season as the ledger has it. Events of one minute, one person and one kind are one line; figures entered when the
/// forms were opened are not listed.
/// </summary>
internal static class SeasonTimeline
{
    public static async Task<IReadOnlyList<TimelineLine>> ReadAsync(LedgerSession session, CancellationToken ct)
    {
        var entries = new List<(DateTimeOffset At, string Who, string Kind, string Item)>();
        await foreach (var e in session.Ledger.ReadAllAsync(0, null, ct))
            if (Of(e) is var (kind, item)) entries.Add((e.RecordedAt, e.ActorId, kind, item));
        return [.. entries.GroupBy(e => (Minute(e.At), e.Who, e.Kind))
            .Select(g => new TimelineLine(g.First().At, g.Key.Who, Line(g.Key.Kind, g)))];

        static string Line(string kind, IEnumerable<(DateTimeOffset, string, string, string Item)> entries)
        {
            var items = entries.Select(e => e.Item).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            return items.Count == 0 ? kind : $"{kind}：{string.Join('、', items)}";
        }
    }

    /// <summary>What is said of an event: a kind, which makes one line of several, and what is its own.</summary>
    private static (string Kind, string Item)? Of(RecordedEvent e) => Streams.Read(e) switch
    {
        CampaignOpened x => ($"下达{(x.LockAtDue ? "（到期锁定）" : "")}", x.Title),
        RouteLaid x => ($"报送要求，{Day(x.Due)} 24时止，报{x.Office}", x.UnitKind),
        SelfEvaluationOpened => ("建表", Form(e.Stream)),
        EvaluationSubmitted => ("送审", Form(e.Stream)),
        EvaluationReturned x => ($"退回{(x.AnswerBy is { } day ? $"，{Day(day)}前答复" : "")}", $"{Form(e.Stream)}（{x.Opinions[0].Text}）"),
        EvaluationAccepted => ("审核通过", Form(e.Stream)),
        FigureCorrected x => ("更正", $"{Form(e.Stream)} {x.Figure} {x.Before.Printed}→{x.After.Printed}"),
        ReportFiled x => ($"报送{(x.Overdue is { } late ? $"（逾期{late.Days}天）" : "")}", Form(e.Stream)),
        ExtensionAsked x => ($"申请延期至{Day(x.Until)}", $"{Form(x.Evaluation!)}（{x.Reason.Text}）"),
        ExtensionGranted x => ($"批准延期至{Day(x.Until)}", $"{Form(x.Evaluation!)}，{x.Document}"),
        DuePassed x => ($"到期（{Day(x.Due)}）", x.Evaluation is { } one ? Form(one) : x.Unit),
        ReminderIssued x => (Kind(x), x.Recipient),
        LateUnitsEscalated x => ($"上报第{x.Step}次，{Day(x.Due)}应报未报，告知{string.Join('、', x.Recipients)}",
            string.Join('、', x.Late.Select(l => $"{l.Unit}{(l.Subject is { } s ? Form(s) : "未建表")}逾期{Text(l.Days)}天"))),
        UnitCalled x => ("已电话催报", $"{x.Person}（{x.Note}）"),
        _ => null,
    };

    private static string Kind(ReminderIssued x) => x.Kind switch
    {
        ReminderKind.Ahead => $"提醒 {(x.Step == 0 ? "当日" : $"T-{Text(x.Step)}")}（{Day(x.Planned)}），期限{Day(x.Due)}",
        ReminderKind.Overdue => $"逾期催报第{Text(-x.Step)}次（{Day(x.Planned)}），期限{Day(x.Due)}",
        _ => $"退回告知，{Day(x.Due)}前答复",
    };

    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static string Form(string stream) => "表" + StreamIds.Parse(stream)!.Segments[^1];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
