using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>The addresses by which a form is filled in.</summary>
internal static class CellPages
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/evaluations/{id}/cells", CellPost.SaveAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/evaluations/{id}/live", Live.ListenAsync).WithMetadata(new Unattended());
        ActPages.Map(app);
    }
}
