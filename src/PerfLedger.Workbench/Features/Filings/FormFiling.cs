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
            ? Once(new FileEvaluation(filing, errors).Decide(s), s.Filings)
            : throw new FreezeMovedException());

    /// <summary>A form that is filed already is not filed again: without a correction there is no next version.</summary>
    private static Decision<ISelfEvaluationEvent> Once(Decision<ISelfEvaluationEvent> decision, int filings) =>
        decision is Decision<ISelfEvaluationEvent>.Accepted { Events.Count: 0 }
            ? throw new CliException(ExitCodes.Refused, $"这张表已报送（第{filings}版），没有写入；确需修改，请先用 perfledger correct 办理更正。")
            : decision;
}
