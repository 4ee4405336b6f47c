using System.Globalization;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Documents.Sheets;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>The 项目总表 as a workbook: a sheet a programme, its sums and rates as live formulas.</summary>
internal static class OverviewBook
{
    private const int FirstRow = 2, FirstMoney = 3, RateColumn = 7;

    /// <summary>Writes it.</summary>
    /// <param name="overview">The table.</param>
    /// <param name="at">Recorded time of the state shown.</param>
    public static byte[] Write(Overview overview, DateTimeOffset at)
    {
        var names = new PageNames();
        return WorkbookWriter.Write(
            [.. overview.Programmes.Select(p => Sheet(p, overview, names.Of(p.Rows[0].Fund ?? p.Rows[0].UnitName)))], "项目总表", at);
    }

    private static Page Sheet(Programme programme, Overview overview, string name)
    {
        IReadOnlyList<string> levels =
            [.. programme.Rows.SelectMany(r => r.Scores.Levels).Select(l => l.Name).Distinct(StringComparer.Ordinal)];
        // Forms that count stand first, so that a sum is one range.
        var rows = programme.Rows.OrderBy(r => !r.IsProject).ToList();
        var note = $"金额单位：万元。台账位置 {overview.Position}。"
            + (programme.Total.LeftOut > 0 ? "合计不含部门整体的表：它已含各项目。" : "");
        return ListPage.Of(name, $"{programme.Title} 项目总表", [.. Columns(levels)],
            [.. rows.Select((r, n) => Row(r, n, levels))], [.. Below(programme, levels.Count)], note);
    }

    private static IEnumerable<ListColumn> Columns(IReadOnlyList<string> levels) =>
    [
        new("序号", 600), new("编号", 900), new("支出方向", 3200, Left: true), new("年初预算数", 1300), new("预算调整", 1200), new("全年预算数", 1300),
        new("全年执行数", 1300), new("执行率", 1100), .. levels.Select(l => new ListColumn(l, 1100)), new("得分合计", 1000), new("规则得分", 1000),
        new("等级", 700), new("错误", 700), new("待说明", 800), new("提示", 700), new("状态", 1000), new("期限", 1300), new("情况", 1000),
        new("经办人", 1100),
    ];

    private static IReadOnlyList<CellContent> Row(OverviewRow r, int at, IReadOnlyList<string> levels) =>
    [
        Number(at + 1), ListPage.Text(r.Evaluation.Split('.')[^1]), ListPage.Text(r.Name), .. OverviewText.Of(r.Amounts).Select(Shown),
        Rate(FirstRow + at, Ratio(r.Amounts)), .. levels.Select(l => Points(r.Scores.Levels.FirstOrDefault(x => x.Name == l)?.Score)),
        Points(r.Scores.Score), Points(r.Scores.RuleScore), ListPage.Text(r.Scores.Grade), Number(r.Findings.Errors),
        Number(r.Findings.Warnings), Number(r.Findings.Hints), ListPage.Text(EvaluationText.Name(r.Stage)),
        ListPage.Text(r.Due.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ListPage.Text(OverviewText.Of(r.Due)),
        ListPage.Text(r.Handler),
    ];

    private static IEnumerable<IReadOnlyList<CellContent>> Below(Programme p, int levels)
    {
        var (row, last) = (FirstRow + p.Rows.Count, FirstRow + p.Total.Forms - 1);
        yield return Line(levels, "合计", [.. Columns(p.Total.Amounts).Select((sum, at) =>
        {
            var (first, end) = (CellReference.Of(FirstRow, FirstMoney + at), CellReference.Of(last, FirstMoney + at));
            return CellContent.Live($"SUM({first}:{end})", InTenThousand(sum) ?? 0, "0.00####");
        })], Rate(row, Ratio(p.Total.Amounts)));
        if (p.Stated is not { } stated || p.Remainder is not { } remainder) yield break;
        yield return Line(levels, "报告总体", [.. OverviewText.Of(stated).Select(Shown)], Rate(row + 1, Ratio(stated)));
        yield return Line(levels, "尾差（总体减合计）", [.. Columns(remainder).Select((rest, at) =>
        {
            var (said, sum) = (CellReference.Of(row + 1, FirstMoney + at), CellReference.Of(row, FirstMoney + at));
            // Excel counts in binary: what is left of the twelfth decimal is no money.
            return rest is null ? ListPage.Text("") : CellContent.Live($"ROUND({said}-{sum},10)", InTenThousand(rest), "0.00####");
        })], ListPage.Text(""));
    }

    private static IReadOnlyList<CellContent> Line(int levels, string name, IReadOnlyList<CellContent> money, CellContent rate) =>
    [
        ListPage.Text(""), ListPage.Text(""), ListPage.Text(name), .. money, rate,
        .. Enumerable.Repeat(ListPage.Text(""), levels + 10),
    ];

    private static decimal?[] Columns(Amounts a) => [a.Initial, a.Adjusted, a.FullYear, a.Executed];

    private static decimal? InTenThousand(decimal? yuan) => yuan / OverviewText.TenThousand;

    private static decimal? Ratio(Amounts a) => a.FullYear is > 0 && a.Executed is { } executed
        ? Math.Round(executed / a.FullYear.Value, 4, MidpointRounding.AwayFromZero) : null;

    private static CellContent Rate(int row, decimal? rate)
    {
        var (full, spent) = (CellReference.Of(row, RateColumn - 2), CellReference.Of(row, RateColumn - 1));
        return CellContent.Live($"IF(OR(N({full})=0,{spent}=\"\"),\"\",ROUND({spent}/{full},4))", rate, "0.00%");
    }

    private static CellContent Shown(string money) => CellContent.Of(money);

    private static CellContent Points(decimal? points) => CellContent.Of(Output.Number(points));

    private static CellContent Number(int number) => CellContent.Of(number.ToString(CultureInfo.InvariantCulture));
}
