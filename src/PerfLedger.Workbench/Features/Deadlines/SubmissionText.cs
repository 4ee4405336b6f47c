using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>The 报送清单 as people read it.</summary>
internal static class SubmissionText
{
    public static object Json(SubmissionRow row) => new
    {
        row.Duty.Campaign,
        row.Duty.Stage,
        row.Duty.Unit,
        row.Duty.UnitName,
        row.Duty.Form,
        row.Duty.Title,
        row.Duty.Direction,
        row.Duty.Subject,
        row.Duty.Office,
        row.Duty.Contact,
        row.Duty.From,
        row.Duty.Due,
        row.Duty.Ground,
        row.Duty.Instant,
        row.Workdays,
        row.Duty.State,
        stateName = State(row.Duty),
        row.Duty.Bearer,
        row.Duty.Binds,
        row.Duty.LateDays,
        row.Duty.SubmittedAt,
        row.Duty.FiledAt,
        filing = row.Duty.Filing > 0 ? row.Duty.Filing : (int?)null,
        effectiveOn = row.Duty.DoneOn,
        recordedAt = row.Duty.DoneAt,
        row.Duty.Asked,
        row.Duty.Proposed,
        row.Duty.Pace,
    };

    public static void Write(IReadOnlyList<SubmissionRow> rows, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("没有应报的内容。评价工作用 perfledger campaign open 文件 开设。");
            return;
        }

        foreach (var campaign in rows.GroupBy(r => r.Duty.Campaign, StringComparer.Ordinal))
        {
            output.WriteLine(campaign.Key);
            var table = new TextTable(
                "单位", "阶段", "报送内容", "报送至", "联系人", "期限", "依据", "工作日", "情况", "逾期", "送审", "完成", "延期申请");
            foreach (var (d, workdays) in campaign)
                table.Add(d.UnitName, CampaignStages.Name(d.Stage), What(d), d.Office, d.Contact, DueText.Day(d.Due) + " 24时",
                    DueText.Of(d.Ground), workdays is { } w && d.LateDays == 0 ? DueText.Workdays(w, d.Due) : "", State(d),
                    DueText.Overdue(d.LateDays), d.SubmittedAt is { } s ? Output.Local(s) : "", Done(d),
                    DueText.Moving(d.Asked, d.Proposed));
            table.WriteTo(output);
        }
    }

    /// <summary>Where a duty stands, in the words of its stage.</summary>
    public static string State(Duty d) => (d.State, d.Stage) switch
    {
        (DutyState.Ended, _) => "不再要求",
        (DutyState.Waiting, _) => "待单位送审",
        (DutyState.Open, CampaignStage.PaymentPace) => "未达到",
        (DutyState.Open, CampaignStage.OutsideEvaluation) => "未完成",
        (DutyState.Open, CampaignStage.Publication) => "未公开",
        (DutyState.Open, _) => d.Subject is null ? "未开始" : "填报中",
        (DutyState.Returned, _) => d.Filing > 0 ? "更正中" : "被退回",
        (DutyState.Submitted, _) => "待审核",
        (DutyState.Accepted, _) => "审核通过，待报送",
        (_, CampaignStage.SelfEvaluation or CampaignStage.OverallReport) => "已报送",
        (_, CampaignStage.Review) => "已审核",
        (_, CampaignStage.Publication) => "已公开",
        (_, CampaignStage.PaymentPace) => "已达到",
        _ => "已完成",
    };

    /// <summary>What is to be handed in.</summary>
    public static string What(Duty d)
    {
        if (d.Pace is { } pace)
            return $"应达{Output.Number(pace.Demanded)}%，现{Rate(pace)}（{Wan(pace.Executed)}/{Wan(pace.Budget)}万元）";
        var form = d.Form ?? (d.Direction is null ? "全部表样" : "方向 " + d.Direction);
        return d.Title is null ? form : $"{d.Title}（{form}）";
    }

    // A rate that only rounding lifts to what is demanded is shown below it.
    private static string Rate(PaymentPace pace)
    {
        if (pace.Rate is not { } rate) return "无预算数";
        return !pace.IsReached && rate >= pace.Demanded ? $"不足{Output.Number(pace.Demanded)}%" : Output.Number(rate) + "%";
    }

    private static string Wan(decimal yuan) => (yuan / 10_000m).ToString("0.00####", CultureInfo.InvariantCulture);

    private static string Done(Duty d)
    {
        if (d.State != DutyState.Done) return "";
        var filing = d.Filing > 0 ? string.Create(CultureInfo.InvariantCulture, $"第{d.Filing}版 ") : "";
        var recorded = d.DoneAt is { } at ? Output.Local(at) : "";
        return d.DoneOn is { } on && d.DoneAt is { } then && DueDates.DayOf(then) != on
            ? $"{DueText.Day(on)}（登记于 {recorded}）"
            : filing + recorded;
    }
}
