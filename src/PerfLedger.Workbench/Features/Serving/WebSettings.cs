using System.Security.Cryptography.X509Certificates;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>How the pages are served.</summary>
/// <param name="Urls">Addresses listened on.</param>
internal sealed record WebSettings(params string[] Urls)
{
    /// <summary>Loopback only: who wants more says so.</summary>
    public const string Loopback = "http://127.0.0.1:8080";

    /// <summary>Browsers reach the program through a proxy that speaks https: cookies go nowhere else.</summary>
    public bool BehindHttps { get; init; }

    /// <summary>Encrypts the keys of cookies and forms where they are kept; null = they lie there in clear.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>Names by which browsers may call it; empty = this machine's own when it listens on loopback only, else any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The clock of sign-in and sessions; nothing of the ledger hangs on it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IReadOnlyList<string> AllowedHosts =>
        Hosts.Count > 0 ? Hosts : Urls.All(u => new Uri(u).IsLoopback) ? ["localhost", "127.0.0.1", "[::1]"] : ["*"];
}
