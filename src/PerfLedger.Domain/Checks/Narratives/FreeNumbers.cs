using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>
/// TXT-01: every number of the narrative is a link to the ledger or marked free with its source. No numbers in this sense are years and
/// dates (2020年, 2019-2020学年, 5月15日, 2020-05-15, 9时), ordinals and numbers of lists, tables and attachments (第37届, 附件3), numbers of
/// documents (〔2019〕1号), whatever stands in 《》, and codes that begin with a letter (A4, GB/T 9704). Amounts and shares in Chinese
/// numerals (三百万元, 百分之九十) are numbers; 一是 and 两个 are words.
/// </summary>
internal static partial class FreeNumbers
{
    private const int Shown = 5;

    public static IEnumerable<Finding> Check(Narrative n) =>
        from text in n.Texts
        let found = In(text.Text)
        where found.Count > 0
        from finding in n.Find("TXT-01", text.Section, text.Block,
            $"有没有来源的数：{Quoted(found)}；请改为引用台账中的数，或用 {{{{ 自由 \"…\" \"出处\" }}}} 写明出处", string.Join('、', found))
        select finding;

    /// <summary>The numbers of a text, each with the word after it.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var plain = string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
        var bare = NoFigure().Replace(plain, m => new string('\uFFFC', m.Length));
        return [.. Number().Matches(bare).Select(m => m.Value).Distinct(StringComparer.Ordinal)];
    }

    private static string Quoted(IReadOnlyList<string> found) =>
        string.Concat(found.Take(Shown).Select(f => $"“{f}”")) + (found.Count > Shown ? $"等{Text.Of(found.Count)}个" : "");

    [GeneratedRegex(
        @"《[^》]*》"
        + @"|[〔\[(【](?:19|20)\d{2}[〕\])】]\s*第?\d{1,5}号"
        + @"|(?<![\d.])(?:19|20)\d{2}\s*[-—–~至]\s*(?:(?:19|20)?\d{2})\s*(?:年度?|学年)"
        + @"|(?<![\d.])(?:19|20)\d{2}(?:[-./]\d{1,2}){2}(?!\d)"
        + @"|(?<![\d.])(?:19|20)\d{2}\s*(?:年|学年|级|届)"
        + @"|(?<![\d.])\d{1,2}\s*月(?:\s*(?:\d{1,2}\s*[日号])(?:\s*[-—–~至到]\s*\d{1,2}\s*[日号])?)?"
        + @"|(?<![\d.])\d{1,2}(?::\d{2}|时(?:\d{1,2}分)?)"
        + @"|第\s*\d+"
        + @"|(?:附件|附表|表|图|注)\s*\d{1,2}(?:-\d{1,2})?(?!\d)"
        + @"|\(\d{1,2}\)|^\s*\d{1,2}[).、．]"
        + @"|[A-Za-z][A-Za-z/]*[ -]?\d[\d.-]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoFigure();

    [GeneratedRegex(
        @"\d[\d,]*(?:\.\d+)?\s*(?:[%‰]|个?百分点|[万亿]?\p{IsCJKUnifiedIdeographs})?"
        + @"|百分之[零一二两三四五六七八九十百点]+"
        + @"|[零一二两三四五六七八九十百千]+[零一二两三四五六七八九十百千万亿]*元(?![素化旦老首])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
