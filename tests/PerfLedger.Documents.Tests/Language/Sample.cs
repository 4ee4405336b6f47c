using System.Text;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Documents.Engines.V1.Language;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>Small templates made in the test itself, through the whole engine.</summary>
internal static class Sample
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
        + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    /// <summary>The namespaces of pictures, charts and text boxes, declared on the paragraph that holds them.</summary>
    public const string Drawings =
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
        + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
        + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
        + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
        + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    public const string Properties = "\"文档\":{\"作者\":\"某单位\",\"时间\":\"2021-05-15T02:30:00Z\",\"标题\":\"题\"}";

    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly (string Path, string Type)[] s_fields =
    [
        ("单位名称", "text"), ("全年执行数", "money"), ("执行率", "percent"), ("得分", "number"), ("填报日期", "date"), ("补录", "boolean"),
        ("项目.名称", "text"), ("汇总.2020年预算", "text"), ("目标", "list"), ("指标", "list"), ("指标[].三级", "text"), ("指标[].年度指标值", "text"),
        ("指标[].分项", "list"), ("指标[].分项[].名称", "text"), ("指标[].分项[].细目", "list"), ("指标[].分项[].细目[].支出", "list"),
        ("正文", "blocks"), ("公章", "image"), ("预算执行", "chart"), ("文档.作者", "text"), ("文档.时间", "text"), ("文档.标题", "text"),
    ];

    public static string Relationships(string inside = "") =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>";

    public static string P(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    /// <summary>Content types with more than the body and a footer: part name, and what follows the common beginning of Word's
    /// types.</summary>
    public static (string Name, string Xml) Types(params (string Part, string Type)[] more) => ("[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Override PartName=\"/word/document.xml\" ContentType=\"{ContentType}document.main+xml\"/>"
        + $"<Override PartName=\"/word/footer1.xml\" ContentType=\"{ContentType}footer+xml\"/>"
        + string.Concat(more.Select(m => $"<Override PartName=\"/{m.Part}\" ContentType=\"{ContentType}{m.Type}+xml\"/>")) + "</Types>");

    public static byte[] Docx(string body, string? footer = null, params (string Name, string Xml)[] others)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Types().Xml),
            ["_rels/.rels"] = Encoding.UTF8.GetBytes(Relationships()),
            ["word/document.xml"] = Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"),
        };
        if (footer is not null)
            parts["word/footer1.xml"] = Encoding.UTF8.GetBytes($"<w:ftr {Namespaces}>{footer}</w:ftr>");
        foreach (var (name, xml) in others)
            parts[name] = Encoding.UTF8.GetBytes(xml);
        return PackageWriter.Write(parts);
    }

    public static IReadOnlyList<TemplateFault> Check(string body, string? footer = null) =>
        DocumentEngines.Current.Check(Docx(body, footer), Fields());

    public static byte[] Fields() => Encoding.UTF8.GetBytes(
        $"{{\"fields\":[{string.Join(',', s_fields.Select(f => $"{{\"path\":\"{f.Path}\",\"type\":\"{f.Type}\"}}"))}]}}");

    /// <summary>The body of the document; the model's members are given as JSON and completed by the document's own properties.</summary>
    public static string Render(string body, string members)
    {
        var xml = Parts(Docx(body), members)["word/document.xml"];
        return Encoding.UTF8.GetString(xml).Split("<w:body>")[1].Split("</w:body>")[0];
    }

    public static SortedDictionary<string, byte[]> Parts(byte[] docx, string members) =>
        PackageReader.Read(DocumentEngines.Current.Render(docx, Model(members)).Package);

    /// <summary>The text of a part of the rendered document.</summary>
    public static string Part(byte[] docx, string members, string name) => Encoding.UTF8.GetString(Parts(docx, members)[name]);

    public static byte[] Model(string members)
    {
        var json = $"{{{(members.Length > 0 ? members + "," : "")}{Properties}}}";
        return CanonicalModel.Write(ModelReader.Read(Encoding.UTF8.GetBytes(json)));
    }
}
