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
        var texts = Parts.WithText(_parts);
        foreach (var (name, spoken) in texts)
            _compiled[name] = Compiler.Compile(MarkupReader.Read(_parts[name], name), spoken, _faults);
        CheckComments();
        CheckOthers(texts);
    }

    public IReadOnlyList<TemplateFault> Check(FieldShape fields)
    {
        List<TemplateFault> faults = [.. _faults];
        foreach (var pieces in _compiled.Values)
            new SchemaCheck(fields, faults).Check(pieces);
        return faults;
    }

    public SortedDictionary<string, byte[]> Render(Dictionary<string, object?> model)
    {
        if (_faults.Count > 0)
            throw new TemplateException(_faults[0].Place, _faults[0].Message);
        var rendering = new RenderState(new Scope(model));
        var result = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in _parts)
            result[name] = bytes;
        foreach (var (name, pieces) in _compiled)
            result[name] = rendering.Part(pieces);
        DocumentProperties.Write(result, model);
        return result;
    }

    // A comment of the template's author has no business in a filed document.
    private void CheckComments()
    {
        const string comments = "word/comments.xml";
        if (_parts.TryGetValue(comments, out var bytes) && MarkupReader.Read(bytes, comments).Child("w:comment") is not null)
            _faults.Add(new("批注", "", "模板里还有 Word 批注：请删除后再上传；给编辑人看的说明请写成 {{ # … }}", null));
    }

    // Charts, diagrams and the like: a tag there would be printed as it stands.
    private void CheckOthers(SortedDictionary<string, string> texts)
    {
        foreach (var (name, bytes) in _parts)
        {
            if (!texts.ContainsKey(name) && name.StartsWith("word/", StringComparison.Ordinal) && bytes.AsSpan().IndexOf("{{"u8) >= 0)
                _faults.Add(new(name, "{{", "本版的标签只能写在正文、页眉、页脚、脚注、尾注和文档属性里", null));
        }
    }
}
