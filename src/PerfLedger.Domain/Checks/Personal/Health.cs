using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Checks.Personal;

/// <summary>
/// Words for the health or pregnancy of single persons. Words of campaigns, rates and groups (近视率, 孕产妇, 疫情, 健康监测) are none.
/// </summary>
internal static partial class Health
{
    public static IEnumerable<PersonalDatum> In(string text) =>
        Shape().Matches(text).Select(m => new PersonalDatum("健康信息", m.Value, m.Index, m.Length));

    [GeneratedRegex(
        "病假|病休|产假|陪产|保胎|流产|哺乳假|怀孕|怀二孩|孕期|孕后期|待产|因病|重病|大病(?!保险|医疗|救助)|患[\\p{IsCJKUnifiedIdeographs}]{0,6}(?:病|症|癌)(?!率|学生人数|种)"
        + "|癌症|肿瘤|白血病|抑郁症|精神分裂|残疾证|(?<!补偿|报销|医疗|保险)住院(?!补偿|报销|费|医疗|保险|率)|(?:做|动|行)手术|术后",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
