using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Instants in ISO 8601 with Z or an offset; anything without one is refused, for it would depend on the machine.</summary>
internal static class Instant
{
    private static readonly string[] s_forms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return zoned && DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    /// <summary>UTC to the second, as docProps wants it.</summary>
    public static string Utc(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
