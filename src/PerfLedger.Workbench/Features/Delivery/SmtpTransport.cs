using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>SMTP by the framework's client: STARTTLS, signing in, one connection a mail.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    // 550 no mailbox, 551 elsewhere, 552 over quota, 553 name not allowed. Any other 5xx speaks of the session or of our settings
    // (530, 535: sign in), which somebody may mend within the day.
    private static readonly int[] ForGood = [550, 551, 552, 553];

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        using var message = Message(mail);
        // Disposing says QUIT and may wait for an answer: not after a server that hangs.
        var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.StartTls,
            UseDefaultCredentials = false,
            Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password()) : null,
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
            Timeout = (int)settings.Patience.TotalMilliseconds,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
            client.Dispose();
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception e) when (e is SmtpException or OperationCanceledException or IOException or SocketException
            or AuthenticationException or ObjectDisposedException or InvalidOperationException)
        {
            throw Explained(e, mail, patience.IsCancellationRequested);
        }
    }

    private MailMessage Message(Mail mail)
    {
        var message = new MailMessage(settings.From, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            IsBodyHtml = false,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id}>");
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        return message;
    }

    private MailException Explained(Exception e, Mail mail, bool tooLong)
    {
        // The outer exception of a refused recipient is about the message; the answer of the server stands within.
        var chain = Chain(e).ToList();
        var refused = chain.OfType<SmtpException>().FirstOrDefault(s => (int)s.StatusCode > 0) ?? e;
        var code = refused is SmtpException smtp ? (int)smtp.StatusCode : -1;
        var said = refused.Message.Replace(mail.To, "〈收件人〉", StringComparison.OrdinalIgnoreCase);
        var cause = chain[^1].Message;
        var answer = said.Contains(cause, StringComparison.Ordinal) ? said : $"{said}（{cause}）";
        if (code > 0) answer = string.Create(CultureInfo.InvariantCulture, $"邮件服务器答复 {code}：{said}");
        else if (tooLong) answer = string.Create(CultureInfo.InvariantCulture, $"邮件服务器 {settings.Patience.TotalSeconds:0} 秒没有答复");
        else answer = $"没有发到邮件服务器：{answer}";
        return new MailException(Notices.NoticeNames.Line(answer), ForGood.Contains(code), e);
    }

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException) yield return at;
    }
}
