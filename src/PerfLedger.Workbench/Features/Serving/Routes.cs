using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Batches.Pages;
using PerfLedger.Workbench.Features.Campaigns.Pages;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Deadlines.Pages;
using PerfLedger.Workbench.Features.Desk;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Filings.Pages;
using PerfLedger.Workbench.Features.Intake.Pages;
using PerfLedger.Workbench.Features.Jobs.Pages;
using PerfLedger.Workbench.Features.Filings.Previews;
using PerfLedger.Workbench.Features.Overviews.Pages;
using PerfLedger.Workbench.Features.Templates.Pages;
using PerfLedger.Workbench.Features.Reports.Pages;
using PerfLedger.Workbench.Features.Notices.Pages;
using PerfLedger.Workbench.Features.Organisation.Pages;
using PerfLedger.Workbench.Features.People.Pages;
using PerfLedger.Workbench.Features.Reading.Pages;
using PerfLedger.Workbench.Features.Reminders.Pages;
using PerfLedger.Workbench.Features.Review.Pages;
using PerfLedger.Workbench.Features.Tasks.Pages;
using PerfLedger.Workbench.Features.Trail.Pages;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>All addresses of the program.</summary>
internal static class Routes
{
    public static void Map(WebApplication app)
    {
        OwnFiles.Map(app);
        AccountPages.Map(app);
        DeskPages.Map(app);
        SubmissionPages.Map(app);
        ReviewPages.Map(app);
        LatePages.Map(app);
        NoticePages.Map(app);
        TaskPages.Map(app);
        PeoplePages.Map(app);
        UnitPages.Map(app);
        AccessPages.Map(app);
        EvaluationPages.Map(app);
        OverviewPages.Map(app);
        BatchPages.Map(app);
        CampaignPages.Map(app);
        ReportPages.Map(app);
        CellPages.Map(app);
        FilingPages.Map(app);
        ImportPages.Map(app);
        JobPages.Map(app);
        TemplatePages.Map(app);
        PreviewPages.Map(app);
        TrailPages.Map(app);
        TracePages.Map(app);
        app.MapFallback(() => Results.NotFound());
    }
}
