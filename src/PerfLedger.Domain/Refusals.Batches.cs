namespace PerfLedger.Domain;

// The same done to many.
public static partial class Refusals
{
    internal static Refusal BatchIsEmpty() =>
        Make("BAT-01", "没有选中任何表；请写出自评编号，或用 --all、--unit、--campaign 选定范围（perfledger list 列出全部）。");

    internal static Refusal BatchIsTooLarge(int count, int most) =>
        Make("BAT-02", $"选中了 {count} 张表，一批最多 {most} 张；请分成几批，例如每家单位一批。");

    internal static Refusal BatchIsAnother() =>
        Make("BAT-03", "这个批次编号已用于另一批；请换一个命令号，或不写命令号。");
}
