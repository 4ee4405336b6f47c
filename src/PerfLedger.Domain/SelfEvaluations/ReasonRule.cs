using System.Globalization;
using System.Text;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>When a reason says something. A trail full of 修改 explains nothing to an auditor.</summary>
internal static class ReasonRule
{
    private const int Least = 5;

    // Words that name the act of changing, not its cause. A text made of these alone is refused. Longer ones first.
    private static readonly string[] EmptyWords =
    [
        "实际情况", "有关要求", "相关要求", "修改", "更正", "更改", "改正", "修正", "调整", "更新", "变更", "变动", "订正", "数据", "数字", "数值", "内容", "指标",
        "得分", "金额", "原因", "情况", "错误", "有误", "有变", "进行", "按照", "根据", "要求", "需要", "一下", "这个", "重新", "测试", "说明", "其他", "没有",
        "无", "略", "的", "了", "已", "按", "对", "因", "为", "改", "错",
    ];

    /// <summary>The first rule the reason breaks; null when it is one.</summary>
    public static Refusal? Check(this Reason reason)
    {
        if (!ReasonCategories.All.ContainsKey(reason.Category)) return Refusals.ReasonCategoryIsUnknown(reason.Category);
        return SaysSomething(reason.Text) ? null : Refusals.ReasonSaysNothing(reason.Text);
    }

    private static bool SaysSomething(string text)
    {
        var words = text.EnumerateRunes().Where(Rune.IsLetterOrDigit).ToList();
        if (words.Count < Least || words.Distinct().Count() < 3 || !words.Exists(Rune.IsLetter)) return false;
        var rest = string.Concat(words);
        foreach (var empty in EmptyWords) rest = rest.Replace(empty, string.Empty, StringComparison.Ordinal);
        return new StringInfo(rest).LengthInTextElements >= 2;
    }
}
