using System.Net;
using System.Net.Sockets;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>Which addresses stand in the public network. What is not known to be public is not.</summary>
internal static class PublicAddress
{
    // IANA IPv4 special-purpose registry (RFC 6890 and its updates), multicast and the reserved rest.
    private static readonly IPNetwork[] Reserved4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Global unicast is 2000::/3; within it the special-purpose blocks, and those that carry an IPv4 address inside (6to4, Teredo).
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Reserved6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => false, // never the answer of an honest name server
        { AddressFamily: AddressFamily.InterNetwork } => !Array.Exists(Reserved4, n => n.Contains(address)),
        { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: 0 } =>
            Global6.Contains(address) && !Array.Exists(Reserved6, n => n.Contains(address)),
        _ => false,
    };
}
