namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A template ready to be filled: parts with tags as pieces, all others as they came, and the faults found on the way.</summary>
internal sealed class Template
{
    /// <summary>The name under which a template prints the first 16 hexadecimal digits of the model's digest.</summary>
    public const string ModelDigestName = "模型摘要";

    private readonly SortedDictionary<string, byte[]> _parts;
    private readonly SortedDictionary<string, IReadOnlyList<Piece>> _compiled = new(StringComparer.Ordinal);
    private readonly List<TemplateFault> _faults = [];

    public Template(IReadOnlyDictionary<string, byte[]> parts)
    {
        _parts = DocumentProperties.Prepare(parts);
        var package = new PackageParts(_parts);
        AuthorComments.RemoveParts(package, _faults);
        var texts = Parts.WithText(_parts);
        var roots = texts.ToDictionary(t => t.Key, t => MarkupReader.Read(_parts[t.Key], t.Key), StringComparer.Ordinal);
        var body = roots[texts.First(t => t.Value == Parts.Body).Key];
        var section = body.Below().OfType<Element>().LastOrDefault(e => e.Name == "w:sectPr");
        var styles = BlockStyles.Of(Parts.Styles(_parts) is { } name ? MarkupReader.Read(_parts[name], name) : null);
        foreach (var (part, spoken) in texts)
        {
            AuthorComments.RemoveMarks(roots[part]);
            var media = new PartMedia(part, _parts);
            var width = section is null ? TextWidths.Usual : TextWidths.OfSection(section);
            _compiled[part] = Compiler.Compile(roots[part], spoken, _faults, new PartContext(styles, width, media));
            // A picture that only kept a place is not in the document.
            var used = roots[part].Below().OfType<Element>().SelectMany(e => e.Attributes)
                .Where(a => a.Name.StartsWith("r:", StringComparison.Ordinal)).Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var id in media.Placeholders.Where(id => !used.Contains(id)).Order(StringComparer.Ordinal))
                package.RemoveRelation(part, id);
        }
        CheckOthers(texts);
    }

    public IReadOnlyList<TemplateFault> Check(FieldShape fields)
    {
        List<TemplateFault> faults = [.. _faults];
        foreach (var pieces in _compiled.Values)
            new SchemaCheck(fields, faults).Check(pieces);
        var parts = Parts.WithText(_parts).OrderBy(t => t.Value != Parts.Body)
            .Select(t => (t.Value, MarkupReader.Read(_parts[t.Key], t.Key)));
        // A text box stands twice in its part, and so do its faults.
        return [.. ReadingOrder.Of(faults.Distinct(), parts)];
    }

    public SortedDictionary<string, byte[]> Render(Dictionary<string, object?> model)
    {
        if (_faults.Count > 0)
            throw new TemplateException(_faults[0].Place, _faults[0].Message);
        var rendering = new RenderState(new Scope(model), _parts);
        var result = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in _parts)
            result[name] = bytes;
        foreach (var (name, pieces) in _compiled)
            result[name] = rendering.Part(pieces);
        rendering.Parts.AddTo(result);
        DocumentProperties.Write(result, model);
        return result;
    }

    // Charts, diagrams and the like: a tag there would be printed as it stands.
    private void CheckOthers(SortedDictionary<string, string> texts)
    {
        foreach (var (name, bytes) in _parts)
        {
            if (!texts.ContainsKey(name) && name.StartsWith("word/", StringComparison.Ordinal) && bytes.AsSpan().IndexOf("{{"u8) >= 0)
                _faults.Add(new(name, "{{", "标签只能写在正文、页眉、页脚、脚注、尾注、文档属性和替代文字里有“图表”的图表中", null));
        }
    }
}
