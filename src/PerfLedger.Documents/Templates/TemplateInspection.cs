namespace PerfLedger.Documents.Templates;

/// <summary>What came of looking at a template: all faults, or a sample document.</summary>
/// <param name="Faults">Empty when the template may be published.</param>
/// <param name="Sample">Rendered with something in every field; null when there are faults in the tags.</param>
public sealed record TemplateInspection(IReadOnlyList<TemplateFault> Faults, RenderedDocument? Sample)
{
    /// <summary>
    /// Unpacks within limits, normalises, checks every tag against the schema, compiles, renders two samples (all fields filled, all
    /// empty) and validates both.
    /// </summary>
    /// <param name="template">The .docx, its shared parts expanded (<see cref="TemplateIncludes"/>).</param>
    /// <param name="fields">The field schema, <c>fields.json</c>.</param>
    /// <exception cref="TemplateException">The template is not a readable .docx, or the schema not a readable schema.</exception>
    public static TemplateInspection Of(byte[] template, ReadOnlyMemory<byte> fields)
    {
        var engine = DocumentEngines.Current;
        var faults = engine.Check(template, fields);
        if (faults.Count > 0)
            return new(faults, null);
        var found = new List<TemplateFault>();
        var filled = Rendered(engine, template, SampleModel.Filled(fields), "示例数据", found);
        var empty = Rendered(engine, template, SampleModel.Empty(fields), "各字段都空", found);
        foreach (var document in new[] { filled, empty }.OfType<RenderedDocument>())
            found.AddRange(PackageValidation.Faults(template, document.Package));
        return new([.. found.Distinct()], filled);
    }

    private static RenderedDocument? Rendered(
        IDocumentEngine engine, byte[] template, byte[] model, string with, List<TemplateFault> faults)
    {
        try
        {
            return engine.Render(template, model);
        }
        catch (TemplateException e)
        {
            // The message begins with the place; a fault tells it apart.
            var message = e.Place is null ? e.Message : e.Message[(e.Place.Length + 1)..];
            faults.Add(new(e.Place ?? "模板", "", $"用{with}试生成时：{message}", null));
            return null;
        }
    }
}
