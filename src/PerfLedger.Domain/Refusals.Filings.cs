using System.Globalization;
using PerfLedger.Domain.Filings;

namespace PerfLedger.Domain;

// What happens to a filing after it went out: PDF, stamped paper, public rendition.
public static partial class Refusals
{
    internal static Refusal FilingNumberIsUnknown(int number) =>
        Make("FIL-04", $"没有第{Number(number)}版报送；请从已有的版次中选。");

    internal static Refusal EvaluatorsOnlyRead() =>
        Make("FIL-05", "评价人员只读，不能登记；请由填报单位或主管处室的人员办理。");

    internal static Refusal PdfIsMalformed() =>
        Make("FIL-06", "PDF 须由这一版的报送件或其公开版转换而成，并写明摘要、大小、页数和转换程序；请重新转换。");

    internal static Refusal OnlyTheUnitAttachesSeals() =>
        Make("FIL-07", "盖章件由填报单位的填报人或单位负责人上传；请由他们办理；兼有这个角色的，请换到这个角色再办。");

    internal static Refusal CodeIsOfAnother(string code, string expected, string? elsewhere, int? number)
    {
        var whose = number is { } n ? $"它是同一份报送第{Number(n)}版的校验码" : elsewhere is { } other ? $"它属于 {other}"
            : "本台账没有这个校验码的报送：可能是预览件、公开版，或属于另一个台账";
        return Make("FIL-08", $"纸面校验码 {code} 不是这一版的（这一版为 {expected}）；{whose}。请核对纸面，附到它所属的那一版。");
    }

    internal static Refusal SealIsMalformed() =>
        Make("FIL-09", "盖章件须是 PDF、JPG 或 PNG 扫描件，页码须在扫描件之内；请核对文件和页码。");

    internal static Refusal OnlyTheOfficeReceivesPaper() =>
        Make("FIL-10", "纸质件收讫由收件的主管处室或财务建设处登记；请由收件人办理。");

    internal static Refusal PaperNeedsAPlace() =>
        Make("FIL-11", "登记纸质件收讫须写明收件人和存放处；请补全后再登记。");

    internal static Refusal PaperIsNotHereYet(DateOnly on, DateOnly today) => Make("FIL-21",
        $"纸质件不能在将来收讫：所写的 {Written(on)} 晚于今天（{Written(today)}）；请写实际收到的日期。");

    internal static Refusal OnlyTheHeadPublishes() =>
        Make("FIL-12", "公开版由单位负责人或财务建设处决定；请由他们办理；兼有这个角色的，请换到这个角色再办。");

    internal static Refusal OnlyTheFilingInForceIsPublished(int number, int latest) =>
        Make("FIL-13", $"第{Number(number)}版已由第{Number(latest)}版更正，不再公开；请由第{Number(latest)}版制作公开版。");

    internal static Refusal PersonalDataIsOpen(IReadOnlyList<PersonalPlace> open)
    {
        var some = string.Join("、", open.Take(3).Select(p => $"{p.Kind}“{p.Masked}”")) + (open.Count > 3 ? "等" : string.Empty);
        return Make("FIL-14", $"还有 {Number(open.Count)} 处个人信息既没有遮盖也没有写明公开的依据：{some}；请逐处处理后再制作公开版。");
    }

    internal static Refusal GroundSaysNothing(string kind) =>
        Make("FIL-15", $"“{kind}”遮盖或保留的依据没有说明事由；请写明，至少五个字。");

    internal static Refusal GroundNamesAPerson() =>
        Make("FIL-16", "依据里写了个人的姓名或号码，依据会随公开版留存；请不提姓名，另写依据。");

    internal static Refusal PlaceIsHiddenAndKept(string kind) =>
        Make("FIL-17", $"同一个“{kind}”既要遮盖又要保留；请各处一律遮盖，或各处都写明公开的依据。");

    internal static Refusal RenditionIsMalformed() =>
        Make("FIL-18", "公开版的登记不完整；请重新制作公开版。");

    internal static Refusal RenditionIsNotTheLast(int rendition, int made) =>
        Make("FIL-19", made == 0 ? "这一版还没有公开版；请先制作公开版再登记公开。"
            : $"公开版第{Number(rendition)}稿不是最新的（现为第{Number(made)}稿）；请登记最新的一稿。");

    internal static Refusal PublicationNeedsAPlace() =>
        Make("FIL-20", "登记公开须写明公开的网址或载体；请补全后再登记。");

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
