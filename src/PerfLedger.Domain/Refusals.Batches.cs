namespace PerfLedger.Domain;

// The same done to many.
public static partial class Refusals
{
    internal static Refusal BatchIsEmpty() =>
        Make("BAT-01", "没有选中任何表；请选出要办理的表，或选定单位、评价工作的全部表。");

    internal static Refusal BatchIsTooLarge(int count, int most) =>
        Make("BAT-02", $"选中了 {count} 张表，一批最多 {most} 张；请分成几批，例如每家单位一批。");

    internal static Refusal BatchIsAnother() =>
        Make("BAT-03", "这个批次编号已用于另一批；请换一个命令号，或不写命令号。");
}
