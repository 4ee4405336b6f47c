namespace PerfLedger.Domain;

// Calendars of working days.
public static partial class Refusals
{
    internal static Refusal CalendarIsFaulty(string what) =>
        Make("CLD-01", $"工作日历有误：{what}。请对照国务院办公厅的通知改正后再发布。");

    internal static Refusal OnlyAnOrganiserSetsTheCalendar() =>
        Make("CLD-02", "工作日历由财务建设处发布，请由该处的人员办理。");
}
