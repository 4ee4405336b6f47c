namespace PerfLedger.Documents.Import.Reading;

/// <summary>The relationships of a package: which part refers to which.</summary>
internal sealed class Relations
{
    private readonly List<Relation> _all = [];

    private sealed record Relation(string Source, string Id, string Type, string Target, bool External);

    public static Relations Read(SortedDictionary<string, byte[]> parts, Xml xml)
    {
        var relations = new Relations();
        foreach (var (name, bytes) in parts)
        {
            if (!name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var relation in xml.Read(bytes, name).Children.Where(c => c.Name == "rel:Relationship"))
                relations._all.Add(Read(Source(name), relation));
        }

        return relations;
    }

    /// <summary>A link for the reader to click may lead outside, it is never followed. Nothing else may.</summary>
    public void RefuseExternal()
    {
        if (_all.Find(r => r.External && r.Type != "hyperlink") is { } outside)
            throw Refuse.ExternalLink(outside.Source.Length == 0 ? "整个文件" : outside.Source, outside.Target);
    }

    /// <summary>The part the package is about.</summary>
    public string? Main() => _all.Find(r => r is { Source: "", Type: "officeDocument" })?.Target;

    public string? Target(string source, string? id) => _all.Find(r => r.Source == source && r.Id == id && !r.External)?.Target;

    public IEnumerable<string> Targets(string source, string type) =>
        _all.Where(r => r.Source == source && r.Type == type && !r.External).Select(r => r.Target);

    private static Relation Read(string source, Node relation)
    {
        var type = relation["Type"] ?? "";
        var target = relation["Target"] ?? "";
        var external = string.Equals(relation["TargetMode"], "External", StringComparison.OrdinalIgnoreCase);
        return new(source, relation["Id"] ?? "", type[(type.LastIndexOf('/') + 1)..], external ? target
            : Resolve(source, target), external);
    }

    // word/_rels/document.xml.rels speaks for word/document.xml, _rels/.rels for the package.
    private static string Source(string rels)
    {
        var file = rels[(rels.LastIndexOf('/') + 1)..^".rels".Length];
        var folder = rels[..Math.Max(0, rels.LastIndexOf('/'))];
        var above = folder.Contains('/', StringComparison.Ordinal) ? folder[..(folder.LastIndexOf('/') + 1)] : "";
        return file.Length == 0 ? "" : above + file;
    }

    private static string Resolve(string source, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var path = new List<string>(source.Split('/')[..^1]);
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }

        return string.Join('/', path);
    }
}
