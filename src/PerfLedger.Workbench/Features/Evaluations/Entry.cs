using System.Collections.Immutable;
using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>What all words that change a self-evaluation have in common: the form, the person, the ground, and how the outcome is
/// told.</summary>
internal static class Entry
{
    public static Argument<string> Evaluation { get; } = new("自评") { Description = "自评编号或其末段，如 09" };

    /// <summary>Options every changing word takes.</summary>
    public static Symbol[] Common { get; } =
        [Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId, Options.Reason, Options.ReasonKind, Options.Document, Options.On,
            Options.Evidence];

    /// <summary>Opens, decides, appends, prints one line.</summary>
    public static async Task<int> DecideAsync(
        ParseResult call, Func<SelfEvaluation, Who, Decision<ISelfEvaluationEvent>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Evaluation)!, ct);
        var desk = await session.DeskAsync(call, ct);
        Tell(stream, done, await desk.DecideAsync([Work(stream, s => decide(s, desk.Actor.Who()))], null, ct));
        return ExitCodes.Done;
    }

    /// <summary>The same, for a decision on what the checks say now, of the form and its neighbours.</summary>
    public static async Task<int> AssessAsync(
        ParseResult call, Func<Assessment, Who, Decision<ISelfEvaluationEvent>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Evaluation)!, ct);
        var desk = await session.DeskAsync(call, ct);
        Tell(stream, done, await desk.DecideAsync([Assessed(session, stream, a => decide(a, desk.Actor.Who()))], null, ct));
        return ExitCodes.Done;
    }

    /// <summary>A decision on a form or a report and on what the checks say of it now.</summary>
    public static StreamWork Assessed(
        LedgerSession session, string stream, Func<Assessment, Decision<ISelfEvaluationEvent>> decide) => Streams.IsReport(stream)
        ? StreamWork.Of<Report, ISelfEvaluationEvent>(Streams.Reports, stream, async (r, _, ct) =>
            decide(await Assessment.ReadAsync(session, r, AsOf.Now, ct)))
        : StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, stream, async (s, _, ct) =>
            decide(await Assessment.ReadAsync(session, s, AsOf.Now, ct)));

    /// <summary>A decision on a form, or on a report as far as it goes the way of a form: between people, never cell by cell.</summary>
    public static StreamWork Work(string stream, Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> decide) => Streams.IsReport(stream)
        ? StreamWork.Of<Report, ISelfEvaluationEvent>(Streams.Reports, stream, r => decide(r.Form) switch
        {
            Decision<ISelfEvaluationEvent>.Accepted a when a.Events.Any(Evolution.ChangesAValue) =>
                throw NotByCell(),
            var decision => decision,
        })
        : StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, stream, decide);

    public static void Tell(string stream, string done, Outcome outcome) => Console.WriteLine(outcome switch
    {
        { Accepted.Repeated: true } => $"{stream}：这条命令此前已办理（{outcome.Positions}），没有新记录。",
        { Events: 0 } => $"{stream}：已是如此，没有新记录。",
        _ => $"{stream}：{done}，{outcome.Events} 条记录，{outcome.Positions}。",
    });

    public static Ground Ground(ParseResult call) =>
        new(Reason(call), [.. call.GetValue(Options.Evidence) ?? []], call.GetValue(Options.Document), call.GetValue(Options.On));

    public static Reason? Reason(ParseResult call) =>
        call.GetValue(Options.Reason) is { } text ? new Reason(call.GetValue(Options.ReasonKind)!, text) : null;

    public static Reason NeededReason(ParseResult call) =>
        Reason(call) ?? throw new CliException(ExitCodes.BadInput, "请用 --reason 写明原因（至少五个字），必要时用 --reason-kind 指明类别。");

    /// <summary>Reads a printed text as the value of a figure of this form.</summary>
    public static FigureValue Read(SelfEvaluation s, string figure, string? printed)
    {
        var reading = FormCells.Read(s, figure, printed);
        return reading.Value
            ?? throw new CliException(ExitCodes.BadInput, $"{figure}：“{printed}”不能填在这里，应为{reading.Expected}。{reading.Remedy}。");
    }

    /// <summary>A money amount that stands in no cell of its own.</summary>
    public static FigureValue Amount(string printed, string moneyUnit)
    {
        var reading = FigureReader.Read(ValueKind.Money, printed, moneyUnit);
        return reading.Value ?? throw new CliException(ExitCodes.BadInput, $"“{printed}”不是金额，应为{reading.Expected}。{reading.Remedy}。");
    }

    /// <summary>What a report is told where a form has cells.</summary>
    public static CliException NotByCell() => new(ExitCodes.Refused, "这是自评报告，不按格填写；请写报告正文。") { Word = "perfledger report write" };

    public static ImmutableArray<AcknowledgedFinding> OpenErrors(SelfEvaluation s) => Assessment.Of(s).Errors;
}
