using System.Globalization;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Sheets;

/// <summary>A form of the set: its sheet, how it is called, what one unit of its money is in 万元, and whether it counts in 合计.</summary>
/// <param name="Page">Its sheet.</param>
/// <param name="Name">How it is called.</param>
/// <param name="InYuan">True for money in 元.</param>
/// <param name="Counts">True for a project; a form of the whole department holds its projects already.</param>
internal sealed record SummaryForm(Page Page, string Name, bool InYuan, bool Counts);

/// <summary>汇总: a row a form, every figure of it a formula over the sheet of the form, with its result kept.</summary>
internal static class SummaryPage
{
    private const int Head = 2;

    private static readonly (string Label, int Width)[] s_columns =
        [("序号", 700), ("表", 3600), ("年初预算数", 1500), ("全年预算数", 1500), ("全年执行数", 1500), ("执行率", 1100), ("总分", 1000), ("等级", 900)];

    private static readonly string[] s_money = ["funds.total.initial", "funds.total.fullYear", "funds.total.executed"];

    /// <summary>The page; the forms that count stand first, so that 合计 is the sum of one range.</summary>
    public static Page Of(IReadOnlyList<SummaryForm> forms, string name, string title)
    {
        var counted = forms.TakeWhile(f => f.Counts).Count();
        if (counted == 0) counted = forms.Count;
        var cells = new List<PageCell>
        {
            Cell(0, 0, new(title, CellContent.General, false), new CellLook("方正小标宋简体", 36, false, false)) with
                { ColumnSpan = s_columns.Length },
        };
        cells.AddRange(s_columns.Select((c, at) => Cell(1, at, new(c.Label, CellContent.General, false), Look(bold: true))));
        var sums = new decimal[s_money.Length];
        foreach (var (at, form) in forms.Index()) cells.AddRange(Row(at, form, at < counted ? sums : new decimal[s_money.Length]));
        cells.AddRange(Total(forms.Count, counted, sums));
        var note = "金额单位：万元。各数由各表引来，表内改动后自动更新。" + (counted < forms.Count ? "合计不含部门整体和基础数据表。" : "");
        cells.Add(Cell(Head + forms.Count + 1, 0, new(note, CellContent.General, false),
            new CellLook("仿宋_GB2312", 21, true, false)) with
        { ColumnSpan = s_columns.Length });
        int[] heights = [36, 24, .. forms.Select(f => Math.Max(24, TextHeight.Of(f.Name, s_columns[1].Width, Look().Size))), 24, 20];
        return new Page(name, [.. s_columns.Select(c => c.Width)], [.. heights], [.. cells]) { Repeated = (1, 1), Landscape = true };
    }

    private static IEnumerable<PageCell> Row(int at, SummaryForm form, decimal[] sums)
    {
        var row = Head + at;
        yield return Cell(row, 0, CellContent.Of((at + 1).ToString(CultureInfo.InvariantCulture)));
        yield return Cell(row, 1, new(form.Name, CellContent.General, false), Look(left: true));
        var amounts = new decimal?[s_money.Length];
        for (var m = 0; m < s_money.Length; m++)
        {
            var content = Money(form, s_money[m], out amounts[m]);
            sums[m] += amounts[m] ?? 0;
            yield return Cell(row, 2 + m, content);
        }

        yield return Cell(row, 5, Rate(row, amounts[1], amounts[2]));
        yield return Cell(row, 6, Score(form));
        yield return Cell(row, 7, Grade(form));
    }

    private static IEnumerable<PageCell> Total(int forms, int counted, decimal[] sums)
    {
        var row = Head + forms;
        yield return Cell(row, 0, new("合计", CellContent.General, false), Look(bold: true)) with { ColumnSpan = 2 };
        for (var m = 0; m < sums.Length; m++)
        {
            var (first, last) = (CellReference.Of(Head, 2 + m), CellReference.Of(Head + counted - 1, 2 + m));
            yield return Cell(row, 2 + m, CellContent.Live($"SUM({first}:{last})", sums[m], "0.00"));
        }

        yield return Cell(row, 5, Rate(row, sums[1], sums[2]));
        yield return Cell(row, 6, new("", CellContent.General, false));
        yield return Cell(row, 7, new("", CellContent.General, false));
    }

    private static CellContent Money(SummaryForm form, string figure, out decimal? amount)
    {
        amount = null;
        if (Find(form, figure) is not var (at, content)) return new("", CellContent.General, false);
        if (!content.IsNumber) return CellContent.Live($"IF({at}=\"\",\"\",{at})", content);
        var number = decimal.Parse(content.Text, CultureInfo.InvariantCulture);
        amount = form.InYuan ? number / 10_000 : number;
        return form.InYuan ? CellContent.Live($"IF({at}=\"\",\"\",{at}/10000)", amount, "0.00")
            : CellContent.Live($"IF({at}=\"\",\"\",{at})", content);
    }

    private static CellContent Rate(int row, decimal? budget, decimal? executed)
    {
        var (full, spent) = (CellReference.Of(row, 3), CellReference.Of(row, 4));
        decimal? rate = budget is > 0 && executed is { } e ? Math.Round(e / budget.Value, 4, MidpointRounding.AwayFromZero) : null;
        return CellContent.Live($"IF(OR(N({full})=0,{spent}=\"\"),\"\",ROUND({spent}/{full},4))", rate, "0.00%");
    }

    private static CellContent Score(SummaryForm form) =>
        Find(form, "total.score") is var (at, content) ? CellContent.Live($"IF({at}=\"\",\"\",{at})", content)
            : new("", CellContent.General, false);

    // 等级：优 stands in one cell on the form.
    private static CellContent Grade(SummaryForm form)
    {
        if (Find(form, "total.grade") is not var (at, content)) return new("", CellContent.General, false);
        var words = content.Text.IndexOf('：', StringComparison.Ordinal) is >= 0 and var colon ? content.Text[..(colon + 1)] : "";
        var result = new CellContent(content.Text[words.Length..], CellContent.General, false);
        return CellContent.Live($"SUBSTITUTE({at},\"{words}\",\"\")", result);
    }

    private static (string At, CellContent Content)? Find(SummaryForm form, string figure)
    {
        var cell = form.Page.Cells.FirstOrDefault(c => c.Figures.Contains(figure));
        return cell is null ? null : ($"{PageNames.Quoted(form.Page.Name)}!{CellReference.Of(cell.Row, cell.Column)}", cell.Content);
    }

    private static PageCell Cell(int row, int column, CellContent content, CellLook? look = null) =>
        new(row, column, 1, 1, content, look ?? Look());

    private static CellLook Look(bool left = false, bool bold = false) => new("仿宋_GB2312", 21, left, true, bold);
}
