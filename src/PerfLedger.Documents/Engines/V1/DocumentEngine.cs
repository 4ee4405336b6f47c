using System.Collections.Concurrent;
using System.Security.Cryptography;
using PerfLedger.Documents.Engines.V1.Language;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Engines.V1;

/// <summary>The first engine. Templates are compiled once and kept by their digest; nothing else outlives a call.</summary>
internal sealed class DocumentEngine : IDocumentEngine
{
    public const string Name = "docgen/1";
    private const int KeptTemplates = 32;
    private const int PrintedDigits = 16;

    private readonly ConcurrentDictionary<string, Template> _templates = new(StringComparer.Ordinal);

    public string Version => Name;

    public IReadOnlyList<TemplateFault> Check(ReadOnlyMemory<byte> template, ReadOnlyMemory<byte> fields) =>
        Compiled(template).Check(FieldSchema.Read(fields));

    public RenderedDocument Render(ReadOnlyMemory<byte> template, ReadOnlyMemory<byte> model)
    {
        var modelDigest = CanonicalModel.Digest(model.Span);
        var values = ModelReader.Read(model);
        if (!model.Span.SequenceEqual(CanonicalModel.Write(values)))
            throw new TemplateException("数据不是规范 JSON（名称按序、无空白、UTF-8）：同一份数据须只有一种字节。");
        values[Template.ModelDigestName] = modelDigest[..PrintedDigits];
        var parts = Compiled(template).Render(values);
        var package = PackageWriter.Write(parts);
        return new(package, CanonicalModel.Digest(package), CanonicalDigest.Of(parts), modelDigest);
    }

    private Template Compiled(ReadOnlyMemory<byte> template)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(template.Span));
        if (_templates.TryGetValue(digest, out var known))
            return known;
        var compiled = new Template(PackageReader.Read(template));
        if (_templates.Count >= KeptTemplates)
            _templates.Clear();
        return _templates.GetOrAdd(digest, compiled);
    }
}
