using System.Collections.Immutable;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain;

// Findings, submission, review, filing and correction of a form.
public static partial class Refusals
{
    internal static Refusal NothingToAcknowledge() =>
        Make("REV-01", "没有未处理的校验结果，不需要确认单；请直接送审或报送。");

    internal static Refusal OnlyTheHeadAcknowledges() =>
        Make("REV-02", "校验结果由单位负责人本人确认；代为登记的，请先上传负责人签字的确认单并写明其摘要。");

    internal static Refusal PageIsOfOtherFindings(string? page, string now) => Make("REV-11", page is null
        ? $"代为登记须写明签字页上印的确认码（16 位）；现在这些校验结果的确认码是 {now}，请与签字页核对。"
        : $"签字页的确认码“{page}”不是现在这些校验结果的（现为 {now}）：打印之后改过，或是另一份的；请重新打印确认单，由单位负责人签字。");

    internal static Refusal ErrorsAreOpen(SelfEvaluation s, ImmutableArray<AcknowledgedFinding> open)
    {
        var some = string.Join("、", open.Take(3).Select(f => $"{f.Rule}（{FindingPlaces.Of(s, f.At)}）"))
            + (open.Length > 3 ? "等" : string.Empty);
        return Make("REV-03", $"还有 {Number(open.Length)} 个错误没有处理：{some}；请更正，或由单位负责人用确认单一并确认。确认后又改过数的，须重新确认。");
    }

    internal static Refusal NothingToReview(SelfEvaluation s) => Make("REV-04", s.Stage switch
    {
        Stage.None => $"{s.Called}还没有开立，请先开立并填报。",
        Stage.Filed => $"{s.Called}已报送，不能再审核或退回；确需修改，请先办理更正。",
        _ => $"{s.Called}还没有送审，请填报人送审后再审核。",
    });

    internal static Refusal OnlyAReviewerReviews() =>
        Make("REV-05", "只有主管处室或财务建设处的审核人可以审核、退回；请由审核人办理。");

    internal static Refusal ReviewerIsTheFiller(SelfEvaluation s) =>
        Make("REV-06", $"填报和审核不能是同一个人：您填写或送审过{s.Called}；请由另一位审核人办理。");

    internal static Refusal ReturnNeedsAnOpinion() =>
        Make("REV-07", "退回须写明审核意见，每条意见都要有内容；请写明哪个数有什么问题、怎么改。");

    internal static Refusal OnlyAnAcceptedFormIsFiled(SelfEvaluation s) => Make("REV-08", s.Stage switch
    {
        Stage.Submitted => $"{s.Called}正在审核，审核通过后才能报送；请等待审核结果。",
        Stage.Filed => $"{s.Called}已在另一件报送中报出，不能重复报送；确需修改，请先办理更正。",
        _ => $"{s.Called}还没有审核通过，不能报送；请先送审。",
    });

    internal static Refusal FilingIdIsMalformed(string filing) =>
        Make("REV-09", $"“{filing}”不是报送编号，应为 filing.年度.单位.表式.专项.项目；请核对。");

    internal static Refusal OnlyAFiledFormIsCorrected(SelfEvaluation s) => Make("REV-10", s.Stage switch
    {
        Stage.Correcting => $"{s.Called}已经在更正中，请在本次更正里继续修改，然后送审、报送。",
        _ => $"报送之后才办理更正；{s.Called}还没有报送，请直接修改或请审核处室退回。",
    });
}
