namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A relationship of a part: what it points to, as a part's name unless it leads outside the package.</summary>
internal sealed record Relation(string Id, string Type, string Target, bool IsExternal);

/// <summary>Reads the relationships of parts.</summary>
internal static class Relations
{
    public static IReadOnlyList<Relation> Of(string source, IReadOnlyDictionary<string, byte[]> parts)
    {
        var name = PartNames.Relationships(source);
        if (!parts.TryGetValue(name, out var bytes))
            return [];
        return
        [
            .. MarkupReader.Read(bytes, name).Elements.Where(e => e.Name == "rel:Relationship").Select(e =>
            {
                var external = e["TargetMode"] == "External";
                var target = e["Target"] ?? "";
                return new Relation(e["Id"] ?? "", e["Type"] ?? "", external ? target : PartNames.Target(source, target), external);
            }),
        ];
    }
}
