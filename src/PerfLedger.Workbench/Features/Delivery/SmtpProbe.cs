using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>
/// Asks a mail server whether it takes mail from somebody who did not sign in. One that does takes ours too when the password is wrong, and
/// says nothing of it (the framework's client then sends unsigned-in). Nothing is sent: the talk ends before the mail.
/// </summary>
internal sealed class SmtpProbe(MailSettings settings) : IDisposable
{
    private const int LongestLine = 1000; // RFC 5321, section 4.5.3.1.5, is 512

    private readonly TcpClient tcp = new();
    private Stream stream = Stream.Null;

    /// <summary>True when it asks for a sign-in (530 and other refusals before the mail), false when it would take the mail.</summary>
    public async Task<bool> DemandsSignInAsync(string recipient, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        var stop = patience.Token;
        await tcp.ConnectAsync(settings.Host, settings.Port, stop);
        stream = tcp.GetStream();
        if (await AnswerAsync(stop) / 100 != 2 || await SayAsync("EHLO perfledger", stop) / 100 != 2) return true;
        if (settings.StartTls)
        {
            if (await SayAsync("STARTTLS", stop) != 220) throw new AuthenticationException("the server does not speak STARTTLS");
            var tls = new SslStream(stream);
            stream = tls;
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, stop);
            if (await SayAsync("EHLO perfledger", stop) / 100 != 2) return true;
        }

        var refused = await SayAsync($"MAIL FROM:<{settings.From.Address}>", stop) / 100 != 2
            || await SayAsync($"RCPT TO:<{recipient}>", stop) / 100 != 2;
        await SayAsync("QUIT", stop);
        return refused;
    }

    public void Dispose()
    {
        stream.Dispose();
        tcp.Dispose();
    }

    private async Task<int> SayAsync(string line, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), ct);
        return await AnswerAsync(ct);
    }

    /// <summary>The code of an answer; its lines but the last have a hyphen behind it.</summary>
    private async Task<int> AnswerAsync(CancellationToken ct)
    {
        while (true)
        {
            var line = await LineAsync(ct);
            if (line.Length < 3 || !line[..3].All(char.IsAsciiDigit)) throw new IOException("the server does not speak SMTP");
            if (line.Length == 3 || line[3] != '-') return (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
        }
    }

    private async Task<string> LineAsync(CancellationToken ct)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ct) == 1 && one[0] != '\n')
        {
            if (line.Length > LongestLine) throw new IOException("the server does not speak SMTP");
            if (one[0] != '\r') line.Append((char)one[0]);
        }

        return line.ToString();
    }
}
