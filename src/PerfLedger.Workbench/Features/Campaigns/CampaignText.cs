using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Campaigns;

/// <summary>A campaign as people read it, and as <c>campaign show --json</c> prints it.</summary>
internal static class CampaignText
{
    public static object Json(string stream, Campaign campaign) => new
    {
        campaign = stream,
        opened = campaign.Opened,
        closed = campaign.Closed,
        cancelled = campaign.Cancelled,
        directions = campaign.Directions.Values,
        units = campaign.Units.Values,
        routes = campaign.Routes,
        stages = campaign.Stages,
        done = campaign.Acts.Select(a => new
        {
            a.Act.Stage,
            a.Act.Unit,
            a.Act.Form,
            a.Act.Direction,
            a.Act.On,
            recorded = a.Recorded,
            a.Act.Document,
            a.Act.Note,
        }),
        extensions = campaign.Extensions,
        asked = campaign.Asked,
        proposed = campaign.Proposed.Select(p => new { p.Extension, p.By }),
    };

    public static void Write(Campaign campaign, TextWriter output)
    {
        var opened = campaign.Opened!;
        var rule = opened.Retrospective ? "，补录" : opened.LockAtDue ? "，到期锁定" : "";
        var end = campaign.Closed ? "，已结束" : campaign.Cancelled is null ? "" : "，已撤销";
        output.WriteLine($"{opened.Title}（{opened.FiscalYear}年度，规则包 {opened.RulePack}{rule}{end}）");
        if (campaign.Cancelled is { } by) output.WriteLine($"撤销依据：{by.Document}　原因：{by.Reason.Text}");
        if (opened.ExtensionLimitDays is { } days) output.WriteLine(Invariant($"延期超过报送期限 {days} 天的，须两人批准。"));
        var units = new TextTable("单位", "名称", "类别");
        foreach (var u in campaign.Units.Values) units.Add(u.Code, u.Name, u.Kind);
        units.WriteTo(output);
        var routes = new TextTable("表样", "单位类别", "方向", "报送至", "期限");
        foreach (var r in campaign.Routes) routes.Add(r.Form, r.UnitKind, r.Direction, r.Office, Day(r.Due));
        routes.WriteTo(output);
        Stages(campaign, output);
        Extensions(campaign, output);
    }

    private static void Stages(Campaign campaign, TextWriter output)
    {
        var stages = new TextTable("阶段", "单位类别", "表样", "方向", "受理处室", "开始", "期限", "应达进度");
        foreach (var s in campaign.Stages.OrderBy(s => s.Due))
            stages.Add(CampaignStages.Name(s.Stage), s.UnitKind ?? "全部", s.Form, s.Direction, s.Office, Day(s.From), Day(s.Due),
                s.Rate is { } rate ? Output.Number(rate) + "%" : "");
        if (stages.Count > 0) stages.WriteTo(output);
        var acts = new TextTable("已登记：阶段", "单位", "完成日", "登记时间", "依据", "说明");
        foreach (var (act, recorded) in campaign.Acts)
            acts.Add(CampaignStages.Name(act.Stage), act.Unit, Day(act.On), Output.Local(recorded), act.Document, act.Note);
        if (acts.Count > 0) acts.WriteTo(output);
    }

    private static void Extensions(Campaign campaign, TextWriter output)
    {
        var table = new TextTable("延期：单位", "范围", "延至", "文件");
        foreach (var e in campaign.Extensions) table.Add(e.Unit, e.Evaluation ?? e.Form, Day(e.Until), e.Document);
        foreach (var (e, by) in campaign.Proposed)
            table.Add(e.Unit, e.Evaluation ?? e.Form, Day(e.Until), $"（待第二人批准，{by} 已提出）{e.Document}");
        foreach (var a in campaign.Asked) table.Add(a.Unit, a.Evaluation ?? a.Form, Day(a.Until), "（待批复）");
        if (table.Count > 0) table.WriteTo(output);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
