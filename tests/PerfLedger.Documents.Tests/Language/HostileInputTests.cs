using System.Text;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>Models and templates that mean harm or were damaged, and the limits.</summary>
public class HostileInputTests
{
    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u0001")]
    [InlineData("\\u000b")]
    [InlineData("\\u001f")]
    [InlineData("\\ufffe")]
    [InlineData("\\uffff")]
    public void Characters_a_document_cannot_hold_are_refused_with_the_path(string character)
    {
        Expect.Refused("“指标[0].三级”第2个字符", () => RenderRaw($"{{\"指标\":[{{\"三级\":\"甲{character}\"}}],{Properties}}}"));
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ude00\\ud83d")]
    public void Lone_surrogates_are_refused_with_the_path(string escape)
    {
        Expect.Refused("“甲”", () => RenderRaw($"{{\"甲\":\"{escape}\",{Properties}}}"));
    }

    [Theory]
    [InlineData("{\"甲\":1}", "“甲”是 JSON 数字")]
    [InlineData("{\"甲\":{\"乙\":[1.5]}}", "“甲.乙[0]”是 JSON 数字")]
    [InlineData("[]", "最外层须是 JSON 对象")]
    [InlineData("{", "不是可读的 JSON")]
    [InlineData("{\"甲\":\"1\",\"甲\":\"2\"}", "重复的名称")]
    [InlineData("{ \"甲\":\"1\"}", "不是规范 JSON")]
    [InlineData("{\"甲\":\"\\u4e00\"}", "不是规范 JSON")]
    [InlineData("{\"文档\":{\"作者\":\"\",\"标题\":\"\"}}", "缺少“文档.时间”")]
    [InlineData("{\"文档\":{\"作者\":\"\",\"时间\":\"2021-05-15T10:30:00\",\"标题\":\"\"}}", "带时区的时刻")]
    public void A_model_that_is_none_is_refused(string json, string message) =>
        Expect.Refused(message, () => RenderRaw(json));

    [Theory]
    [InlineData("{{ 单位 }}", "数据里没有“单位”中的“单位”，是否“单位名称”？")]
    [InlineData("{{ 单位名称.长 }}", "没有下级项目“长”")]
    [InlineData("{{ 目标[2] }}", "超出列表：共 1 项")]
    [InlineData("{{ 目标 }}", "是列表，不能打印")]
    [InlineData("{{ 补录 }}", "是真假值，不能打印")]
    [InlineData("{{ 文档 }}", "请写到最末一级")]
    [InlineData("{{ if 单位名称 }}甲{{ end }}", "条件须是真假值")]
    [InlineData("{{ if 单位名称 == 补录 }}甲{{ end }}", "两边须是同一种值")]
    [InlineData("{{ for 行 in 单位名称 }}甲{{ end }}", "不是列表，不能循环")]
    [InlineData("{{ for.index }}", "只能写在循环里")]
    [InlineData("{{ 空.名 }}", "上级为空")]
    public void A_model_that_does_not_fit_is_refused_and_never_prints_blank(string text, string message)
    {
        const string Members = "\"单位名称\":\"某局\",\"目标\":[\"一\"],\"补录\":true,\"空\":null";
        var refused = Expect.Refused(message, () => Render(P("甲") + P(text), Members));
        Assert.Equal("正文 第2段", refused.Place);
    }

    [Fact]
    public void A_long_cell_comes_out_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 100_000; i++)
            text.Append(i % 7 == 0 ? "😀" : "绩效自评<&>");
        var rendered = Render(P("{{ 值 }}"), $"\"值\":\"{text}\"");
        Assert.Contains(text.ToString(), System.Net.WebUtility.HtmlDecode(rendered), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_has_at_most_five_thousand_rows()
    {
        string List(int count) => $"\"目标\":[{string.Join(',', Enumerable.Repeat("\"\"", count))}]";
        var body = P("{{ for 条 in 目标 }}") + P("甲") + P("{{ end }}");
        Assert.Equal(5000, Render(body, List(5000)).Split("甲").Length - 1);
        Expect.Refused("最多 5000 行", () => Render(body, List(5001)));
    }

    [Fact]
    public void Loops_that_would_run_for_ever_stop_at_a_count_of_steps()
    {
        var list = $"\"目标\":[{string.Join(',', Enumerable.Repeat("\"\"", 5000))}]";
        var body = P("{{ for 甲 in 目标 }}{{ for 乙 in 目标 }}{{ for 丙 in 目标 }}{{ end }}{{ end }}{{ end }}");
        Expect.Refused("步数", () => Render(body, list));
    }

    [Fact]
    public void A_document_has_at_most_64_MB_of_text()
    {
        var list = $"\"目标\":[{string.Join(',', Enumerable.Repeat("\"\"", 5000))}],\"值\":\"{new string('长', 10_000)}\"";
        var body = P("{{ for 甲 in 目标 }}{{ 值 }}{{ end }}");
        Expect.Refused("64 MB", () => Render(body, list));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"e\">]><w:document/>", "不是可读的 XML")]
    [InlineData("<w:document>", "不是可读的 XML")]
    [InlineData("<x:document xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>", "惯用前缀")]
    [InlineData("<w:document xmlns:w=\"urn:other\"/>", "惯用前缀")]
    public void A_part_that_is_not_plain_XML_of_Word_is_refused(string xml, string message) =>
        Expect.Refused(message, () => RenderRaw(Whole(""), xml));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 300)) + string.Concat(Enumerable.Repeat("</w:sdt>", 300));
        Expect.Refused("256 层", () => Render(deep, ""));
        var nested = P($"{{{{ {new string('(', 100)}单位名称{new string(')', 100)} }}}}");
        Assert.Contains("太复杂", Check(nested)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_tags_than_any_form_has_are_refused() =>
        Expect.Refused("超过 5000 个", () => Check(P(string.Concat(Enumerable.Repeat("{{ 单位名称 }}", 5001)))));

    private static string Whole(string members) => Encoding.UTF8.GetString(Model(members));

    private static void RenderRaw(string json, string? document = null)
    {
        var docx = document is null ? Docx(P("甲")) : Docx("", null, ("word/document.xml", document));
        DocumentEngines.Current.Render(docx, Encoding.UTF8.GetBytes(json));
    }
}
