namespace PerfLedger.Domain.Authority;

/// <summary>What a person does, as far as rights are concerned. Every stored event is one of these (<see cref="Acts"/>).</summary>
public enum Act
{
    /// <summary>查看</summary>
    Read,

    /// <summary>填报：opening a form and changing what it says.</summary>
    Fill,

    /// <summary>批复绩效目标：loading the targets approved with the budget.</summary>
    Approve,

    /// <summary>附佐证材料、盖章件</summary>
    Attach,

    /// <summary>确认校验结果</summary>
    Confirm,

    /// <summary>送审</summary>
    Submit,

    /// <summary>报送</summary>
    File,

    /// <summary>更正：opening a filed form again.</summary>
    Correct,

    /// <summary>申请延期</summary>
    Ask,

    /// <summary>审核：returning and accepting.</summary>
    Review,

    /// <summary>接收纸质件</summary>
    Receive,

    /// <summary>生成PDF</summary>
    Render,

    /// <summary>公开：the public rendition.</summary>
    Publish,

    /// <summary>组织评价：the campaign with its units, routes, dates and extensions.</summary>
    Organise,

    /// <summary>维护模板、指标库、工作日历</summary>
    Maintain,

    /// <summary>管理后台作业</summary>
    Operate,

    /// <summary>登记单位</summary>
    Enrol,

    /// <summary>登记人员、授权、停用账号</summary>
    Grant,

    /// <summary>管理登录和令牌：making, resetting and locking the ways in of others.</summary>
    Admit,

    /// <summary>登记联系方式：one's own, or by the office.</summary>
    Reach,

    /// <summary>电话催报</summary>
    Urge,

    /// <summary>分配填报任务</summary>
    Assign,

    /// <summary>报告任务填好</summary>
    Finish,

    /// <summary>查看访问日志</summary>
    Audit,

    /// <summary>系统登记：what the program records by itself.</summary>
    Record,
}
