using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>One form as a check report shows it.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="State">The form at the cut.</param>
/// <param name="Position">Position of its last event.</param>
/// <param name="Leaf">Leaf of the ledger at that event, hexadecimal.</param>
/// <param name="Stage">Chinese name of its stage.</param>
/// <param name="Result">Its calculation.</param>
/// <param name="Findings">Its findings in form order.</param>
/// <param name="Confirmer">Name of the head whose acknowledgement stands; null when there is none.</param>
/// <param name="Report">The narrative report, where it is one; its state is then that of its form.</param>
public sealed record CheckedPart(
    string Evaluation, SelfEvaluation State, long Position, string Leaf, string Stage, FormResult Result, IReadOnlyList<Finding> Findings,
    string? Confirmer, Report? Report = null)
{
    /// <summary>False for a table and a report: nothing on them is scored.</summary>
    public bool IsScored => Report is null && State.Layout is null;
}

/// <summary><c>model/check-report/1</c>: the 自评校验报告 with a 确认单 for each form that has errors nobody acknowledged yet.</summary>
public static class CheckReportModel
{
    /// <summary>Name of this builder.</summary>
    public const string Version = "model/check-report/1";

    /// <summary>The template it fills.</summary>
    public const string Form = "check-report/1";

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="parts">The forms; at least one.</param>
    /// <param name="programme">Findings over all of them; null when they were not looked at together.</param>
    /// <param name="rulePack">Names and digests of the rule packs, as printed.</param>
    /// <param name="at">Recorded time of the last event that went into it, UTC.</param>
    public static byte[] Build(
        IReadOnlyList<CheckedPart> parts, IReadOnlyList<Finding>? programme, string rulePack, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts?.Count ?? 0, nameof(parts));
        List<Finding> all = [.. parts!.SelectMany(p => p.Findings), .. programme ?? []];
        string Each(Func<SelfEvaluationOpened, string?> of) =>
            string.Join('、', parts!.Select(p => of(p.State.Opened!)).OfType<string>().Distinct(StringComparer.Ordinal));
        return CanonicalModel.Write(new Dictionary<string, object?>
        {
            ["标题"] = "绩效自评校验报告",
            ["结论"] = Conclusion(all, parts!.Count(NeedsConfirmation)),
            ["概况"] = new Dictionary<string, object?>
            {
                ["单位"] = Each(o => o.Unit.Name),
                ["年度"] = Each(o => $"{Whole(o.FiscalYear)}年度"),
                ["专项"] = Each(o => o.SpecialFund),
                ["表数"] = Whole(parts!.Count),
                ["规则包"] = rulePack,
                ["结果"] = Counts(all),
            },
            ["各表"] = parts!.Select(p => (object?)Part(p)).ToList(),
            ["总体"] = new Dictionary<string, object?>
            {
                ["有"] = programme is not null,
                ["结论"] = programme is { Count: > 0 } ? Counts(programme) : "各表与报告总体之间没有发现问题。",
                ["结果"] = Rows(programme ?? [], f => FindingPlaces.InReport([.. parts!.Select(p => p.State)], f.At)),
            },
            ["确认单"] = parts!.Where(NeedsConfirmation).Select(p => (object?)CheckReportRows.Sheet(p)).ToList(),
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = $"绩效自评校验报告 {parts![0].Evaluation}{(parts!.Count > 1 ? $" 等{Whole(parts.Count)}张表" : "")}",
                ["作者"] = "perfledger",
                ["时间"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        });
    }

    internal static List<object?> Rows(IEnumerable<Finding> findings, Func<Finding, string> place) =>
    [
        .. findings.OrderBy(f => f.Severity).Select((f, n) => (object?)new Dictionary<string, object?>
        {
            ["级别"] = Name(f.Severity),
            ["序号"] = Whole(n + 1),
            ["规则"] = f.Rule,
            ["位置"] = place(f),
            ["内容"] = f.What,
            ["表上"] = f.Printed ?? "",
            ["应为"] = Expected(f),
        }),
    ];

    // What the program computed and what the rule asks for; only the latter where the computed value is the printed one.
    private static string Expected(Finding f)
    {
        if (f.Recomputed is not { } recomputed || recomputed == f.Printed) return f.Required ?? f.Recomputed ?? "";
        return f.Required is { } required && required != recomputed ? $"{recomputed}（应为{required}）" : recomputed;
    }

    internal static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A filed form is not acknowledged any more, and what is acknowledged needs no second page.
    private static bool NeedsConfirmation(CheckedPart p) =>
        p.State.Stage != Stage.Filed && p.Confirmer is null && p.Findings.Any(f => f.Severity == Severity.Error);

    private static Dictionary<string, object?> Part(CheckedPart p) => new()
    {
        ["编号"] = p.State.Opened!.Project?.Code ?? "",
        ["名称"] = CheckReportRows.NameOf(p),
        ["自评"] = p.Evaluation,
        ["版本"] = Whole(p.State.Version),
        ["位置"] = Whole(p.Position),
        ["阶段"] = p.Stage,
        ["凭证"] = p.Leaf,
        ["结论"] = p.Findings.Count == 0 ? "没有发现问题。" : Counts(p.Findings) + Standing(p),
        ["计分"] = p.IsScored,
        ["重算"] = p.IsScored ? CheckReportRows.Recomputed(p.State, p.Result) : [],
        ["指标"] = p.IsScored ? CheckReportRows.Scores(p.State, p.Result) : [],
        ["结果"] = Rows(p.Findings, f => FindingPlaces.On(p.State, p.Report, f)),
    };

    private static string Standing(CheckedPart p) => p switch
    {
        { Confirmer: { } head } => $"；已由{head}确认（确认码 {p.State.Acknowledgement!.Code}）",
        _ when NeedsConfirmation(p) => "；错误须更正，或由单位负责人签字确认（见后附确认单）",
        _ => "",
    };

    private static string Conclusion(List<Finding> all, int sheets) => all.Count == 0
        ? "（按规则逐项重算，没有发现问题，不需要确认单）"
        : $"（{Counts(all)}{(sheets == 0 ? "；没有待确认的错误，不需要确认单" : $"；附确认单{Whole(sheets)}份")}）";

    private static string Counts(IEnumerable<Finding> findings)
    {
        var counts = findings.CountBy(f => f.Severity).ToDictionary(c => c.Key, c => c.Value);
        return string.Join('、', Enum.GetValues<Severity>().Select(s => $"{Name(s)}{Whole(counts.GetValueOrDefault(s))}项"));
    }

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "提醒",
        _ => "提示",
    };
}
