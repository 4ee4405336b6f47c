namespace PerfLedger.Domain;

public static partial class Refusals
{
    internal static Refusal UndoNeedsAReason() =>
        Make("UND-01", "撤销一次操作须写明原因；请用一句话说明为什么撤销（至少五个字）。");
}
