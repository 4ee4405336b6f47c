using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Domain.Interchange;

/// <summary>Figure codes of the points printed in brackets behind a level-1 name.</summary>
public static class Quotas
{
    private static readonly (string Name, string Slug)[] Usual =
        [("产出指标", "output"), ("效益指标", "benefit"), ("满意度指标", "satisfaction"), ("成本指标", "cost")];

    internal static IEnumerable<string> UsualNames => Usual.Select(u => u.Name);

    /// <summary>The usual names have words of their own; any other gets x and the first 8 hex digits of its SHA-256.</summary>
    public static string Figure(string level1) =>
        "quota." + (Array.Find(Usual, u => u.Name == level1).Slug
            ?? "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(level1)))[..8]);
}
