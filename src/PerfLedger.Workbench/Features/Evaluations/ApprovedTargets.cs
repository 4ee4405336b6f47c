using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>Takes the approved targets and weights of one form out of an interchange file.</summary>
internal static class ApprovedTargets
{
    public static ImmutableArray<ApprovedTarget> Of(InterchangeFile file, SelfEvaluation s)
    {
        var form = file.Forms
            .FirstOrDefault(f => f.Identity.Unit.Code == s.Opened!.Unit.Code && f.Identity.Project?.Code == s.Opened.Project?.Code)
            ?? throw new CliException(ExitCodes.BadInput, $"文件里没有 {s.Opened!.Unit.Code} {s.Opened.Project?.Code} 的自评表，无法取批复目标。");
        if (form.Indicators is not { Length: > 0 } rows)
            throw new CliException(ExitCodes.BadInput, "文件里的自评表没有指标，无法取批复目标。");
        return [.. rows.Select(r => new ApprovedTarget(r.Names, Cell(r, "target"), Cell(r, "weight")))];
    }

    private static FigureValue Cell(StatedIndicator row, string cell) =>
        row.Cells.Where(c => c.Cell == cell).Select(c => c.Value).FirstOrDefault() ?? FigureValue.Blank;
}
