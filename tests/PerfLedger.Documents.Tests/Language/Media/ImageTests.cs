using System.Text;
using static PerfLedger.Documents.Tests.Language.Media.MediaSample;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language.Media;

/// <summary>图片: a value in the place of a picture of the template.</summary>
public class ImageTests
{
    private const string Tag = "{{ 公章 | 图片 }}";

    [Theory]
    [InlineData(40, 20, "1000", "500")]
    [InlineData(20, 40, "500", "1000")]
    [InlineData(30, 30, "1000", "1000")]
    [InlineData(10000, 1, "1000", "1")]
    public void A_picture_keeps_its_proportions_within_the_box(int width, int height, string cx, string cy)
    {
        foreach (var image in new[] { ImageOf(Png(width, height)), ImageOf(Jpeg(width, height), "image/jpeg") })
        {
            var text = Part(Template(Picture(Tag)), $"\"公章\":{image}", "word/document.xml");
            Assert.Contains($"<wp:extent cx=\"{cx}\" cy=\"{cy}\"/>", text, StringComparison.Ordinal);
            Assert.Contains($"<a:ext cx=\"{cx}\" cy=\"{cy}\"/>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_picture_that_kept_the_place_is_gone_and_the_new_one_declared_and_related()
    {
        var parts = Parts(Template(Picture(Tag)), $"\"公章\":{ImageOf(Jpeg(2, 2), "image/jpeg")}");
        Assert.Equal(["word/media/image1.jpeg"], parts.Keys.Where(k => k.StartsWith("word/media/", StringComparison.Ordinal)));
        Assert.Contains("<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>", Text(parts, "[Content_Types].xml"),
            StringComparison.Ordinal);
        Assert.Contains($"<Relationship Id=\"rId1\" Type=\"{Office}/image\" Target=\"/word/media/image1.jpeg\"/>",
            Text(parts, "word/_rels/document.xml.rels"), StringComparison.Ordinal);
        var document = Text(parts, "word/document.xml");
        Assert.Contains("<a:blip r:embed=\"rId1\"/>", document, StringComparison.Ordinal);
        Assert.DoesNotContain("srcRect", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_numbered_in_order_of_first_use_and_the_same_one_is_one_part()
    {
        var body = P("{{ for 人 in 人员 }}") + Picture("{{ 人.章 | 图片 }}") + P("{{ end }}");
        var parts = Parts(Template(body),
            $"\"人员\":[{{\"章\":{ImageOf(Png(9, 9))}}},{{\"章\":\"\"}},{{\"章\":{ImageOf(Png(3, 3))}}},{{\"章\":{ImageOf(Png(9, 9))}}}]");
        Assert.Equal(["word/media/image1.png", "word/media/image2.png"], parts.Keys.Where(k =>
            k.StartsWith("word/media/", StringComparison.Ordinal)));
        Assert.Equal(Png(9, 9), parts["word/media/image1.png"]);
        var blips = Text(parts, "word/document.xml").Split("r:embed=\"").Skip(1).Select(t => t.Split('"')[0]);
        Assert.Equal(["rId1", "rId2", "rId1"], blips);
        var numbers = Text(parts, "word/document.xml").Split("<wp:docPr id=\"").Skip(1).Select(t => t.Split('"')[0]);
        Assert.Equal(["1", "2", "3"], numbers);
    }

    [Fact]
    public void A_picture_also_drawn_elsewhere_stays()
    {
        var parts = Parts(Template(Picture(Tag) + Picture("印章")), $"\"公章\":{ImageOf(Png(2, 2))}");
        Assert.Equal(["word/media/image1.png", "word/media/image2.png"], parts.Keys.Where(k =>
            k.StartsWith("word/media/", StringComparison.Ordinal)));
        Assert.Equal(Png(1, 1), parts["word/media/image1.png"]);
    }

    [Fact]
    public void Without_a_picture_the_drawing_is_left_out()
    {
        var parts = Parts(Template(Picture(Tag)), "\"公章\":\"\"");
        Assert.DoesNotContain("<w:drawing", Text(parts, "word/document.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain(parts.Keys, k => k.StartsWith("word/media/", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> NoPictures => new()
    {
        { "\"甲\"", "“公章”不是图片" },
        { "{\"类型\":\"image/png\"}", "“公章”不是图片" },
        { "{\"类型\":\"image/png\",\"数据\":\"好\"}", "不是 Base64" },
        { ImageOf(Png(2, 2), "image/gif"), "与“类型”（image/gif）不符" },
        { ImageOf(Png(2, 2), "image/jpeg"), "不是完整的 PNG 或 JPEG" },
        { ImageOf(Png(10001, 2)), "边长超过 10000 点" },
        { ImageOf(Png(0, 2)), "不是完整的 PNG" },
        { ImageOf(Png(2, 2)[..^1]), "不是完整的 PNG" },
        { ImageOf(Jpeg(2, 2)[..^2], "image/jpeg"), "不是完整的 PNG 或 JPEG" },
        { ImageOf([0xFF, 0xD8, 0xFF, 0xC4, 0, 1, 0xFF, 0xD9], "image/jpeg"), "不是完整的 PNG 或 JPEG" },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public void What_is_no_picture_is_refused(string value, string message)
    {
        var refused = Expect.Refused(message, () => Parts(Template(Picture(Tag)), $"\"公章\":{value}"));
        Assert.Equal("正文 第1段 替代文字", refused.Place);
    }

    [Fact]
    public void A_picture_has_at_most_5_MB() => Expect.Refused("超过 5 MB", () => Parts(
        Template(Picture(Tag)), $"\"公章\":{{\"类型\":\"image/png\",\"数据\":\"{new string('A', 7 * 1024 * 1024)}\"}}"));

    [Theory]
    [InlineData("{{ 单位名称 | 图片 }}", "是文字，照原文打印，不能用“图片”")]
    [InlineData("{{ 公章 | 图片 }}章", "“图片”不能和别的文字写在一起")]
    [InlineData("{{ 预算执行 | 图表 }}", "此处不是图表")]
    [InlineData("{{ 公章 }}", "不能直接打印")]
    public void A_tag_that_does_not_fit_is_a_fault(string tag, string message)
    {
        var fault = Assert.Single(DocumentEngines.Current.Check(Template(Picture(tag)), Fields()));
        Assert.Equal("正文 第1段 替代文字", fault.Place);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_tag_on_an_old_shape_is_a_fault()
    {
        var shape = $"<w:p {Drawings}><w:r><w:pict><v:shape alt=\"{Tag}\"/></w:pict></w:r></w:p>";
        Assert.Contains("不是普通的图片或图表", Assert.Single(Check(shape)).Message, StringComparison.Ordinal);
    }

    private static string Text(SortedDictionary<string, byte[]> parts, string name) => Encoding.UTF8.GetString(parts[name]);
}
