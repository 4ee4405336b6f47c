using System.CommandLine;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>acknowledge, submit, return, accept, correct: the way of a form between people.</summary>
internal static class ReviewWords
{
    private static readonly Option<string?> Head = new("--head") { Description = "单位负责人编号（代为登记时必填）" };
    private static readonly Option<string?> Page = new("--signed-page") { Description = "签字页的 SHA-256（先用 attach 上传；代为登记时必填）" };
    private static readonly Option<string?> PageCode = new("--page-code") { Description = "签字页上印的确认码（代为登记时必填）" };
    private static readonly Option<string[]> Opinions = new("--opinion") { Description = "意见，写作 数的编码=意见 或 意见，可重复", Required = true };
    private static readonly Option<DateOnly?> AnswerBy = Options.Day("--answer-by", "答复期限，如 2020-05-20（当日24时止）");

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("acknowledge", "确认单：一次确认全部校验结果", AcknowledgeAsync, [Entry.Evaluation, Head, Page, PageCode, .. Entry.Common]),
        Word("submit", "送审", SubmitAsync, [Entry.Evaluation, .. Entry.Common]),
        Word("return", "退回并附意见", ReturnAsync, [Entry.Evaluation, Opinions, AnswerBy, .. Entry.Common]),
        Word("accept", "审核通过", AcceptAsync, [Entry.Evaluation, .. Entry.Common]),
        Word("correct", "报送后更正：重新打开，形成下一版", CorrectAsync, [Entry.Evaluation, AnswerBy, .. Entry.Common]),
    ];

    private static Task<int> AcknowledgeAsync(ParseResult call, CancellationToken ct) => Entry.AssessAsync(call, (a, who) =>
        new AcknowledgeFindings(a.All, a.Code, Entry.NeededReason(call), call.GetValue(Head) ?? who.Id, who,
            call.GetValue(Page), call.GetValue(PageCode)?.Trim().ToLowerInvariant()).Decide(a.State), "校验结果已确认", ct);

    private static Task<int> SubmitAsync(ParseResult call, CancellationToken ct) =>
        Entry.AssessAsync(call, (a, _) => new Submit(a.Errors).Decide(a.State), "已送审", ct);

    private static Task<int> AcceptAsync(ParseResult call, CancellationToken ct) =>
        Entry.DecideAsync(call, (s, who) => new Accept(who).Decide(s), "审核通过", ct);

    private static Task<int> CorrectAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, who) =>
        new OpenCorrection(Entry.NeededReason(call), call.GetValue(Options.Document), call.GetValue(AnswerBy), who).Decide(s), "已打开更正", ct);

    private static Task<int> ReturnAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, who) =>
        new Return(who, [.. call.GetValue(Opinions)!.Select(o => Opinion(s, o))], call.GetValue(AnswerBy)).Decide(s), "已退回", ct);

    private static Opinion Opinion(SelfEvaluation s, string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && (FormCells.Find(s, parts[0]) is not null || s.Figures.ContainsKey(parts[0]))
            ? new Opinion(parts[0], parts[1])
            : new Opinion(null, text);
    }
}
