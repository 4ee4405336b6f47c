using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// The digest of what a package says, whatever its compression: it survives a gateway that zips again, and differs when any part does.
/// </summary>
public static class CanonicalDigest
{
    /// <summary>
    /// SHA-256 over one record a part, the parts ordinally by name:
    /// <c>name \n length in decimal \n SHA-256 of the uncompressed bytes in lower-case hex \n</c>, all in UTF-8.
    /// </summary>
    /// <returns>64 lower-case hex digits.</returns>
    public static string Of(IReadOnlyDictionary<string, byte[]> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            var length = content.Length.ToString(CultureInfo.InvariantCulture);
            digest.AppendData(Encoding.UTF8.GetBytes($"{name}\n{length}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n"));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
