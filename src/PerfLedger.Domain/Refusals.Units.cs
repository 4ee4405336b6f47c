using PerfLedger.Domain.Authority;

namespace PerfLedger.Domain;

// The organisation tree, and tasks inside a unit.
public static partial class Refusals
{
    internal static Refusal UnitIsHalfNamed() =>
        Make("UNT-01", "登记单位须有代码和类别（字母、数字、连字符）和名称，请补全。");

    internal static Refusal UnitAboveIsUnknown(string parent) =>
        Make("UNT-02", $"上级单位“{parent}”还没有登记，请财务建设处或系统管理员先登记上级单位。");

    internal static Refusal UnitIsUnderItself(string unit, string parent) =>
        Make("UNT-03", $"“{parent}”就是“{unit}”，或在其之下，不能作它的上级；请先调整“{parent}”的上级，再办理。");

    internal static Refusal TaskIsForOneWhoMayNotFill(string person, Refusal why) =>
        Make("TSK-01", $"不能分给 {person}：其不能填这一部分（{why.Code}）。请分给本单位的填报人或单位负责人，或先授权。");

    internal static Refusal BlockIsNotAssigned(Block block) =>
        Make("TSK-02", $"这张表的“{Names.Of(block)}”部分没有分配给人，不用报告填好；需要分工时请单位负责人分配。");

    internal static Refusal TaskIsOfAnother(Block block, string person) =>
        Make("TSK-03", $"“{Names.Of(block)}”部分分给了 {person}，请由其本人或单位负责人报告填好。");
}
