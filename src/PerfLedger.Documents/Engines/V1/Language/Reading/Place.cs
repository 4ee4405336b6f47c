namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Tells where something stands, in the words of somebody looking at the page. Tables, rows, cells and paragraphs count from 1
/// as seen.
/// </summary>
internal static class Place
{
    /// <param name="part">The part as a person knows it: 正文, 页脚.</param>
    /// <param name="node">Any node of the part.</param>
    public static string Of(string part, Element node)
    {
        List<string> words = [];
        for (var at = node; at is not null;)
            at = Step(at, words);
        words.Reverse();
        // In the body a table says enough; elsewhere the part comes first.
        if (part != Parts.Body || words.Count == 0 || words[0].EndsWith('段'))
            words.Insert(0, part);
        return string.Join(' ', words);
    }

    private static Element? Step(Element node, List<string> words)
    {
        var outer = node.Ancestors().FirstOrDefault(a => a.Name is "w:tc" or "w:txbxContent");
        switch (node.Name)
        {
            case "w:p":
                var scope = outer ?? Root(node);
                var paragraphs = Within(scope, "w:p");
                if (outer?.Name != "w:tc" || paragraphs.Count > 1)
                    words.Add(FormattableString.Invariant($"第{paragraphs.IndexOf(node) + 1}段"));
                return outer;
            case "w:tc":
                var row = node.Ancestors().First(a => a.Name == "w:tr");
                words.Add(FormattableString.Invariant($"第{Within(row, "w:tc").IndexOf(node) + 1}列"));
                return row;
            case "w:tr":
                var table = node.Ancestors().First(a => a.Name == "w:tbl");
                words.Add(FormattableString.Invariant($"第{Within(table, "w:tr").IndexOf(node) + 1}行"));
                return table;
            case "w:tbl":
                words.Add(FormattableString.Invariant($"第{Within(outer ?? Root(node), "w:tbl").IndexOf(node) + 1}个表格"));
                return outer;
            case "w:txbxContent":
                words.Add("文本框");
                return node.Parent;
            default:
                return node.Parent;
        }
    }

    private static Element Root(Element node) => node.Ancestors().LastOrDefault() ?? node;

    // Elements of a kind that belong to the scope itself, not to a table, cell or text box nested in it.
    private static List<Element> Within(Element scope, string name) =>
        [.. scope.Below(e => e.Name is "w:tbl" or "w:tc" or "w:txbxContent" or "w:p").OfType<Element>().Where(e => e.Name == name)];
}
