using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Features.Notices;

namespace PerfLedger.Workbench.Features.Deadlines.Pages;

/// <summary>A duty as the pages show it.</summary>
internal static class DutyText
{
    /// <summary>The page of the form or report; null while none is begun.</summary>
    public static string? Address(Duty d) => d.Subject is not { } subject ? null
        : subject.StartsWith("report.", StringComparison.Ordinal) ? $"/reports/{subject}" : $"/evaluations/{subject}";

    /// <summary>The printed title of the form.</summary>
    public static string Form(Duty d) => d.Form is null && d.Pace is not null ? SubmissionText.What(d)
        : NoticeNames.Form(d.Form, d.Stage, StreamIds.Parse(d.Campaign)?.FiscalYear);

    /// <summary>What stands small beside the name: the form, where the name is that of the project; the payment pace.</summary>
    public static string? Beside(Duty d) => d.Title is not null && d.Form is not null ? Form(d)
        : d.Pace is null && d.Direction is { } direction ? $"方向 {direction}" : null;

    /// <summary>剩3个工作日.</summary>
    public static string Left(DueWorkdays w, DateOnly due) => (w.Left == 0
            ? "今天截止"
            : string.Create(CultureInfo.InvariantCulture, $"{w.Left} 个工作日"))
        + (w.Provisional ? "（暂定）" : "") + (w.Last == due || w.Left == 0 ? "" : $"，最后 {DueText.Day(w.Last)}");

    /// <summary>Class of a state in the style sheet: whose turn it is.</summary>
    public static string Css(Duty d) => d.State switch
    {
        DutyState.Returned => "warning",
        DutyState.Done or DutyState.Accepted => "done",
        DutyState.Submitted => "waiting",
        _ => "open",
    };

    /// <summary>A state of the 报送清单 as the filter names it.</summary>
    public static string Name(DutyState state) => state switch
    {
        DutyState.Waiting => "待单位送审",
        DutyState.Open => "未报",
        DutyState.Returned => "被退回、更正中",
        DutyState.Submitted => "待审核",
        DutyState.Accepted => "已审核，待报送",
        DutyState.Done => "已完成",
        _ => "不再要求",
    };
}
