using System.Globalization;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>The 项目总表 for a terminal, and how its numbers are shown everywhere.</summary>
internal static class OverviewText
{
    /// <summary>元 in a 万元, the unit of the table whatever unit a form is in.</summary>
    public const decimal TenThousand = 10_000m;

    public static void Write(Overview overview, TextWriter output)
    {
        foreach (var programme in overview.Programmes)
        {
            output.WriteLine(programme.Title);
            var table = new TextTable([.. "表 支出方向 年初 调整 全年 执行 执行率".Split(' '), .. overview.Levels,
                .. "得分 规则得分 等级 校验 状态 期限 经办人".Split(' ')]);
            foreach (var r in programme.Rows) table.Add([.. Row(r, overview.Levels)]);
            table.Add(["合计", $"{programme.Total.Forms} 张", .. Of(programme.Total.Amounts), Percent(programme.Total.Rate)]);
            if (programme.Stated is { } stated) table.Add(["报告总体", "", .. Of(stated)]);
            if (programme.Remainder is { } remainder) table.Add(["尾差", "总体减合计", .. Of(remainder)]);
            table.WriteTo(output, 30);
            output.WriteLine();
        }

        var left = overview.Total.LeftOut == 0 ? "" : $"；部门整体 {overview.Total.LeftOut} 张已含各项目，不再计入";
        var sums = string.Join('、', "年初 调整 全年 执行".Split(' ').Zip(Of(overview.Total.Amounts), (name, sum) => $"{name} {Shown(sum)}"));
        output.WriteLine($"共 {overview.Total.Forms} 张：{sums}（万元），执行率 {Percent(overview.Total.Rate)}{left}；台账位置 {overview.Position}。");
    }

    /// <summary>An amount of 元 in 万元: at least two decimals, and all it has.</summary>
    public static string Money(decimal? yuan) => yuan is null ? ""
        : (yuan.Value / TenThousand).ToString("0.00##########", CultureInfo.InvariantCulture);

    public static string Percent(decimal? rate) => rate is null ? "—" : rate.Value.ToString("0.00##", CultureInfo.InvariantCulture) + "%";

    /// <summary>The four columns of money.</summary>
    public static IEnumerable<string> Of(Amounts a) => [Money(a.Initial), Money(a.Adjusted), Money(a.FullYear), Money(a.Executed)];

    /// <summary>错误2 待说明1; 无 when nothing was found.</summary>
    public static string Of(FindingCounts f)
    {
        var parts = new[] { (Name: "错误", f.Errors), (Name: "待说明", f.Warnings), (Name: "提示", f.Hints) }
            .Where(p => p.Item2 > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}{p.Item2}")).ToList();
        return parts.Count == 0 ? "无" : string.Join(' ', parts) + (f.Acknowledged ? "（已确认）" : "");
    }

    /// <summary>剩3天, 逾期2天, 按期; empty without a due date.</summary>
    public static string Of(DueRow due) => DueText.Days(due);

    private static IEnumerable<string?> Row(OverviewRow r, IReadOnlyList<string> levels) =>
    [
        r.Evaluation.Split('.')[^1], r.Name, .. Of(r.Amounts), r.Scores.Rate,
        .. levels.Select(l => Output.Number(r.Scores.Levels.FirstOrDefault(x => x.Name == l)?.Score)),
        Output.Number(r.Scores.Score), Output.Number(r.Scores.RuleScore), r.Scores.Grade, Of(r.Findings), EvaluationText.Name(r.Stage),
        Of(r.Due), r.Handler,
    ];

    private static string Shown(string sum) => sum.Length == 0 ? "—" : sum;
}
