namespace PerfLedger.Domain.Authority;

/// <summary>Roles, acts and blocks as officers call them.</summary>
public static class Names
{
    /// <summary>A role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Filler => "填报人",
        Role.Head => "单位负责人",
        Role.Reviewer => "主管处室",
        Role.Organiser => "财务建设处",
        Role.Evaluator => "评价人员",
        Role.Auditor => "外部审计",
        Role.SystemAdmin => "系统管理员",
        Role.SecurityAdmin => "安全管理员",
        Role.AuditAdmin => "审计管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>A block of a form.</summary>
    public static string Of(Block block) => block switch
    {
        Block.Funds => "资金",
        Block.Indicators => "指标",
        Block.Texts => "文字",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    /// <summary>An act.</summary>
    public static string Of(Act act) => act switch
    {
        Act.Read => "查看",
        Act.Fill => "填报",
        Act.Approve => "登记批复的目标",
        Act.Attach => "附材料",
        Act.Confirm => "确认校验结果",
        Act.Submit => "送审",
        Act.File => "报送",
        Act.Correct => "更正",
        Act.Ask => "申请延期",
        Act.Review => "审核",
        Act.Receive => "接收纸质件",
        Act.Render => "生成PDF",
        Act.Publish => "公开",
        Act.Organise => "组织评价",
        Act.Maintain => "维护模板、指标库和工作日历",
        Act.Operate => "管理后台作业",
        Act.Enrol => "登记单位",
        Act.Grant => "登记人员、授权",
        Act.Admit => "管理登录和令牌",
        Act.Reach => "登记联系方式",
        Act.Urge => "电话催报",
        Act.Assign => "分配任务",
        Act.Finish => "报告填好",
        Act.Audit => "查看访问日志",
        Act.Record => "系统登记",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
