namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Word comments that begin with 模板： are notes of the template's author to the next: they go, with all that belongs to them and the
/// names of those who wrote. Any other comment is somebody's open question and is refused.
/// </summary>
internal static class AuthorComments
{
    private const string Beginning = "模板：";
    private static readonly HashSet<string> s_marks = new(StringComparer.Ordinal)
    {
        "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef",
    };

    /// <summary>Takes the comment parts out of the package; a fault for each comment that is no author's note.</summary>
    public static void RemoveParts(PackageParts package, List<TemplateFault> faults)
    {
        foreach (var (name, bytes) in package.Parts.Where(p => IsComments(p.Key)).ToList())
        {
            if (name == "word/comments.xml")
            {
                var comments = MarkupReader.Read(bytes, name).Elements.Where(e => e.Name == "w:comment").ToList();
                faults.AddRange(comments.Select(Text).Where(t => !t.TrimStart().StartsWith(Beginning, StringComparison.Ordinal))
                    .Select(t => new TemplateFault("批注", t, $"模板里还有 Word 批注：请处理后删除；给编辑人看的批注请以“{Beginning}”开头，或写成 {{{{ # … }}}}", null)));
            }
            package.Remove(name);
        }
    }

    /// <summary>Takes ranges and references out of a part; a run that held nothing else goes too.</summary>
    public static void RemoveMarks(Element root)
    {
        foreach (var mark in root.Below().OfType<Element>().Where(e => s_marks.Contains(e.Name)).ToList())
        {
            var parent = mark.Parent!;
            parent.Children.Remove(mark);
            if (parent.Name == "w:r" && parent.Elements.All(e => e.Name == "w:rPr"))
                parent.Parent!.Children.Remove(parent);
        }
    }

    private static bool IsComments(string part) => part == "word/people.xml"
        || (part.StartsWith("word/comments", StringComparison.Ordinal) && part.EndsWith(".xml", StringComparison.Ordinal));

    private static string Text(Element comment) =>
        string.Concat(comment.Below().OfType<Text>().Where(t => t.Parent?.Name == "w:t").Select(t => t.Value));
}
