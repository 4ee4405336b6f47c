namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Names of parts and of the relationships between them.</summary>
internal static class PartNames
{
    /// <summary>word/_rels/document.xml.rels of word/document.xml.</summary>
    public static string Relationships(string part)
    {
        var (folder, file) = Cut(part);
        return $"{folder}_rels/{file}.rels";
    }

    /// <summary>The part a relationship of another part points to, as a name in the package.</summary>
    public static string Target(string source, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var steps = Cut(source).Folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }

    private static (string Folder, string File) Cut(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        return (part[..at], part[at..]);
    }
}
