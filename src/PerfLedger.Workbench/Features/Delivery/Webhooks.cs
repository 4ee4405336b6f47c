using System.Globalization;
using System.Text.Json;
using PerfLedger.Domain;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Notices;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>Each reminder as a signed call of the webhook: codes, days and ids, and nobody's name, address or role.</summary>
internal sealed class Webhooks(LedgerSession session, WebhookSender? sender)
{
    public const string Name = "webhook";

    private static readonly JsonSerializerOptions Plain = new(Output.Json) { WriteIndented = false };

    private readonly NoticeFeed feed = new(session, Name, each: false);

    public Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct) => feed.PlanAsync(now, ct);

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var position = item.Payload["position"]!.GetValue<long>();
        var notice = await NoticeQuery.AnyAsync(session.Reads, position, ct)
            ?? throw new PointlessException(string.Create(CultureInfo.InvariantCulture, $"台账位置 {position} 没有通知"));
        try
        {
            await sender!.SendAsync(notice.Event.ToString(), await session.Ledger.ClockAsync(ct), Body(notice), ct);
        }
        catch (WebhookException e)
        {
            throw e.ForGood ? new PointlessException(e.Message) : new IOException(e.Message, e);
        }

        return JobOutcome.Ok("接收方已收到");
    }

    /// <summary>The same bytes at every attempt; only the signature tells of the time.</summary>
    public static byte[] Body(NoticeRow notice) => JsonSerializer.SerializeToUtf8Bytes(notice.Told switch
    {
        ReminderIssued r => new
        {
            id = notice.Event,
            kind = "reminder",
            reason = Word(r.Kind),
            campaign = NoticeComposer.CampaignOf(notice.Stream),
            unit = notice.Unit,
            stage = Word(r.Stage),
            form = r.Form,
            subject = r.Subject,
            due = r.Due,
            step = r.Step,
            issuedAt = notice.RecordedAt,
        },
        LateUnitsEscalated l => (object)new
        {
            id = notice.Event,
            kind = "escalation",
            campaign = NoticeComposer.CampaignOf(notice.Stream),
            unit = notice.Unit,
            stage = Word(l.Stage),
            due = l.Due,
            step = l.Step,
            late = l.Late.Select(u => new { unit = u.Unit, form = u.Form, subject = u.Subject, days = u.Days }),
            issuedAt = notice.RecordedAt,
        },
        _ => throw new InvalidOperationException($"The webhook does not tell of {notice.Told.GetType().Name}."),
    }, Plain);

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
