using System.Globalization;
using PerfLedger.Documents.Sheets;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>The 报送清单 as a workbook. Every text is a text: what begins with = or + stays what it is.</summary>
internal static class SubmissionBook
{
    private static readonly ListColumn[] Columns =
    [
        new("序号", 600), new("单位代码", 1300), new("单位", 2400, Left: true), new("阶段", 900), new("报送内容", 3400, Left: true),
        new("报送至", 1700, Left: true), new("联系人", 1500, Left: true), new("期限", 1200), new("依据", 900), new("情况", 1300), new("逾期", 900),
        new("剩余工作日", 1000), new("送审", 1900), new("报送", 1900), new("延期申请", 1300), new("编号", 3600, Left: true),
    ];

    public static byte[] Write(IReadOnlyList<SubmissionRow> rows, DateTimeOffset at)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"共 {rows.Count} 项，截至 {Output.Local(at)[..16]}（北京时间）。");
        return WorkbookWriter.Write([ListPage.Of("报送清单", "报送清单", Columns, [.. rows.Select(Row)], [], note)], "报送清单", at);
    }

    private static IReadOnlyList<CellContent> Row(SubmissionRow row, int at)
    {
        var (d, workdays) = (row.Duty, row.Workdays);
        return
        [
            CellContent.Of((at + 1).ToString(CultureInfo.InvariantCulture)),
            .. new[]
            {
                d.Unit, d.UnitName, CampaignStages.Name(d.Stage), SubmissionText.What(d), d.Office, d.Contact, DueText.Day(d.Due),
                DueText.Of(d.Ground), SubmissionText.State(d), DueText.Overdue(d.LateDays),
                workdays is { } w && d.LateDays == 0 ? DueText.Workdays(w, d.Due) : null, Time(d.SubmittedAt), Time(d.FiledAt),
                DueText.Moving(d.Asked, d.Proposed), d.Subject,
            }.Select(ListPage.Text),
        ];
    }

    private static string? Time(DateTimeOffset? at) => at is { } time ? Output.Local(time)[..16] : null;
}
