using PerfLedger.Documents.Engines.V1.Language;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Templates;

/// <summary>
/// Puts shared parts (<c>{{ include "表尾" }}</c> alone in a paragraph) into a template, once, when it is published: the digest of the
/// published template then binds the text of its parts too, and a part published later changes nothing that stands.
/// </summary>
public static class TemplateIncludes
{
    // What leads out of the text of a part, or is numbered through a document.
    private static readonly HashSet<string> s_foreign = new(StringComparer.Ordinal)
    {
        "w:drawing", "w:pict", "w:object", "w:hyperlink", "w:footnoteReference", "w:endnoteReference", "w:numPr", "w:sectPr", "w:altChunk",
        "w:subDoc", "w:fldSimple", "w:instrText",
    };

    private static readonly HashSet<string> s_styles = new(StringComparer.Ordinal) { "w:pStyle", "w:rStyle", "w:tblStyle" };

    /// <summary>The names of the parts a template includes.</summary>
    public static IReadOnlyCollection<string> Names(byte[] template)
    {
        var parts = PackageReader.Read(template);
        return
        [
            .. Parts.WithText(parts).Keys.SelectMany(name => MarkupReader.Read(parts[name], name).Below().OfType<Element>())
                .Where(e => e.Name == "w:p").Select(Included).OfType<IncludeTag>()
                .Select(t => t.Name).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The template with its parts in it; the same bytes when it includes none.</summary>
    /// <param name="template">The .docx as uploaded.</param>
    /// <param name="find">The published part of a name as .docx; null when there is none.</param>
    /// <param name="faults">Gains a fault for each part that is missing or cannot be taken over.</param>
    public static byte[] Expand(byte[] template, Func<string, byte[]?> find, ICollection<TemplateFault> faults)
    {
        var parts = PackageReader.Read(template);
        var styles = StylesOf(parts);
        var changed = false;
        foreach (var (name, spoken) in Parts.WithText(parts))
        {
            var root = MarkupReader.Read(parts[name], name);
            var expanded = false;
            foreach (var paragraph in root.Below().OfType<Element>().Where(e => e.Name == "w:p").ToList())
            {
                if (Included(paragraph) is not { } included)
                    continue;
                var place = Place.Of(spoken, paragraph);
                void Fault(string message) => faults.Add(new(place, included.Source, message, null));
                if (find(included.Name) is not { } found)
                    Fault($"没有已发布的共用部件“{included.Name}”：请先用 perfledger template publish 文件 --form part/{included.Name} 发布");
                else if (Content(found, included.Name, styles, Fault) is { } content)
                {
                    paragraph.ReplaceWith([.. content]);
                    expanded = true;
                }
            }
            if (expanded)
                parts[name] = MarkupWriter.Document(root);
            changed |= expanded;
        }
        return changed ? PackageWriter.Write(parts) : template;
    }

    private static IncludeTag? Included(Element paragraph)
    {
        var text = string.Concat(paragraph.Below(e => e.Name is "w:p" or "mc:AlternateContent").OfType<Text>()
            .Where(t => t.Parent?.Name == "w:t").Select(t => t.Value));
        var (tags, _) = TagScanner.Scan(text);
        if (tags is not [var only] || text.Remove(only.Start, only.End - only.Start).Trim().Length > 0)
            return null;
        return TagReader.Parse(only.Content, "", []) as IncludeTag;
    }

    private static List<Markup>? Content(byte[] docx, string name, HashSet<string> styles, Action<string> fault)
    {
        var parts = PackageReader.Read(docx);
        var main = Parts.WithText(parts).First(t => t.Value == Parts.Body).Key;
        var body = MarkupReader.Read(parts[main], main).Child("w:body") ?? new Element("w:body", "w:body");
        body.Children.RemoveAll(c => c is Element { Name: "w:sectPr" });
        AuthorComments.RemoveMarks(body);
        var below = body.Below().OfType<Element>().ToList();
        if (below.Find(e => s_foreign.Contains(e.Name) || !e.Name.StartsWith("w:", StringComparison.Ordinal)) is { } foreign)
        {
            fault($"共用部件“{name}”里只能有文字和表格，现有 {foreign.Name}（图片、链接、脚注、自动编号、域请放在模板自身）");
            return null;
        }
        var missing = below.Where(e => s_styles.Contains(e.Name)).Select(e => e["w:val"] ?? "")
            .Where(s => !styles.Contains(s)).Distinct().ToList();
        if (missing.Count > 0)
            fault($"共用部件“{name}”用到的样式此模板里没有：{string.Join("、", missing)}");
        if (below.Exists(e => e.Name == "w:p" && Included(e) is not null))
            fault($"共用部件“{name}”里又有 include：部件不能再套部件");
        foreach (var element in below)
            element.Attributes.RemoveAll(a => !a.Name.StartsWith("w:", StringComparison.Ordinal) && a.Name != "xml:space");
        if (body.Children.LastOrDefault() is Element { Name: "w:tbl" })
            body.Add(new Element("w:p", "w:p"));
        return [.. body.Children];
    }

    private static HashSet<string> StylesOf(SortedDictionary<string, byte[]> parts) => Parts.Styles(parts) is { } name
        ? [.. MarkupReader.Read(parts[name], name).Elements.Where(e => e.Name == "w:style").Select(e => e["w:styleId"] ?? "")]
        : [];
}
