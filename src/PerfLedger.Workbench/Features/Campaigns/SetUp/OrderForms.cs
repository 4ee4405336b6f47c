using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Features.Notices;

namespace PerfLedger.Workbench.Features.Campaigns.SetUp;

/// <summary>The form versions a campaign can order.</summary>
internal static class OrderForms
{
    // What the program prints by itself and no unit files.
    private static readonly string[] s_own = ["check-report/", "filing-receipt/", "trail-sheet/"];

    public static IReadOnlyList<(string Form, string Title)> All { get; } =
    [
        .. Library.Forms().Where(f => !s_own.Any(own => f.StartsWith(own, StringComparison.Ordinal)))
            .Select(f => (f, $"{NoticeNames.Form(f, CampaignStage.SelfEvaluation, YearOf(f))}（{f.Split('/')[^1]}）")),
    ];

    /// <summary>The form as people call it.</summary>
    public static string Title(string? form) => form is null ? "全部表样"
        : All.FirstOrDefault(f => f.Form == form).Title ?? NoticeNames.Form(form, CampaignStage.SelfEvaluation, YearOf(form));

    // A version is called by the year of its notice: 2019-hunan.
    private static int? YearOf(string form) =>
        int.TryParse(form.Split('/')[^1].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
