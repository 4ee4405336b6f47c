using System.Globalization;
using System.Text.Json.Nodes;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>
/// Each notice as a mail to its recipient, one row of work each. Nothing hangs on it: no lock, no step of a report waits for a mail, and
/// the notice stands in the program all the same.
/// </summary>
internal sealed class Mails(LedgerSession session, IMailTransport? transport, string domain)
{
    public const string Name = "mail";

    private readonly NoticeFeed feed = new(session, Name, each: true);

    public Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct) => feed.PlanAsync(now, ct);

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var (position, recipient) = (item.Payload["position"]!.GetValue<long>(), item.Payload["recipient"]!.GetValue<string>());
        var notice = await NoticeQuery.OneAsync(session.Reads, recipient, position, ct)
            ?? throw new PointlessException(string.Create(CultureInfo.InvariantCulture, $"台账位置 {position} 没有给 {recipient} 的通知"));
        // The address as it stands now: given or corrected in the meantime, the next attempt goes there.
        if (await Actors.FindAsync(session.Main, recipient, ct) is not { Email: { } address })
            return JobOutcome.Ok($"{recipient} 没有登记邮箱，只有站内通知", Sent(recipient, false));
        var text = await (await NoticeComposer.NowAsync(session, ct)).ComposeAsync(notice, outside: true, ct);
        try
        {
            await transport!.SendAsync(Mail(notice, address, text), ct);
        }
        catch (MailException e)
        {
            throw e.ForGood ? new PointlessException($"{recipient}：{e.Message}") : new IOException($"{recipient}：{e.Message}", e);
        }

        return JobOutcome.Ok($"{recipient} 的邮件已交给邮件服务器", Sent(recipient, true));
    }

    /// <summary>Made of the event and its recipient alone: sent twice by mischance, it can be told to be the same mail.</summary>
    private Mail Mail(NoticeRow notice, string address, NoticeText text) => new(
        $"{notice.Event:N}.{notice.Recipient}@{domain}", address, $"〔PerfLedger〕{text.Title}",
        string.Join("\r\n", [.. text.Lines, "", "本邮件由 PerfLedger 自动发出，请勿回复；以系统内的通知为准。"]) + "\r\n");

    private static JsonObject Sent(string recipient, bool sent) => new() { ["recipient"] = recipient, ["sent"] = sent };
}
