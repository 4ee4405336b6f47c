namespace PerfLedger.Documents;

/// <summary>One fault of a template, for the person who edits it in Word or WPS.</summary>
/// <param name="Place">Where to look: <c>第1个表格 第9行 第4列</c>, <c>页脚 第1段</c>, <c>正文 第3段</c>.</param>
/// <param name="Found">The tag or text found there.</param>
/// <param name="Message">What is wrong and what to do, one Chinese sentence.</param>
/// <param name="Suggestion">What to write instead, when that can be told.</param>
public sealed record TemplateFault(string Place, string Found, string Message, string? Suggestion)
{
    /// <summary>Place, what was found and what to do, on one line.</summary>
    public override string ToString() => Found.Length == 0 ? $"{Place}：{Message}" : $"{Place}：{Message}（见“{Found}”）";
}
