using System.Globalization;
using PerfLedger.Documents.Sheets;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>催报名单 as a workbook for paper: A4 across, the heads on every page, room to write what was said on the telephone.</summary>
internal static class CallSheet
{
    private const int Head = 2, Line = 24;

    // Together the width of A4 across, in twentieths of a point.
    private static readonly (string Label, int Width)[] Columns =
    [
        ("序号", 600), ("单位", 2300), ("表和项目", 3300), ("联系人", 1100), ("电话", 1500), ("期限", 1200), ("情况", 1300), ("最近提醒", 1300),
        ("最近电话", 1300), ("记录", 1100),
    ];

    public static byte[] Write(IReadOnlyList<CallRow> rows, string title, DateTimeOffset at)
    {
        var text = new CellLook("仿宋_GB2312", 20, false, true);
        var cells = new List<PageCell>
        {
            Cell(0, 0, $"催报名单：{title}", new CellLook("方正小标宋简体", 32, false, false)) with { ColumnSpan = Columns.Length },
        };
        cells.AddRange(Columns.Select((c, n) => Cell(1, n, c.Label, text with { Bold = true })));
        foreach (var (n, row) in rows.Index())
        {
            cells.Add(new PageCell(Head + n, 0, 1, 1, CellContent.Of((n + 1).ToString(CultureInfo.InvariantCulture)), text));
            cells.AddRange(Texts(row).Select((t, c) => Cell(Head + n, c + 1, t, text with { Left = c < 2 })));
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"共 {rows.Count} 项，截至 {Output.Local(at)[..16]}（北京时间）。");
        cells.Add(Cell(Head + rows.Count, 0, note, text with { Left = true, Border = false }) with { ColumnSpan = Columns.Length });
        var heights = rows.Select(r => Texts(r).Select((t, c) => TextHeight.Of(t, Columns[c + 1].Width, text.Size)).Max());
        int[] rowHeights = [36, Line, .. heights.Select(h => Math.Max(Line, h)), Line];
        var page = new Page("催报名单", [.. Columns.Select(c => c.Width)], [.. rowHeights], [.. cells])
        {
            Repeated = (1, 1),
            Landscape = true,
        };
        return WorkbookWriter.Write([page], $"催报名单：{title}", at);
    }

    private static string[] Texts(CallRow r) =>
    [
        r.UnitName, r.Title is null ? r.FormName : $"{r.FormName}：{r.Title}", string.Join('、', r.Contacts.Select(c => c.Name)),
        string.Join('、', r.Contacts.Select(c => c.Phone).OfType<string>()), r.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        $"{ReminderText.Of(r.State)}，{ReminderText.Late(r)}", ReminderText.Time(r.Reminded), ReminderText.Time(r.Called), "",
    ];

    // Always a text: what begins with = or + stays what it is.
    private static PageCell Cell(int row, int column, string text, CellLook look) =>
        new(row, column, 1, 1, new CellContent(text, CellContent.General, false), look);
}
