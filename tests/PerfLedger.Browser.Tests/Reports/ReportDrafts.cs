using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Demo;

namespace PerfLedger.Browser.Tests.Reports;

/// <summary>Reports that are open, each of a fund of its own, over a draft form.</summary>
internal static class ReportDrafts
{
    private const string Kind = "special-report/2019-hunan";

    private static int made;

    /// <summary>A report with one source called 甲; returns its stream, the form it draws on and its first section.</summary>
    public static async Task<(string Report, string Form, string Section)> MakeAsync(Site site, string? text = null)
    {
        var form = await Drafts.MakeAsync(site);
        var fund = $"试写专项{Interlocked.Increment(ref made):00}";
        var report = await OpenAsync(Desk(site), Site.Unit, fund, DemoSamples.Read().Campaign.Stream);
        await DecideAsync(site, report, new LinkSource("甲", form, Ground.None).Decide);
        var section = PerfLedger.Workbench.Library.Outline(Kind).Sections[0].Id;
        if (text is not null)
            await DecideAsync(site, report, new WriteSection(section, ReportText.Read(text).Content, Ground.None).Decide);
        return (report, form, section);
    }

    /// <summary>A report of a fund, with nothing in it yet; returns its stream.</summary>
    public static async Task<string> OpenAsync(CommandDesk desk, string unit, string fund, string? campaign)
    {
        var opening = new SelfEvaluationOpened(
            Kind, "cn-2020", 2020, new UnitRef(unit, unit), unit, fund, null, "万元", campaign, null, false, null);
        var report = StreamIds.Report(2020, unit, Kind, StreamIds.Fund(null, fund), null);
        var open = new OpenReport(opening, PerfLedger.Workbench.Library.Outline(Kind));
        await desk.DecideAsync(Streams.Reports, report, open.Decide, CancellationToken.None);
        return report;
    }

    public static async Task<Report> ReadAsync(Site site, string report) =>
        (await site.Session.Ledger.FoldAsync(Streams.Reports, report, AsOf.Now, CancellationToken.None)).State;

    private static Task<PerfLedger.Workbench.Outcome> DecideAsync(
        Site site, string report, Func<Report, Decision<ISelfEvaluationEvent>> decide) =>
        Desk(site).DecideAsync(Streams.Reports, report, decide, CancellationToken.None);

    private static CommandDesk Desk(Site site) =>
        new(site.Session.Ledger, new Actor("p-01", "filler", Site.Unit, Assurance.Asserted)) { Documents = site.Session.Documents };
}
