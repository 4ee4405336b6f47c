using System.Globalization;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>A cell that counts and names what it counts: 8所（一中、二中、…）. TXT-04: as many names as counted; TXT-06: every name occurs in the
/// itemised list, when that list names at least half of them.</summary>
internal static partial class ListInCell
{
    private const string Numerals = "一二三四五六七八九十";

    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.CarriedOut).SelectMany(r =>
        Counted(f, r, "target", r.Target).Concat(Counted(f, r, "actual", r.Actual)).Concat(Itemised(f, r)));

    private static IEnumerable<Finding> Counted(Form f, Row r, string cell, string? text)
    {
        if (Read(text) is not { } list || list.Count == list.Names.Count) return [];
        return f.Find("TXT-04", r.Figure(cell), $"{r.Title}写{Text.Of(list.Count)}{list.Unit}，括号里列了{Text.Of(list.Names.Count)}个", text,
            Text.Of(list.Names.Count), Text.Of(list.Count));
    }

    private static IEnumerable<Finding> Itemised(Form f, Row r)
    {
        if (Read(r.Actual) is not { } list) return [];
        var parts = f.Parts.SelectMany(p => p.Line.Columns.IsDefault ? [] : p.Line.Columns.Select(c => c.Text).Append(p.Line.Name))
            .Select(Mention.Spelled!).ToList();
        var missing = list.Names.Where(n => !parts.Exists(p => Names(p, n))).ToList();
        if (missing.Count == 0 || missing.Count * 2 > list.Names.Count) return [];
        return f.Find("TXT-06", r.Figure("actual"), $"{r.Title}列有{string.Join("、", missing)}，资金明细中没有", r.Actual, null, "与资金明细一致");
    }

    // 三中 is not named by 十三中: a numeral before it makes it another school.
    private static bool Names(string part, string name)
    {
        for (var at = part.IndexOf(name, StringComparison.Ordinal); at >= 0; at = part.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (at == 0 || !Numerals.Contains(name[0], StringComparison.Ordinal)
                || !Numerals.Contains(part[at - 1], StringComparison.Ordinal)) return true;
        return false;
    }

    private static (int Count, string Unit, IReadOnlyList<string> Names)? Read(string? text)
    {
        if (Shape().Match(Normal.Of(text)) is not { Success: true } m) return null;
        var names = m.Groups["names"].Value.Split('、');
        return (int.Parse(m.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), m.Groups["unit"].Value, names);
    }

    [GeneratedRegex("^(?<count>[0-9]{1,4})(?<unit>[\\p{IsCJKUnifiedIdeographs}]{1,4})"
        + "\\((?<names>[^()0-9、,;]{2,20}(?:、[^()0-9、,;]{2,20}){1,99})\\)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
