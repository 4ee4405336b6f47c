using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>An answer that is a component with its model: a page, or a fragment of one.</summary>
internal static class View
{
    public static RazorComponentResult<TComponent> Page<TComponent>(object model, int status = StatusCodes.Status200OK)
        where TComponent : IComponent =>
        new(new Dictionary<string, object?> { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}
