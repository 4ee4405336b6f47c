using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>Reads the 确认单 of a check report as a clerk would: the code printed on it.</summary>
internal static partial class ConfirmationSheet
{
    public static async Task<string> CodeAsync(Journey journey, string form)
    {
        var path = journey.PathOf($"check-{form}.docx");
        await journey.SayAsync("findings", form, "--docx", path);
        return Code().Match(DocumentText.Of(path)).Groups[1].Value;
    }

    [GeneratedRegex("--page-code ([0-9a-f]{16}) ")]
    private static partial Regex Code();
}
