using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>TXT-05: a text that names this project's 专项 names it as the form does: 就业创业专项 is not 大中专毕业生就业专项经费.</summary>
internal static partial class ProjectName
{
    private const int Alike = 2;

    public static IEnumerable<Finding> Check(Form f)
    {
        if (f.State.Opened?.Project?.Name is not { } project) return [];
        string[] known = [project, f.State.Opened.SpecialFund ?? "", .. f.Rows.Select(r => r.Indicator.Names.Name),
            .. f.Parts.Select(p => p.Line.Name)];
        return from t in FreeTexts.Of(f)
               where t.Figure is not null && !t.Figure.EndsWith(".target", StringComparison.Ordinal)
               let other = Fund().Matches(Mention.Spelled(t.Text)).Select(m => m.Groups["name"].Value)
                   .FirstOrDefault(name => Likeness.Shared(name, project) >= Alike && !known.Any(k => Says(name, k)))
               where other is not null
               from finding in f.Make("TXT-05", t.At, t.Figure, $"{t.Name}写“{other}专项”，本表为“{project}”，名称应一致", other + "专项", null, project)
               select finding;
    }

    // A text may begin before the name (支持教育信息化专项) and leave out its end (经费).
    private static bool Says(string name, string known)
    {
        var bare = Mention.Spelled(known).Replace("专项", "", StringComparison.Ordinal).Replace("经费", "", StringComparison.Ordinal)
            .Replace("资金", "", StringComparison.Ordinal);
        return bare.Length >= Alike && (name.EndsWith(bare, StringComparison.Ordinal) || bare.EndsWith(name, StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<name>[\\p{IsCJKUnifiedIdeographs}、]{2,20})专项", RegexOptions.CultureInvariant)]
    private static partial Regex Fund();
}
