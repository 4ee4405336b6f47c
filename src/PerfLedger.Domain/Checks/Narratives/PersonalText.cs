using PerfLedger.Domain.Checks.Personal;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>PII-01 for the text of a report: what points at single persons is masked or justified before publication.</summary>
internal static class PersonalText
{
    public static IEnumerable<Finding> Check(Narrative n) =>
        from t in n.Texts
        let found = PersonalData.In(t.Text)
        where found.Count > 0
        from finding in n.Find("PII-01", t.Section, t.Block, $"有{PersonalData.Say(found)}，公开前须遮盖或写明依据", null, "遮盖或依据")
        select finding;
}
