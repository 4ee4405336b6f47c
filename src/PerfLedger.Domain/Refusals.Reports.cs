using PerfLedger.Domain.Reports;

namespace PerfLedger.Domain;

// Narrative reports: sections, links to figures, attachments.
public static partial class Refusals
{
    internal static Refusal AliasIsMalformed(string alias) =>
        Make("NAR-01", $"“{alias}”不能用作来源的简称：简称用汉字、字母、数字或连字符，至多 20 个字，“{FigureTerm.Every}”已有专用；请换一个。");

    internal static Refusal SourceIsNoForm(string stream) =>
        Make("NAR-02", $"“{stream}”不是自评表、基础数据表或专项的编号，报告引用不了它的数；请核对编号后再写。");

    internal static Refusal SectionIsUnknown(string section, IEnumerable<string> known) =>
        Make("NAR-03", $"这份报告没有“{section}”这一节，现有：{string.Join('、', known)}；请核对节的编号。");

    internal static Refusal CoverIsOneLine(string title) =>
        Make("NAR-04", $"“{title}”是封面上的一行，只能写一段文字；请把正文写到相应的节里。");

    internal static Refusal LinkIsUnknown(IReadOnlyList<string> links, IEnumerable<string> aliases) =>
        Make("NAR-05", $"引用的数不存在：{string.Join('、', links.Take(10))}{(links.Count > 10 ? " 等" : "")}。"
            + $"可用的来源：{string.Join('、', aliases.Append(FigureTerm.Every))}；请先关联来源（report link），或核对数的编码。");

    internal static Refusal AttachmentIsUnknown(int no, IEnumerable<OutlineAttachment> known) =>
        Make("NAR-06", $"这份报告没有第 {Number(no)} 个附件，应附：{Listed(known)}；请核对序号。");

    internal static Refusal AttachmentIsOneThing() =>
        Make("NAR-07", "一个附件写一样：台账中的表、上传的文件，或“无此项”及原因；请只留一样。");

    internal static Refusal AbsenceNeedsAReason() =>
        Make("NAR-08", "“无此项”须写明原因，例如“本单位无政府性基金预算”；请补写原因。");

    private static string Listed(IEnumerable<OutlineAttachment> known)
    {
        var all = known.Select(a => $"{Number(a.No)}.{a.Title}").ToList();
        return all.Count == 0 ? "无" : string.Join('、', all);
    }
}
