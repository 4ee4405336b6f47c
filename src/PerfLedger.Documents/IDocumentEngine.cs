namespace PerfLedger.Documents;

/// <summary>
/// One released document engine. A version, once released, never changes: a filed report names it and comes back byte for byte.
/// </summary>
public interface IDocumentEngine
{
    /// <summary>The name a filing pins, e.g. <c>docgen/1</c>.</summary>
    public string Version { get; }

    /// <summary>Reads every tag of a template and reports all faults at once; empty when the template may be published.</summary>
    /// <param name="template">The .docx as uploaded.</param>
    /// <param name="fields">The field schema of the form, <c>fields.json</c>.</param>
    /// <exception cref="TemplateException">The template is not a readable .docx, or the schema not a readable schema.</exception>
    public IReadOnlyList<TemplateFault> Check(ReadOnlyMemory<byte> template, ReadOnlyMemory<byte> fields);

    /// <summary>Fills a template. A pure function of its two arguments: no clock, no culture, no file, no network.</summary>
    /// <param name="template">The .docx as uploaded.</param>
    /// <param name="model">The view model as canonical JSON.</param>
    /// <exception cref="TemplateException">The template has faults, the model does not fit it, or a limit is exceeded.</exception>
    public RenderedDocument Render(ReadOnlyMemory<byte> template, ReadOnlyMemory<byte> model);
}
