using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Browser.Tests;

/// <summary>With a certificate the keys of cookies and forms lie encrypted in the database, and every node reads them.</summary>
public sealed class KeyRingTests
{
    [LedgerFact]
    public async Task Keys_lie_encrypted_and_the_other_node_reads_them()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        using var certificate = Certificate();
        var cookie = Protector(database, certificate).Protect("session");
        await using (var query = database.App.CreateCommand("select string_agg(xml, ' ') from auth.data_key"))
        {
            var kept = (string)(await query.ExecuteScalarAsync())!;
            Assert.Contains("EncryptedXmlDecryptor", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", kept, StringComparison.Ordinal);
        }

        Assert.Equal("session", Protector(database, certificate).Unprotect(cookie));
        using var other = Certificate();
        Assert.ThrowsAny<CryptographicException>(() => Protector(database, other).Unprotect(cookie));
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            Environment.SetEnvironmentVariable(KeyCertificate.File, path);
            Assert.Contains(path, Assert.Throws<CliException>(KeyCertificate.Configured).Message, StringComparison.Ordinal);
            using var certificate = Certificate();
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "word"));
            Environment.SetEnvironmentVariable(KeyCertificate.Password, "word");
            Assert.True(KeyCertificate.Configured()!.HasPrivateKey);
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyCertificate.File, null);
            Environment.SetEnvironmentVariable(KeyCertificate.Password, null);
            File.Delete(path);
        }
    }

    private static IDataProtector Protector(LedgerDatabase database, X509Certificate2 certificate)
    {
        var services = new ServiceCollection();
        AccountServices.Add(services, database.App, CookieSecurePolicy.SameAsRequest, certificate);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=keys.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }
}
