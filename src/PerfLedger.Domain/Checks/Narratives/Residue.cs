using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>RPT-08: what belongs to the blank template and not to a report: （此页为封面）, （参考格式）, ××, 指标1：, a paragraph of dots alone.</summary>
internal static partial class Residue
{
    public static IEnumerable<Finding> Check(Narrative n) =>
        from t in n.Texts
        let found = Left().Match(t.Text)
        where found.Success
        from finding in n.Find("RPT-08", t.Section, t.Block, $"留有模板里的文字“{found.Value.Trim()}”，请删去或填写", found.Value.Trim(), "无模板文字")
        select finding;

    [GeneratedRegex(
        @"[（(](?:此页为封面|参考格式|参考模板|提纲|盖章处)[）)]|[×ＸX]{2,}(?=年|部门|单位|局|市|县|项目)|指标\s*\d\s*[:：]|^\s*[…\.．。]{2,}\s*$|待补充|此处填写",
        RegexOptions.CultureInvariant)]
    private static partial Regex Left();
}
