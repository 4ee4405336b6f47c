using System.Security.Cryptography;
using System.Text;
using PerfLedger.Documents.Engines.V1;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>The package around the text: document properties, digests, parts other than the body.</summary>
public class DocumentEngineTests
{
    [Fact]
    public void Document_properties_come_from_the_model_alone()
    {
        var docx = Docx(P("甲"), null, ("docProps/core.xml", "<editor/>"), ("docProps/app.xml", "<minutes/>"));
        var parts = Parts(docx, "");
        const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Assert.Equal(
            Head + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<dc:title>题</dc:title><dc:creator>某单位</dc:creator>"
            + "<cp:lastModifiedBy>某单位</cp:lastModifiedBy><cp:revision>1</cp:revision>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2021-05-15T02:30:00Z</dcterms:created>"
            + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2021-05-15T02:30:00Z</dcterms:modified></cp:coreProperties>",
            Text(parts, "docProps/core.xml"));
        Assert.Equal(
            Head + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
            + "<Application>PerfLedger docgen/1</Application></Properties>",
            Text(parts, "docProps/app.xml"));
    }

    [Fact]
    public void Document_properties_replace_those_of_another_name()
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        var relations = Relationships(
            $"<Relationship Id=\"rId1\" Type=\"{Core}\" Target=\"/props/x.psmdcp\"/>"
            + "<Relationship Id=\"rId2\" Type=\"urn:other\" Target=\"y\"/>");
        var parts = Parts(Docx(P("甲"), null, ("_rels/.rels", relations), ("props/x.psmdcp", "<old/>")), "");
        Assert.DoesNotContain("props/x.psmdcp", parts.Keys);
        var related = $"<Relationship Id=\"rId1\" Type=\"{Core}\" Target=\"docProps/core.xml\"/>";
        Assert.Contains(related, Text(parts, "_rels/.rels"), StringComparison.Ordinal);
        Assert.Contains("PartName=\"/docProps/core.xml\"", Text(parts, "[Content_Types].xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Footers_are_filled_and_their_drawings_counted_on()
    {
        const string Drawing = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"5\" name=\"x\"/></wp:inline></w:drawing></w:r></w:p>";
        var parts = Parts(Docx(Drawing + Drawing, P("校验码 {{ 模型摘要 }}") + Drawing), "");
        var code = Convert.ToHexStringLower(SHA256.HashData(Model("")))[..16];
        Assert.Contains($">校验码 {code}<", Text(parts, "word/footer1.xml"), StringComparison.Ordinal);
        Assert.Contains("<wp:docPr id=\"3\" name=\"x\">", Text(parts, "word/footer1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digests_are_of_what_they_say()
    {
        var model = Model("\"单位名称\":\"某局\"");
        var document = DocumentEngines.Current.Render(Docx(P("{{ 单位名称 }}")), model);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(document.Package)), document.ByteDigest);
        Assert.Equal(CanonicalModel.Digest(model), document.ModelDigest);
        Assert.Equal(64, document.CanonicalDigest.Length);
        Assert.NotEqual(document.ByteDigest, document.CanonicalDigest);
    }

    [Fact]
    public void The_output_of_this_version_is_pinned()
    {
        var document = DocumentEngines.Get("docgen/1").Render(Docx(P("{{ 单位名称 }}"), P("{{ 模型摘要 }}")), Model("\"单位名称\":\"某局\""));
        Assert.Equal("0e5a8aaf32d3ec6949050b182185ba24d7ba640393a7be4f8acaed3e85dd9cc8", document.ByteDigest);
        Assert.Equal("6296c1949be0b40dc066bb9b37d324f7fe2c6ab688b58933146b23e6f86c7ee2", document.CanonicalDigest);
    }

    [Fact]
    public void An_unknown_engine_is_refused_and_the_known_ones_named()
    {
        Assert.Equal(["docgen/1"], DocumentEngines.Versions);
        Assert.Equal("docgen/1", DocumentEngines.Current.Version);
        Expect.Refused<ArgumentException>("docgen/1", () => DocumentEngines.Get("docgen/9"));
    }

    [Fact]
    public void A_package_that_is_not_a_document_is_refused()
    {
        const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        var nothing = Docx("", null, ("[Content_Types].xml", Types));
        Expect.Refused("没有 Word 正文", () => DocumentEngines.Current.Check(nothing, Fields()));
    }

    [Fact]
    public void Custom_properties_are_filled_too()
    {
        const string Office = "application/vnd.openxmlformats-officedocument.";
        const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Office}wordprocessingml.document.main+xml\"/>"
            + $"<Override PartName=\"/docProps/custom.xml\" ContentType=\"{Office}custom-properties+xml\"/></Types>";
        const string Custom = "<c xmlns:vt=\"urn:vt\"><vt:lpwstr>号 {{ 单位名称 }}</vt:lpwstr></c>";
        var docx = Docx(P("甲"), null, ("[Content_Types].xml", Types), ("docProps/custom.xml", Custom));
        var parts = Parts(docx, "\"单位名称\":\"某&局\"");
        Assert.Contains("<vt:lpwstr>号 某&amp;局</vt:lpwstr>", Text(parts, "docProps/custom.xml"), StringComparison.Ordinal);
    }

    private static string Text(SortedDictionary<string, byte[]> parts, string name) => Encoding.UTF8.GetString(parts[name]);
}
