using System.Globalization;
using System.Text;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>Names of files as browsers send them.</summary>
internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>The name without folders, without signs that no file system takes or that hide how it ends, and not too long.</summary>
    public static string Plain(string sent)
    {
        var last = sent.Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var plain = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            // Control signs, marks of writing direction (a name that reads backwards), unassigned and private ones.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            plain.Append("<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var name = plain.ToString().Trim(' ', '.');
        if (name.Length == 0) return "未命名";
        var ending = Path.GetExtension(name);
        return name.Length <= Longest ? name : name[..(Longest - ending.Length)].TrimEnd('\ud800') + ending;
    }
}
