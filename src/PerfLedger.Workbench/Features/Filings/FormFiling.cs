using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>How a form, of indicators or a table, is marked as filed.</summary>
internal static class FormFiling
{
    /// <summary>Marks it, if it still is at the frozen version.</summary>
    public static StreamWork Work(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors) =>
        StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, cut.Own.Stream, s => s.Version == cut.Own.Version
            ? Once(new FileEvaluation(filing, errors).Decide(s), s)
            : throw new FreezeMovedException());

    /// <summary>What is filed already is not filed again: without a correction there is no next version.</summary>
    public static Decision<ISelfEvaluationEvent> Once(Decision<ISelfEvaluationEvent> decision, SelfEvaluation s) =>
        decision is Decision<ISelfEvaluationEvent>.Accepted { Events.Count: 0 }
            ? throw new CliException(ExitCodes.Refused, $"{s.Called}已报送（第{s.Filings}版），没有写入；确需修改，请先办理更正。")
            {
                Word = "perfledger correct",
            }
            : decision;
}
