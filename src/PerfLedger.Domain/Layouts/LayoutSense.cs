using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Layouts;

/// <summary>Whether a layout holds together: keys that can be codes, none twice, and rules that name what is there.</summary>
internal static class LayoutSense
{
    public static IEnumerable<RulePackFault> Faults(RawLayout layout) =>
    [
        .. Twice("/sections", layout.Sections.Select(s => s.Key)),
        .. Twice("/sections", from s in layout.Sections from r in s.Rows where r.IsSlot select r.Prefix!),
        .. layout.Sections.SelectMany((s, n) => Section(s, $"/sections/{Calculation.V1.Text.Of(n)}")),
    ];

    private static IEnumerable<RulePackFault> Section(LayoutSection s, string at) =>
    [
        .. Keys(at + "/key", s.Key), .. s.Columns.SelectMany(c => Keys(at + "/columns", c.Key)),
        .. s.Rows.SelectMany(r => Keys(at + "/rows", r.Key)),
        .. Twice(at + "/columns", s.Columns.Select(c => c.Key)), .. Twice(at + "/rows", s.Rows.Select(r => r.Key)),
        .. Known(at + "/columns", s.Columns.SelectMany(Named), s.Columns.Select(c => c.Key)),
        .. Known(at + "/rows", s.Rows.SelectMany(r => r.Disabled), s.Columns.Select(c => c.Key)),
        .. Known(at + "/rows", s.Rows.SelectMany(r => r.Sum?.Of ?? []), s.Rows.Where(r => !r.IsSlot).Select(r => r.Key)),
        .. from r in s.Rows
           where r.Prefix is { } p && (p.Length != 1 || !char.IsAsciiLetterLower(p[0]))
           select new RulePackFault(at + "/rows", $"“{r.Prefix}”应为一个小写字母。"),
    ];

    private static IEnumerable<string> Named(LayoutColumn c) =>
        ((string?[])[c.Quotient?.Of, c.Quotient?.By, c.Carries?.From]).OfType<string>();

    private static IEnumerable<RulePackFault> Keys(string at, string key)
    {
        if (!key.All(char.IsAsciiLetterOrDigit)) yield return new(at, $"“{key}”应只用字母和数字。");
    }

    private static IEnumerable<RulePackFault> Twice(string at, IEnumerable<string> keys) =>
        keys.CountBy(k => k, StringComparer.Ordinal).Where(k => k.Value > 1).Select(k => new RulePackFault(at, $"“{k.Key}”出现了不止一次。"));

    private static IEnumerable<RulePackFault> Known(string at, IEnumerable<string> named, IEnumerable<string> known) =>
        named.Except(known, StringComparer.Ordinal).Select(k => new RulePackFault(at, $"规则提到“{k}”，表中没有。"));
}
