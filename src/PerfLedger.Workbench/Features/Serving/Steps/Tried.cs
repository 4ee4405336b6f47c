using Microsoft.AspNetCore.Http;

namespace PerfLedger.Workbench.Features.Serving.Steps;

/// <summary>A form of a page that was sent and not carried out: it is shown again with what was typed.</summary>
/// <param name="Step">Which form of the page.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Sentence">Why it was not carried out.</param>
/// <param name="Status">HTTP status of the answer.</param>
public sealed record Tried(string Step, IFormCollection Fields, string Sentence, int Status)
{
    /// <summary>A field as typed; null when this is another form's.</summary>
    public string? Typed(string step, string name) => step == Step ? Fields[name].ToString() : null;

    /// <summary>True when this choice of several was ticked; null when this is another form's.</summary>
    public bool? Ticked(string step, string name, string value) => step == Step ? Fields[name].Contains(value) : null;
}
