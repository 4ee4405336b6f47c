using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Reports;

namespace PerfLedger.Browser.Tests.Filing;

/// <summary>The narrative report of the sample, on its way to be filed.</summary>
internal static class Reports
{
    /// <summary>Accepted and not filed, however far another test had brought it in; returns its stream.</summary>
    public static async Task<string> AcceptedAsync(Site site)
    {
        var samples = DemoSamples.Read();
        var stream = ReportFiles.Stream(ReportFiles.Read(samples.Report, samples.History.Report.File).Identity);
        var said = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            var report = new DemoReport(site.Session, samples);
            if (await StageAsync(site, stream) == Stage.None) await report.ImportAsync(CancellationToken.None);
            if (await StageAsync(site, stream) == Stage.Draft) await report.ReviewAsync(CancellationToken.None);
        }
        finally
        {
            Console.SetOut(said);
        }

        Assert.Equal(Stage.Accepted, await StageAsync(site, stream));
        return stream;
    }

    private static async Task<Stage> StageAsync(Site site, string stream) =>
        (await site.Session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now)).State.Form.Stage;
}
