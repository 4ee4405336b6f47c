namespace PerfLedger.Domain;

/// <summary>SHA-256 digests as the ledger writes them: 64 lower-case hex digits.</summary>
internal static class Digests
{
    /// <summary>True for a well-formed digest.</summary>
    public static bool IsSha256(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
