using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Forms;

namespace PerfLedger.Workbench.Features.Notices;

/// <summary>Stages, forms and days as a notice writes them.</summary>
internal static class NoticeNames
{
    private const int Longest = 200;

    public static string Of(CampaignStage stage) => stage switch
    {
        CampaignStage.SelfEvaluation => "自评",
        CampaignStage.Review => "复核",
        CampaignStage.OutsideEvaluation => "外部评价",
        CampaignStage.OverallReport => "总体报告",
        CampaignStage.Publication => "公开",
        CampaignStage.PaymentPace => "支付进度",
        _ => stage.ToString(),
    };

    /// <summary>The printed title of a form; the name of the stage where it is of no form.</summary>
    public static string Form(string? form, CampaignStage stage, int? fiscalYear)
    {
        if (form is null) return Of(stage);
        if (FormDefinitions.Find(form) is { } indicators) return indicators.Title;
        if (Library.Layouts.Newest(StreamIds.FormFamily(form), fiscalYear ?? 0) is { } table) return table.Title;
        return Library.IsOutline(form) ? Library.Outline(form).Title : form;
    }

    /// <summary>2020年5月15日（星期五）</summary>
    public static string Long(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日（星期{"日一二三四五六"[(int)day.DayOfWeek]}）");

    /// <summary>5月15日</summary>
    public static string Short(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    /// <summary>A text from outside as one line: nothing in it can end a line or begin a header.</summary>
    public static string Line(string text) => new([.. text.Take(Longest).Select(c =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Format ? ' ' : c)]);
}
