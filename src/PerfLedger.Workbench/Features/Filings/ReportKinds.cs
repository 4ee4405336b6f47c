using PerfLedger.Documents.Models.V1;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>All kinds of reports this program can make, and make again.</summary>
internal static class ReportKinds
{
    private static readonly IReportKind[] All =
    [
        new NarrativeKind(),
        new SelfEvaluationKind(ProjectSelfEvaluationModel.Version, ProjectSelfEvaluationModel.Build),
        new SelfEvaluationKind(OverallSelfEvaluationModel.Version, OverallSelfEvaluationModel.Build),
        new BaseDataKind("overall-base-data", OverallBaseDataModel.Version, OverallBaseDataModel.Build),
        new BaseDataKind("special-base-data", SpecialBaseDataModel.Version, SpecialBaseDataModel.Build),
    ];

    /// <summary>The kind by which a stream is reported from now on.</summary>
    public static IReportKind For(object state) => All.FirstOrDefault(k => k.Makes(state))
        ?? throw new CliException(ExitCodes.NotFound, "本程序不能生成这种表的报告。");

    /// <summary>The kind a filing was made by.</summary>
    public static IReportKind Pinned(string builder, string calculation) =>
        All.FirstOrDefault(k => k.Builder == builder && k.Calculation == calculation)
        ?? throw new CliException(ExitCodes.NotFound, $"本程序没有 {builder} 或 {calculation}，不能重新生成；请用报送时或更新的版本。");
}
