using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>The ways out of the program that this installation has, as kinds of jobs.</summary>
internal static class Channels
{
    public static IReadOnlyList<JobKind> Of(LedgerSession session)
    {
        var (mail, webhook) = (MailSettings.Read(), WebhookSettings.Read());
        return
        [
            Mail(session, mail.Settings is { } m ? new SmtpTransport(m) : null, mail.Settings?.From.Host ?? "", mail.Off),
            Webhook(session, webhook.Settings is { } w ? new WebhookSender(w) : null, webhook.Off),
            new(UndeliveredReport.Name, "未送达报告", Schedule.Every(10), new UndeliveredReport(session).RunAsync),
        ];
    }

    public static JobKind Mail(LedgerSession session, IMailTransport? transport, string domain, string? off)
    {
        var mails = new Mails(session, transport, domain);
        return new(Mails.Name, "邮件", null, mails.RunAsync) { PlanAsync = mails.PlanAsync, Off = off, Outbound = true };
    }

    public static JobKind Webhook(LedgerSession session, WebhookSender? sender, string? off)
    {
        var webhooks = new Webhooks(session, sender);
        return new(Webhooks.Name, "回调", null, webhooks.RunAsync) { PlanAsync = webhooks.PlanAsync, Off = off, Outbound = true };
    }

    /// <summary>Wrong settings are said at start, all at once, and not when the first reminder is due.</summary>
    public static void RefuseWrongSettings()
    {
        var (mail, webhook) = (MailSettings.Read(), WebhookSettings.Read());
        var wrong = new[] { mail.IsWrong ? mail.Off : null, webhook.IsWrong ? webhook.Off : null }.OfType<string>().ToList();
        if (wrong.Count > 0) throw new CliException(ExitCodes.BadInput, string.Join('\n', wrong.Select(w => w + "。")));
    }
}
