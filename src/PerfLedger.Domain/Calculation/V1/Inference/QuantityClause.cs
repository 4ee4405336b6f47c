using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>One clause that states a number: label, sign, number, unit, closing word.</summary>
internal static partial class QuantityClause
{
    // 以上, 以下, 以内 include the limit (民法典).
    private static readonly Dictionary<string, Sign> Words = new(StringComparer.Ordinal)
    {
        ["="] = Sign.Equal,
        ["≥"] = Sign.AtLeast,
        ["≤"] = Sign.AtMost,
        [">"] = Sign.Above,
        ["<"] = Sign.Below,
        ["不低于"] = Sign.AtLeast,
        ["不少于"] = Sign.AtLeast,
        ["不小于"] = Sign.AtLeast,
        ["至少"] = Sign.AtLeast,
        ["以上"] = Sign.AtLeast,
        ["及以上"] = Sign.AtLeast,
        ["不超过"] = Sign.AtMost,
        ["不高于"] = Sign.AtMost,
        ["不大于"] = Sign.AtMost,
        ["不多于"] = Sign.AtMost,
        ["最多"] = Sign.AtMost,
        ["控制在"] = Sign.AtMost,
        ["以内"] = Sign.AtMost,
        ["以下"] = Sign.AtMost,
        ["及以下"] = Sign.AtMost,
        ["内"] = Sign.AtMost,
        ["超过"] = Sign.Above,
        ["高于"] = Sign.Above,
        ["大于"] = Sign.Above,
        ["多于"] = Sign.Above,
        ["低于"] = Sign.Below,
        ["小于"] = Sign.Below,
        ["少于"] = Sign.Below,
        ["达到"] = Sign.Equal,
        ["达"] = Sign.Equal,
        ["为"] = Sign.Equal,
        ["余"] = Sign.AtLeast,
        ["多"] = Sign.AtLeast,
        ["左右"] = Sign.Equal,
        ["约"] = Sign.Equal,
    };

    private static readonly string[] Vague = ["余", "多", "左右", "约"];
    private static readonly string[] NoSign = ["达到", "达", "为", "余", "多", "左右", "约"];

    public static Condition? Read(string clause)
    {
        var text = Normal.WithoutTail(clause);
        if (Interval().Match(text) is { Success: true } i) return Range(i);
        var m = Shape().Match(text);
        if (!m.Success || Number(m.Groups["num"]) is not { } value) return null;
        string[] said = [m.Groups["sign"].Value, m.Groups["more"].Value, m.Groups["tail"].Value];
        var sign = said.Where(w => w.Length > 0).Select(w => Words[w]).Where(s => s != Sign.Equal).DefaultIfEmpty(Sign.Equal).Last();
        return new(sign, value, m.Groups["unit"].Value)
        {
            Label = m.Groups["label"].Value.TrimEnd(':'),
            Approximate = said.Any(Vague.Contains),
            Signed = said.Any(w => w.Length > 0 && !NoSign.Contains(w)),
        };
    }

    private static Condition? Range(Match m)
    {
        if (Number(m.Groups["num"]) is not { } low || Number(m.Groups["high"]) is not { } high || low > high) return null;
        var (first, second) = (m.Groups["unit"].Value, m.Groups["unit2"].Value);
        if (first.Length > 0 && first != second) return null;
        return new(Sign.Range, low, second) { Label = m.Groups["label"].Value.TrimEnd(':'), To = high, Signed = true };
    }

    private static decimal? Number(Group g) =>
        decimal.TryParse(g.ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var d)
            ? d
            : null;

    private const string Num = @"(?:(?<=^|[≥≤><=])-)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?";

    private const string SignWords =
        "[≥≤=><]|不低于|不少于|不小于|至少|不超过|不高于|不大于|不多于|最多|控制在|超过|高于|大于|多于|低于|小于|少于|达到|达|为|约";

    [GeneratedRegex(
        @"^(?<label>[^\d≥≤=><]*?)(?<sign>" + SignWords + @")?(?<num>" + Num + @")(?<more>余|多)?"
        + @"(?<unit>[^\d≥≤=><]*?)(?<tail>及以上|以上|及以下|以下|以内|内|左右)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"^(?<label>[^\d≥≤=><]*?)(?<num>\d+(?:\.\d+)?)(?<unit>[^\d≥≤=><~至-]*)(?:[~至-]|到)(?<high>\d+(?:\.\d+)?)(?<unit2>[^\d≥≤=><]*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Interval();
}
