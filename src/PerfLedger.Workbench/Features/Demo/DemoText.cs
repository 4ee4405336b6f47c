namespace PerfLedger.Workbench.Features.Demo;

/// <summary>One line a step of the demo.</summary>
internal static class DemoText
{
    public static string Of(DemoStep step) => step switch
    {
        DemoAttach a => $"表{a.Form} 上传佐证“{a.Name}”",
        DemoEnter e => $"表{e.Form} {Figures(e)}{Why(e.Reason?.Text)}",
        DemoBook b => $"表{b.Form} 登记预算调整 {b.Amount}{(b.Document is null ? "（推定）" : "")}{Why(b.Reason.Text)}",
        DemoApprove p => $"{p.Forms.Length} 张表录入批复目标并锁定：{p.Document}",
        DemoSubmit m => $"送审 {m.Forms.Length} 张表",
        DemoReturn r => $"退回表{r.Form}：{string.Join('；', r.Opinions.Select(o => o.Text))}",
        DemoAccept c => $"审核通过 {c.Forms.Length} 张表",
        DemoAcknowledge k => $"确认校验结果：{k.Reason.Text}",
        _ => step.GetType().Name,
    };

    private static string Figures(DemoEnter e) =>
        string.Join('、', e.Figures.Take(3).Select(f => $"{f.Figure}→{f.Value ?? "空"}"))
            + (e.Figures.Length > 3 ? $" 等{e.Figures.Length}处" : "");

    private static string Why(string? reason) => reason is null ? "" : $"，因为{reason}";
}
