namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The parts of a template while it is made ready: a part leaves with what points to it and what only it pointed to.</summary>
internal sealed class PackageParts(SortedDictionary<string, byte[]> parts)
{
    public SortedDictionary<string, byte[]> Parts => parts;

    /// <summary>Removes a part, the relationships to it, and every part that was reached through it alone.</summary>
    public void Remove(string part)
    {
        if (!parts.Remove(part))
            return;
        var own = PartNames.Relationships(part);
        var reached = parts.TryGetValue(own, out var bytes) ? Targets(part, own, bytes) : [];
        parts.Remove(own);
        foreach (var name in parts.Keys.Where(IsRelationships).ToList())
            Edit(name, e => e["TargetMode"] != "External" && PartNames.Target(Source(name), e["Target"] ?? "") == part);
        Edit(Language.Parts.ContentTypes, e => e["PartName"] == "/" + part);
        foreach (var next in reached)
            RemoveUnreached(next);
    }

    /// <summary>Removes a relationship of a part, and what it pointed to if nothing else does.</summary>
    public void RemoveRelation(string source, string id)
    {
        var name = PartNames.Relationships(source);
        if (Relations.Of(source, parts).FirstOrDefault(r => r.Id == id) is not { } relation)
            return;
        Edit(name, e => e["Id"] == id);
        if (!relation.IsExternal)
            RemoveUnreached(relation.Target);
    }

    private void RemoveUnreached(string part)
    {
        var isReached = parts.Where(p => IsRelationships(p.Key)).Any(p => Targets(Source(p.Key), p.Key, p.Value).Contains(part));
        if (!isReached)
            Remove(part);
    }

    private void Edit(string name, Predicate<Element> removed)
    {
        var root = MarkupReader.Read(parts[name], name);
        if (root.Children.RemoveAll(c => c is Element e && removed(e)) > 0)
            parts[name] = MarkupWriter.Document(root);
    }

    private static List<string> Targets(string source, string name, byte[] bytes) =>
    [
        .. MarkupReader.Read(bytes, name).Elements.Where(e => e["TargetMode"] != "External")
            .Select(e => PartNames.Target(source, e["Target"] ?? "")),
    ];

    private static bool IsRelationships(string name) => name.EndsWith(".rels", StringComparison.Ordinal);

    // word/document.xml of word/_rels/document.xml.rels
    private static string Source(string relationships) =>
        relationships.Replace("_rels/", "", StringComparison.Ordinal)[..^".rels".Length];
}
