using System.Globalization;

namespace PerfLedger.Domain;

// Reminders.
public static partial class Refusals
{
    internal static Refusal OnlyAnOfficeCalls() =>
        Make("REM-01", "电话催报由主管处室或财务建设处登记；请以其中一个身份办理。");

    internal static Refusal CallNeedsANote() =>
        Make("REM-02", "登记电话催报须写明对方怎么答复（至少五个字）。");

    internal static Refusal ReminderStepsAreFaulty(int most) => Make("REM-03", string.Create(CultureInfo.InvariantCulture,
        $"期限前第几个工作日提醒（reminders）只能写 1 到 {most} 的整数，各写一次，如 [10, 3, 1]；期限当天总会提醒，不必写。"));
}
