using System.Security.Cryptography;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The parts one document has beyond its template: pictures and charts, named and numbered in order of first use, so that the same
/// model gives the same package.
/// </summary>
internal sealed class NewParts(IReadOnlyDictionary<string, byte[]> template)
{
    private const string ChartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MaxParts = 150;

    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _images = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<Relation>> _added = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _extensions = new(StringComparer.Ordinal);
    private readonly List<string> _charts = [];

    /// <summary>The name of a picture's part; the same picture twice is one part.</summary>
    public string Image(byte[] content, string extension)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        if (_images.TryGetValue(digest, out var known))
            return known;
        var name = Free("word/media/image", extension);
        _extensions[extension] = "image/" + extension;
        return _images[digest] = Add(name, content);
    }

    /// <summary>Adds a chart with its workbook; returns the name of the chart's part.</summary>
    public string Chart(byte[] chart, byte[] workbook)
    {
        var name = Free("word/charts/chart", "xml");
        var data = Free("word/embeddings/chart", "xlsx");
        _extensions["xlsx"] = WorkbookType;
        Add(name, chart);
        Add(data, workbook);
        _charts.Add(name);
        Relate(name, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package", data);
        return name;
    }

    /// <summary>The id of a relationship, made when it is not there yet.</summary>
    public string Relate(string source, string type, string target)
    {
        if (!_added.TryGetValue(source, out var added))
            _added[source] = added = [];
        if (added.Find(r => r.Target == target) is { } known)
            return known.Id;
        var standing = Relations.Of(source, template);
        for (var number = 1; ; number++)
        {
            var id = FormattableString.Invariant($"rId{number}");
            if (standing.Any(r => r.Id == id) || added.Exists(r => r.Id == id))
                continue;
            added.Add(new(id, type, target, false));
            return id;
        }
    }

    /// <summary>Adds all to the package of the document.</summary>
    public void AddTo(SortedDictionary<string, byte[]> package)
    {
        foreach (var (name, bytes) in _parts)
            package[name] = bytes;
        foreach (var (source, relations) in _added)
            AddRelations(package, PartNames.Relationships(source), relations);
        if (_parts.Count > 0)
            package[Parts.ContentTypes] = Declared(package[Parts.ContentTypes]);
    }

    private static void AddRelations(SortedDictionary<string, byte[]> package, string name, List<Relation> relations)
    {
        var root = package.TryGetValue(name, out var bytes) ? MarkupReader.Read(bytes, name) : Empty();
        foreach (var relation in relations)
            root.AddNew("Relationship", ("Id", relation.Id), ("Type", relation.Type), ("Target", "/" + relation.Target));
        package[name] = MarkupWriter.Document(root);
    }

    private static Element Empty()
    {
        const string space = "http://schemas.openxmlformats.org/package/2006/relationships";
        var root = new Element("rel:Relationships", "Relationships");
        root.Attributes.Add(new("xmlns", "xmlns", space));
        return root;
    }

    private byte[] Declared(byte[] types)
    {
        var root = MarkupReader.Read(types, Parts.ContentTypes);
        foreach (var (extension, type) in _extensions)
        {
            var isKnown = root.Elements.Where(e => e.Name == "ct:Default")
                .Any(e => string.Equals(e["Extension"], extension, StringComparison.OrdinalIgnoreCase));
            if (!isKnown)
                root.AddNew("Default", ("Extension", extension), ("ContentType", type));
        }
        foreach (var chart in _charts)
            root.AddNew("Override", ("PartName", "/" + chart), ("ContentType", ChartType));
        return MarkupWriter.Document(root);
    }

    private string Free(string stem, string extension)
    {
        for (var number = 1; ; number++)
        {
            var name = FormattableString.Invariant($"{stem}{number}.");
            var isTaken = template.Keys.Concat(_parts.Keys).Any(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase));
            if (!isTaken)
                return name + extension;
        }
    }

    private string Add(string name, byte[] content)
    {
        if (_parts.Count + _charts.Count >= MaxParts) // a chart has its relationships as a third part
            throw new TemplateException(FormattableString.Invariant($"图片和图表太多：一份文档最多 {MaxParts} 个部件，一个图表计三个"));
        _parts[name] = content;
        return name;
    }
}
