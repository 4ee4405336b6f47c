using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>The certificate that encrypts the key ring, the same on every node: a file and its password, from the environment.</summary>
internal static class KeyCertificate
{
    public const string File = "PERFLEDGER_KEY_CERTIFICATE", Password = "PERFLEDGER_KEY_CERTIFICATE_PASSWORD";

    /// <summary>The certificate; null when none is named.</summary>
    /// <exception cref="CliException">It cannot be used.</exception>
    public static X509Certificate2? Configured()
    {
        if (Environment.GetEnvironmentVariable(File) is not { Length: > 0 } path) return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, Environment.GetEnvironmentVariable(Password));
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("no private key");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCodes.BadInput, $"{File} 写的证书 {path} 用不了：须是带私钥的 PKCS #12 文件，密码在 {Password}（{e.Message}）。");
        }
    }
}
