using System.Globalization;
using PerfLedger.Domain.Checks;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>What <c>check --json</c> prints: <c>perfledger/findings/1</c> (docs/schemas/findings-1.json), and for several packs
/// <c>perfledger/findings-comparison/1</c> with one of these a pack.</summary>
internal static class CheckView
{
    public static object Of(string file, CheckedFile result) => new
    {
        schema = "perfledger/findings/1",
        file,
        rulePack = result.Forms[0].RulePack,
        recomputed = result.Forms is [var only] ? Recomputed(only.Assessment) : null,
        forms = result.Forms.Count == 1 ? null : result.Forms.Select(f => new
        {
            at = f.At,
            rulePack = f.RulePack,
            project = f.Assessment.State.Opened!.Project?.Name,
            recomputed = Recomputed(f.Assessment),
        }),
        findings = result.All.Select(Finding),
    };

    public static object Of(string file, IReadOnlyList<CheckedFile> results) => new
    {
        schema = "perfledger/findings-comparison/1",
        packs = results.Select(r => Of(file, r)),
    };

    private static object? Recomputed(Assessment a) => !a.IsScored ? null : new
    {
        rate = Plain(a.Result.Execution.Rate),
        executionScore = Plain(a.Result.Execution.Score),
        ruleScore = Plain(a.Result.RuleScore),
        scoreSum = Plain(a.Result.ScoreSum),
        weightSum = Plain(a.Result.WeightSum),
        grade = a.Result.Grade,
    };

    private static object Finding(Finding f) => new
    {
        rule = f.Rule,
        severity = f.Severity,
        at = f.At,
        figure = f.Figure,
        what = f.What,
        printed = f.Printed,
        recomputed = f.Recomputed,
        required = f.Required,
    };

    private static string? Plain(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}
