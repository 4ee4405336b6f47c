using System.Globalization;
using PerfLedger.Domain.Authority;

namespace PerfLedger.Domain;

// Who may do what.
public static partial class Refusals
{
    internal static Refusal AccountIsClosed(string person) =>
        Make("RGT-01", $"人员 {person} 的账号已停用，不能办理任何事项；确需恢复，请安全管理员启用账号。");

    internal static Refusal RoleIsNotHeld(Role role, IReadOnlyCollection<Role> held) =>
        Make("RGT-02", $"您现在没有“{Names.Of(role)}”这一角色（{Held(held)}；授权可能已收回或到期）；请换一个角色，或请安全管理员授权。");

    internal static Refusal RoleDoesNot(Role role, Act act, IEnumerable<Role> who) =>
        Make("RGT-03", $"{Names.Of(role)}不办理“{Names.Of(act)}”；这件事由{Listed(who)}办理。");

    internal static Refusal UnitIsAnother(
        Act act, Role role, string unit, IReadOnlyCollection<string> own, IEnumerable<Role> who, bool stoodInFor) =>
        Make("RGT-04", $"这是{unit}的，您是{string.Join('、', own)}的{Names.Of(role)}，不能办理“{Names.Of(act)}”；"
            + $"请由该单位的{Listed(who)}{(stoodInFor ? "，或其上级单位的填报人代为" : "")}办理。");

    internal static Refusal BeyondTheGrant(Act act, Role role, string unit) =>
        Make("RGT-05", $"给您的“{Names.Of(role)}”授权不包括{unit}的这一部分，不能办理“{Names.Of(act)}”；"
            + "请核对授权的评价工作、支出方向、年度、部分和抽样。");

    internal static Refusal BlockIsAssigned(Block block, string person) =>
        Make("RGT-06", $"这张表的“{Names.Of(block)}”部分已分给 {person} 填，请由其本人或单位负责人填报；"
            + "要换人，请单位负责人重新分配。");

    internal static Refusal NobodyGrantsToHimself() =>
        Make("RGT-07", "任何人不能给自己授权、改角色或启停自己的账号；请由安全管理员办理。");

    internal static Refusal NobodyAdmitsHimself() =>
        Make("RGT-17", "任何人不能给自己建立或重置登录、取消动态码、发令牌；请由安全管理员或主管处室、财务建设处办理。");

    internal static Refusal TokenIsOverAlready(DateOnly until) =>
        Make("RGT-18", $"令牌的最后一日 {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 已过；请写今日或以后的日期。");

    internal static Refusal TokenIsUnknown(string token, IEnumerable<string> known) =>
        Make("RGT-19", $"没有令牌“{token}”，或已收回；现有：{(string.Join('、', known) is { Length: > 0 } all ? all : "无")}。");

    internal static Refusal OrganiserGrantsInACampaign() =>
        Make("RGT-08", "财务建设处只能在本处组织的评价工作之内授权，请写明评价工作的编号；登记人员、启停账号请由安全管理员办理。");

    internal static Refusal AdministratorsStandAlone() =>
        Make("RGT-09", "系统管理员、安全管理员、审计管理员须分设三人，也不能兼任其他角色；请另行登记一个账号。");

    internal static Refusal ScopeIsMalformed(string what) => Make("RGT-10", $"授权范围有误：{what}不对，请核对后重写。");

    internal static Refusal GrantIsTooWide(Role role, string missing) =>
        Make("RGT-11", $"授予“{Names.Of(role)}”须限定{missing}，请补上。");

    internal static Refusal GrantWouldBeOver(DateOnly until) =>
        Make("RGT-12", $"授权截止日 {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 已过，请写今天或以后的日期。");

    internal static Refusal GrantIsUnknown(string grant, IEnumerable<string> standing) =>
        Make("RGT-13", $"没有有效的授权“{grant}”（现有：{(standing.Any() ? string.Join('、', standing) : "无")}），"
            + "请核对授权编号；本单位的角色要改，请修改登记。");

    internal static Refusal PersonIsUnknown() => Make("RGT-14", "台账中没有登记这个人，请安全管理员先登记。");

    internal static Refusal OneUnitAtATime(IEnumerable<string> units) =>
        Make("RGT-15", $"一次操作只能为一家单位代填，这次涉及{string.Join('、', units)}；请分开办理。");

    internal static Refusal PersonIsOfAnotherUnit(string person, string unit) =>
        Make("RGT-16", $"为 {unit} 代填时，被代办的人员须是该单位的，{person} 不是；请改正被代办的人员，或不写（记为代单位填）。");

    private static string Listed(IEnumerable<Role> roles) => string.Join('、', roles.Select(Names.Of));

    private static string Held(IReadOnlyCollection<Role> held) => held.Count == 0 ? "现无任何角色" : $"现有：{Listed(held)}";
}
