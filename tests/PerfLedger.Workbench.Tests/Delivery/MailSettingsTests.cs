using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PerfLedger.Workbench.Features.Delivery;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>How mail is set up, and mail test against servers that demand a sign-in, merely offer it, or do not speak TLS.</summary>
public sealed class MailSettingsTests : Journey
{
    private const string User = "perfledger", Password = "geheim-0815";

    [Fact]
    public void A_password_without_tls_is_refused_and_wrong_settings_are_said_all_at_once()
    {
        var (settings, off, wrong) = Read(("HOST", "smtp.example.org"), ("PORT", "465"), ("TLS", "none"), ("USER", User),
            ("PASSWORD", Password), ("FROM", "a@example.org, b@example.org"));
        Assert.Null(settings);
        Assert.True(wrong);
        foreach (var part in new[] { "口令会明文传送", "465", "PERFLEDGER_SMTP_FROM" }) Assert.Contains(part, off, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, off, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_whole_or_refused_and_never_print_the_password()
    {
        (string, string) host = ("HOST", "smtp.example.org"), from = ("FROM", "a@example.org");
        var (good, _, _) = Read(host, from, ("USER", User), ("PASSWORD", Password));
        Assert.Equal((587, true, Password), (good!.Port, good.StartTls, good.Password()));
        Assert.DoesNotContain(Password, good.ToString(), StringComparison.Ordinal);
        foreach (var bad in new (string, string)[][]
        {
            [host], [host, from, ("USER", User)], [host, from, ("PASSWORD", Password)], [host, from, ("TLS", "ssl")],
            [host, from, ("PORT", "0")], [host, from, ("PORT", "+25")],
            [("HOST", "smtp://x"), from], [host, ("FROM", "财政局 <a@example.org>")],
            [host, ("FROM", "a@example.org\r\nBcc: b@example.org")],
        })
            Assert.True(Read(bad).IsWrong, string.Join(' ', bad));
        Assert.False(Read().IsWrong); // none is no fault
    }

    [LedgerFact]
    public async Task Serving_with_wrong_settings_is_refused_before_anything_starts()
    {
        var answer = await FrontDoor.ProcessAsync(Connections, new Dictionary<string, string>
        {
            ["PERFLEDGER_SMTP_HOST"] = "smtp.example.org",
            ["PERFLEDGER_SMTP_FROM"] = "a@example.org",
            ["PERFLEDGER_SMTP_TLS"] = "none",
            ["PERFLEDGER_SMTP_USER"] = User,
            ["PERFLEDGER_SMTP_PASSWORD"] = Password,
            ["PERFLEDGER_WEBHOOK_URL"] = "http://10.0.0.1/",
        }, "serve", "--urls", "http://127.0.0.1:0");
        answer.Says(2, "口令会明文传送", "PERFLEDGER_WEBHOOK_SECRET");
        Assert.DoesNotContain(Password, answer.Error, StringComparison.Ordinal);
    }

    [MailFact]
    public async Task A_server_that_demands_a_sign_in_over_tls_is_found_good()
    {
        await using var server = await ServerAsync("auth", "tls");
        var answer = (await TestAsync(server, Password)).Is(0);
        Assert.Contains("要求登录", answer.Out, StringComparison.Ordinal);
        Assert.Single(server.Of("taken"));
        var wrong = (await TestAsync(server, "falsch-0815")).Is(1);
        Assert.Contains("没有发出", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch", wrong.Error, StringComparison.Ordinal);
        Assert.Single(server.Of("taken"));
    }

    [MailFact]
    public async Task A_server_that_takes_mail_from_anybody_is_told_of_because_a_wrong_password_would_not_show()
    {
        await using var server = await ServerAsync("open", "tls");
        var answer = (await TestAsync(server, Password)).Is(1);
        Assert.Contains("不登录也收", answer.Out, StringComparison.Ordinal);
    }

    [MailFact]
    public async Task A_server_without_tls_or_with_a_strange_certificate_gets_neither_mail_nor_password()
    {
        await using var plain = await ServerAsync("auth");
        (await TestAsync(plain, Password)).Is(1);
        Assert.Empty(plain.Of("signedIn"));
        await using var strange = await ServerAsync("auth", "tls");
        (await TestAsync(strange, Password, trusted: false)).Is(1);
        Assert.Empty(strange.Of("signedIn").Concat(strange.Of("taken")));
    }

    private async Task<MailServer> ServerAsync(params string[] modes)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        await File.WriteAllTextAsync(PathOf("ca.pem"), certificate.ExportCertificatePem());
        return await MailServer.StartAsync(0, new Dictionary<string, string>
        {
            ["TLS_CERT"] = certificate.ExportCertificatePem(),
            ["TLS_KEY"] = key.ExportPkcs8PrivateKeyPem(),
        }, modes);
    }

    private Task<Answer> TestAsync(MailServer server, string password, bool trusted = true) =>
        FrontDoor.ProcessAsync(Connections, new Dictionary<string, string>
        {
            ["PERFLEDGER_SMTP_HOST"] = "localhost",
            ["PERFLEDGER_SMTP_PORT"] = $"{server.Port}",
            ["PERFLEDGER_SMTP_FROM"] = "perfledger@example.org",
            ["PERFLEDGER_SMTP_USER"] = User,
            ["PERFLEDGER_SMTP_PASSWORD"] = password,
            ["SSL_CERT_FILE"] = trusted ? PathOf("ca.pem") : "/nonexistent",
        }, "mail", "test", "well-1@example.org");

    private static (MailSettings? Settings, string? Off, bool IsWrong) Read(params (string Name, string Value)[] variables) =>
        MailSettings.Read(n => variables.FirstOrDefault(v => "PERFLEDGER_SMTP_" + v.Name == n).Value);
}
