namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Which names of parts are plain: relative, within the package, the same on every system.</summary>
internal static class PartName
{
    public const string ContentTypes = "[Content_Types].xml";

    private const int LongestName = 260;

    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.Any(c => c is '\\' or ':' || char.IsControl(c))
        && name.Split('/').All(segment => segment.Length > 0 && segment.Trim('.', ' ').Length > 0);
}
