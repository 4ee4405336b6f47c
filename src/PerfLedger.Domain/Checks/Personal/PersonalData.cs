using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks.Texts;

namespace PerfLedger.Domain.Checks.Personal;

/// <summary>
/// PII-01: names, numbers and health of single persons in a text have to be masked or justified before publication (个人信息保护法
/// art. 28 for health and minors). It bars publication, never filing; one finding a text.
/// </summary>
internal static class PersonalData
{
    private const int Shown = 3;

    public static IEnumerable<Finding> Check(Form f) => FreeTexts.Of(f).SelectMany(t =>
    {
        var found = In(t.Text);
        return found.Count == 0 ? []
            : f.Make("PII-01", t.At, t.Figure, $"{t.Name}中有{Say(found)}，公开前须遮盖或写明依据", null, null, "遮盖或依据");
    }).DistinctBy(x => x.At);

    /// <summary>All personal data of a text in reading order.</summary>
    public static IReadOnlyList<PersonalDatum> In(string text) =>
        [.. Numbers.In(text).Concat(Names.In(text)).Concat(Health.In(text)).DistinctBy(d => (d.At, d.Kind)).OrderBy(d => d.At)];

    /// <summary>What was found, masked, by kind.</summary>
    public static string Say(IReadOnlyList<PersonalDatum> found) => string.Join("、", found.GroupBy(d => d.Kind).Select(g =>
        g.Key + string.Concat(g.Take(Shown).Select(d => $"“{d.Masked}”")) + (g.Count() > Shown ? $"等{Text.Of(g.Count())}处" : "")));
}
