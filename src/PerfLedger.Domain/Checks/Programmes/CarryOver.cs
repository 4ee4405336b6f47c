using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Checks.Programmes;

/// <summary>TXT-06: 结转结余 is what budget and spending leave, and it is not 0 in one place and 结余 in another.</summary>
internal static partial class CarryOver
{
    public static IEnumerable<Finding> Check(Whole w) => w.Statements.SelectMany(n => Left(w, n)).Concat(Words(w));

    private static IEnumerable<Finding> Left(Whole w, string n)
    {
        decimal? Of(string member) => w[$"statement.{n}.{member}"].Value;
        var budget = Of("fullYear") ?? Of("initial") + Of("adjustment");
        if (Of("carryOver") is not { } said || budget - Of("executed") is not { } left || said == left) return [];
        return w.Find("TXT-06", $"statement.{n}.carryOver", $"{w.PlaceOf(n)}结转结余为{Whole.Ten(said)}万元，按其预算减支出应为{Whole.Ten(left)}万元",
            Whole.Ten(said), Whole.Ten(left), Whole.Ten(left));
    }

    private static IEnumerable<Finding> Words(Whole w)
    {
        var none = w.Statements.FirstOrDefault(n => w[$"statement.{n}.carryOver"].Value == 0);
        var some = w.Statements.FirstOrDefault(n => Said().IsMatch(w[$"statement.{n}.text"].Printed ?? ""));
        if (none is null || some is null) return [];
        var text = w[$"statement.{some}.text"].Printed;
        return w.Find("TXT-06", $"statement.{some}.text", $"{w.PlaceOf(some)}写“{text}”，{w.PlaceOf(none)}结转结余为0", text, null, "前后一致");
    }

    [GeneratedRegex("(?<!无|没有|未形成|不存在|零|消化|结转|结余)(?:结余|结转)(?!为0|为零|0|率)", RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
