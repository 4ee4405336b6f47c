using System.Globalization;
using System.Net.Mail;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>The mail server of this installation, from the environment (docs/notices.md). The password is read and never shown.</summary>
/// <param name="Host">Name of the server; the one its certificate is made out to.</param>
/// <param name="Port">587 unless told otherwise.</param>
/// <param name="From">Address the mail comes from.</param>
/// <param name="StartTls">The connection is turned to TLS before anything is said. Implicit TLS (port 465) is not spoken.</param>
/// <param name="User">Null = without signing in.</param>
internal sealed record MailSettings(string Host, int Port, MailAddress From, bool StartTls, string? User)
{
    private const string Prefix = "PERFLEDGER_SMTP_";
    private const int Submission = 587, ImplicitTls = 465; // RFC 6409; RFC 8314

    private string? secret;

    /// <summary>How long a mail may take; a server that hangs is tried again later.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Not a part of the record: neither printed nor compared.</summary>
    public string? Password() => secret;

    /// <summary>What the environment says: settings, or why there is no mail. Wrong settings are said all at once.</summary>
    public static (MailSettings? Settings, string? Off, bool IsWrong) Read(Func<string, string?> variable)
    {
        string? Of(string name) => variable(Prefix + name) is { Length: > 0 } text ? text : null;
        if (Of("HOST") is not { } host) return (null, $"没有设置邮件服务器（{Prefix}HOST，见 docs/notices.md），只有站内通知", false);
        var wrong = new List<string>();
        var port = Submission;
        if (Of("PORT") is { } portText
            && (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535))
            wrong.Add($"{Prefix}PORT 为“{portText}”，应为端口号，如 587");
        if (port == ImplicitTls) wrong.Add($"{Prefix}PORT 为 465（直接加密），这里只支持 STARTTLS，请用 587");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) wrong.Add($"{Prefix}HOST 不是主机名，只写名称，如 smtp.example.org");
        var tls = Of("TLS") ?? "starttls";
        if (tls is not ("starttls" or "none")) wrong.Add($"{Prefix}TLS 为“{tls}”，应为 starttls 或 none");
        var (user, password) = (Of("USER"), Of("PASSWORD"));
        if (user is null != password is null) wrong.Add($"{Prefix}USER 和 {Prefix}PASSWORD 须同时设置或都不设置");
        if ((user ?? password) is not null && tls == "none")
            wrong.Add($"设置了用户名和口令而 {Prefix}TLS 为 none：口令会明文传送，请改为 starttls，或不用口令");
        var from = Of("FROM");
        if (from is null || !MailAddress.TryCreate(from, out var address) || address.Address != from || from.Any(char.IsControl))
            (address, _) = (null, Add(wrong, $"{Prefix}FROM 须为一个邮箱地址，如 perfledger@example.org"));
        return wrong.Count > 0
            ? (null, $"邮件设置有误：{string.Join("；", wrong)}", true)
            : (new MailSettings(host, port, address!, tls == "starttls", user) { secret = password }, null, false);
    }

    public static (MailSettings? Settings, string? Off, bool IsWrong) Read() => Read(Environment.GetEnvironmentVariable);

    private static bool Add(List<string> wrong, string sentence)
    {
        wrong.Add(sentence);
        return true;
    }
}
