namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Takes out what the editing program left behind and what would differ from one saving to the next, and reads the tags:
/// afterwards a tag cut over several runs is one <see cref="TagMark"/> in the run where it started, whose formatting its value
/// takes.
/// </summary>
internal static class Normaliser
{
    private const int MaxTags = 5000;
    private static readonly HashSet<string> s_removed = new(StringComparer.Ordinal) { "w:proofErr", "w:lastRenderedPageBreak" };
    private static readonly HashSet<string> s_revisions = new(StringComparer.Ordinal)
    {
        "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge",
    };


    public static void Apply(Element root, string part, List<TemplateFault> faults)
    {
        CheckRevisions(root, part, faults);
        Strip(root);
        var tags = 0;
        foreach (var paragraph in root.Below().OfType<Element>().Where(e => e.Name == "w:p").ToList())
        {
            tags += new ParagraphTags(paragraph, part, faults).Read();
            if (tags > MaxTags)
                throw new TemplateException(FormattableString.Invariant($"{part}里的标签超过 {MaxTags} 个。"));
        }
        foreach (var leaf in root.Below().OfType<Element>().Where(e => !e.Name.StartsWith("w:", StringComparison.Ordinal)).ToList())
            new ParagraphTags(leaf, part, faults).ReadLeaf();
        new AltTexts(part, faults).Read(root);
        foreach (var control in root.Below().OfType<Element>().Where(e => e.Name == "w:sdt" && e.Below().Any(n => n is TagMark)))
            Unbind(control);
        CheckElsewhere(root, part, faults);
    }

    private static void CheckRevisions(Element root, string part, List<TemplateFault> faults)
    {
        var revision = root.Below().OfType<Element>().FirstOrDefault(e => s_revisions.Contains(e.Name));
        if (revision is not null)
            faults.Add(new(Place.Of(part, revision), "", "模板里有未处理的修订：请先接受或拒绝全部修订", null));
    }

    private static void Strip(Element element)
    {
        element.Attributes.RemoveAll(a => a.Name.StartsWith("w:rsid", StringComparison.Ordinal) || a.Name is "w14:paraId" or "w14:textId");
        element.Children.RemoveAll(c => c is Element e && s_removed.Contains(e.Name));
        foreach (var child in element.Elements)
            Strip(child);
    }

    // A content control bound to document data would show that data again when the document is opened, and a placeholder its hint.
    private static void Unbind(Element control) =>
        control.Child("w:sdtPr")?.Children.RemoveAll(c => c is Element e
            && (e.Name is "w:showingPlcHdr" or "w:placeholder" || e.Name.EndsWith(":dataBinding", StringComparison.Ordinal)));

    // A tag where this engine does not look would be printed as it stands: better refused.
    private static void CheckElsewhere(Element root, string part, List<TemplateFault> faults)
    {
        foreach (var element in root.Below().OfType<Element>().Prepend(root))
        {
            var texts = element.Name == "w:t" ? [] : element.Children.OfType<Text>().Select(t => t.Value);
            var found = element.Attributes.Select(a => a.Value).Concat(texts).FirstOrDefault(TagScanner.MayHoldTag);
            if (found is not null && !faults.Exists(f => f.Found == found))
                faults.Add(new(Place.Of(part, element), found, "标签只能写在普通文字和替代文字里，不能写在域代码或其他属性中", null));
        }
    }
}
