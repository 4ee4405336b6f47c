using PerfLedger.Domain.Checks.Personal;

namespace PerfLedger.Domain.Filings;

/// <summary>Personal data in a text of a model, masked: what protects it must not spread it.</summary>
/// <param name="Place">JSON pointer to the text.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Kind">What it is, in Chinese.</param>
/// <param name="Masked">Enough to find it again.</param>
public sealed record PersonalPlace(string Place, int Start, int Length, string Kind, string Masked)
{
    /// <summary>True for what names a person wherever it stands; a word of illness does so only in its place.</summary>
    public bool Identifies => Kind != "健康信息";
}

/// <summary>Finds in the texts of a document what PII-01 finds on a form, so that nothing that is printed is left out.</summary>
public static class PersonalScan
{
    /// <summary>All personal data of a text in reading order.</summary>
    public static IReadOnlyList<PersonalPlace> In(string place, string text) =>
        [.. PersonalData.In(text).Select(d => new PersonalPlace(place, d.At, d.Length, d.Kind, d.Masked))];
}
