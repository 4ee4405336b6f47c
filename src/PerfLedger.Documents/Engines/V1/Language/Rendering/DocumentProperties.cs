using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// docProps: written whole from the model, so that nothing of the machine or of the template's author gets into a filed document.
/// Title, author and time are 文档.标题, 文档.作者, 文档.时间; created and modified are the same instant.
/// </summary>
internal static class DocumentProperties
{
    private const string AppType = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    private const string CoreNamespace = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string CoreType = "application/vnd.openxmlformats-package.core-properties+xml";
    private const string Relationships = "_rels/.rels";
    private const string CoreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    private const string AppRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
    private const string CorePart = "docProps/core.xml";
    private const string AppPart = "docProps/app.xml";

    /// <summary>The parts with docProps under their usual names, declared and related, whatever the template had.</summary>
    public static SortedDictionary<string, byte[]> Prepare(IReadOnlyDictionary<string, byte[]> parts)
    {
        var result = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in parts)
            result[name] = bytes;
        if (!result.TryGetValue(Relationships, out var relations) || !result.TryGetValue(Parts.ContentTypes, out var types))
            throw new TemplateException("模板不是完整的 .docx：请用 Word 或 WPS 打开后另存为 .docx。");
        var relationships = MarkupReader.Read(relations, Relationships);
        var contentTypes = MarkupReader.Read(types, Parts.ContentTypes);
        Declare(result, relationships, contentTypes, CoreRelation, CorePart, CoreType);
        Declare(result, relationships, contentTypes, AppRelation, AppPart, AppType);
        result[Relationships] = MarkupWriter.Document(relationships);
        result[Parts.ContentTypes] = MarkupWriter.Document(contentTypes);
        return result;
    }

    public static void Write(SortedDictionary<string, byte[]> parts, IReadOnlyDictionary<string, object?> model)
    {
        var time = Text(model, "时间");
        if (!Instant.TryParse(time, out var instant))
            throw new TemplateException($"数据“文档.时间”应是带时区的时刻，如 2020-05-09T08:00:00Z，现为“{time}”。");
        var (title, author, utc) = (Escaped(Text(model, "标题")), Escaped(Text(model, "作者")), Instant.Utc(instant));
        parts[CorePart] = Encoding.UTF8.GetBytes(
            $"{MarkupWriter.Declaration}<cp:coreProperties xmlns:cp=\"{CoreNamespace}\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
            + $"<cp:revision>1</cp:revision><dcterms:created xsi:type=\"dcterms:W3CDTF\">{utc}</dcterms:created>"
            + $"<dcterms:modified xsi:type=\"dcterms:W3CDTF\">{utc}</dcterms:modified></cp:coreProperties>");
        parts[AppPart] = Encoding.UTF8.GetBytes(
            $"{MarkupWriter.Declaration}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
            + $"<Application>PerfLedger {DocumentEngine.Name}</Application></Properties>");
    }

    private static void Declare(
        SortedDictionary<string, byte[]> parts, Element relationships, Element contentTypes, string relation, string part, string type)
    {
        foreach (var old in relationships.Elements.Where(r => r["Type"] == relation).ToList())
        {
            var target = (old["Target"] ?? "").TrimStart('/');
            relationships.Children.Remove(old);
            parts.Remove(target);
            contentTypes.Children.RemoveAll(c => c is Element e && e["PartName"] == "/" + target);
        }
        contentTypes.Children.RemoveAll(c => c is Element e && e["PartName"] == "/" + part);
        parts[part] = [];
        contentTypes.AddNew("Override", ("PartName", "/" + part), ("ContentType", type));
        relationships.AddNew("Relationship", ("Id", FreeId(relationships)), ("Type", relation), ("Target", part));
    }

    private static string FreeId(Element relationships)
    {
        for (var number = 1; ; number++)
        {
            var id = FormattableString.Invariant($"rId{number}");
            if (relationships.Elements.All(r => r["Id"] != id))
                return id;
        }
    }

    private static string Text(IReadOnlyDictionary<string, object?> model, string name)
    {
        var members = model.GetValueOrDefault("文档") as IReadOnlyDictionary<string, object?>;
        return members?.GetValueOrDefault(name) as string ?? throw new TemplateException($"数据缺少“文档.{name}”（文字）。");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        MarkupWriter.Escape(escaped, text);
        return escaped.ToString();
    }
}
