namespace PerfLedger.Documents.Tests.Language;

/// <summary>
/// Everything of Scriban outside the subset, and the slips of people who type on a Chinese keyboard: refused with a sentence
/// that helps.
/// </summary>
public class RefusedConstructTests
{
    [Theory]
    [InlineData("{{ 甲 = 1 }}", "模板里不能赋值")]
    [InlineData("{{ 得分 + 1 }}", "模板里不能计算")]
    [InlineData("{{ 得分 * 2 }}", "模板里不能计算")]
    [InlineData("{{ if 得分 > 1 }}", "不支持大小比较")]
    [InlineData("{{ while 补录 }}", "不支持 while")]
    [InlineData("{{ break }}", "不支持 break")]
    [InlineData("{{ continue }}", "不支持 continue")]
    [InlineData("{{ func 甲 }}", "不能定义函数")]
    [InlineData("{{ ret 1 }}", "不能定义函数")]
    [InlineData("{{ capture 甲 }}", "不支持 capture")]
    [InlineData("{{ include \"表尾\" }}", "须单独成段，并在发布时展开")]
    [InlineData("{{ include 表尾 }}", "不能是文件路径")]
    [InlineData("{{ include \"../表尾.docx\" }}", "不能是文件路径")]
    [InlineData("{{ import 甲 }}", "不支持 import")]
    [InlineData("{{ readonly 甲 }}", "不支持 readonly")]
    [InlineData("{{ with 项目 }}", "不支持 with")]
    [InlineData("{{ wrap 甲 }}", "不支持 wrap")]
    [InlineData("{{ tablerow 行 in 指标 }}", "不支持 tablerow")]
    [InlineData("{{ case 得分 }}", "不支持 case")]
    [InlineData("{{ when 1 }}", "不支持 when")]
    [InlineData("{{ do }}", "不支持 do")]
    [InlineData("{{ this }}", "不支持 this")]
    [InlineData("{{ {甲: 1} }}", "不支持对象字面量")]
    [InlineData("{{ $甲 }}", "不支持符号“$”")]
    [InlineData("{{ 甲 ?? 乙 }}", "不支持 ?")]
    [InlineData("{{ 单位名称; 得分 }}", "只能写一句")]
    [InlineData("{{ `甲` }}", "不支持符号“`”")]
    [InlineData("{{ \"a\\n\" }}", "不能写反斜杠")]
    [InlineData("{%{ {{ }%}", "不支持 {% … %}")]
    [InlineData("{% if 补录 %}", "请改用 {{ … }}")]
    [InlineData("{{ endif }}", "应写 {{ end }}")]
    [InlineData("{{ elif 补录 }}", "应写 {{ else if … }}")]
    [InlineData("{{ 单位名称 得分 }}", "此处不应出现“得分”")]
    [InlineData("{{ 数 得分 }}", "函数应写在竖线后面")]
    [InlineData("{{ 得分 | 数字 }}", "没有函数“数字”，是否“数”？")]
    [InlineData("{{ 得分 | upcase }}", "可用的有")]
    [InlineData("{{ 全年执行数 | 大写 }}", "本版不支持函数“大写”")]
    [InlineData("{{ 正文 | 段落 | 合并 }}", "“段落”必须写在最后")]
    [InlineData("{{ if (正文 | 段落) == \"\" }}甲{{ end }}", "“段落”不能写在括号里")]
    [InlineData("甲{{ 正文 | 段落 }}", "“段落”须单独成段")]
    [InlineData("{{ 公章 | 图片 }}", "“图片”写在图片的替代文字里")]
    [InlineData("{{ 预算执行 | 图表 }}", "“图表”写在图表的替代文字里")]
    [InlineData("{{ 得分 | 数 1 2 }}", "只能写一个 0 到 8 的小数位数")]
    [InlineData("{{ 得分 | 数 9 }}", "只能写一个 0 到 8 的小数位数")]
    [InlineData("{{ 得分 | 数 \"一\" }}", "只能写一个 0 到 8 的小数位数")]
    [InlineData("{{ 填报日期 | 日期 \"英文\" }}", "后面只能写 \"中文\"")]
    [InlineData("{{ 单位名称 | 合并 1 }}", "后面不能有参数")]
    [InlineData("{{ 得分 | 合并 | 数 }}", "“合并”必须写在最后")]
    [InlineData("{{ 得分 | 数, 1 }}", "参数之间用空格")]
    [InlineData("{{ 得分 | }}", "后面应是函数名")]
    [InlineData("{{ 2020年预算 }}", "不能以数字开头")]
    [InlineData("{{ 汇总.2020年预算 }}", "不能以数字开头")]
    [InlineData("{{ }}", "空标签")]
    [InlineData("{{ 单位名称", "缺少 }}")]
    [InlineData("单位名称 }}", "多余的 }}")]
    [InlineData("{{ 单位名称 | 合并 \"甲 }}", "引号没有配对")]
    [InlineData("{{ for 行 of 指标 }}", "循环应写成 {{ for 行 in 列表 }}")]
    [InlineData("{{ for 行 in 指标 limit:3 }}", "不支持符号“:”")]
    [InlineData("{{ if 得分 | 数 == \"1\" }}", "管道要加括号")]
    [InlineData("{{ if 得分 | 数 }}", "条件里的管道要加括号")]
    [InlineData("{{ (得分 }}", "缺少右括号 )")]
    [InlineData("{{ 目标[0 }}", "缺少右方括号 ]")]
    [InlineData("{{ 其中：拨款 }}", "不支持符号“:”|标签里不能出现“：”")]
    [InlineData("{{ 目标[99999999999] }}", "太大")]
    [InlineData("{{ end }}", "多余的 {{ end }}")]
    [InlineData("{{ else }}", "没有可对应的 {{ if … }}")]
    public void What_is_not_in_the_language_is_refused_with_its_place(string tag, string message)
    {
        var fault = Sample.Check(Sample.P("无") + Sample.P(System.Net.WebUtility.HtmlEncode(tag)))[0];
        Assert.Equal("正文 第2段", fault.Place);
        Assert.Contains(message.Split('|'), m => fault.Message.Contains(m, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tag_with_a_fault_is_never_rendered()
    {
        var refused = Assert.Throws<TemplateException>(() => Sample.Render(Sample.P("{{ 甲 = 1 }}"), ""));
        Assert.Equal("正文 第1段", refused.Place);
        Assert.Equal("正文 第1段：模板里不能赋值；比较是否相等请写 ==", refused.Message);
    }

    [Fact]
    public void A_tag_outside_the_text_is_refused()
    {
        var field = "<w:p><w:r><w:instrText>HYPERLINK {{ 单位名称 }}</w:instrText></w:r></w:p>";
        Assert.Contains("域代码", Assert.Single(Sample.Check(field)).Message, StringComparison.Ordinal);
        var name = "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"{{ 单位名称 }}\"/></w:drawing></w:r></w:p>";
        Assert.Contains("其他属性", Assert.Single(Sample.Check(name)).Message, StringComparison.Ordinal);
        var chart = Sample.Docx(Sample.P("无"), null, ("word/charts/chart1.xml", "<c>{{ 得分 }}</c>"));
        Assert.Equal("word/charts/chart1.xml", Assert.Single(DocumentEngines.Current.Check(chart, Sample.Fields())).Place);
    }

    [Fact]
    public void Revisions_and_comments_left_in_the_template_are_refused()
    {
        var revision = Sample.Check("<w:p><w:ins w:id=\"1\"><w:r><w:t>新</w:t></w:r></w:ins></w:p>");
        Assert.Contains("修订", Assert.Single(revision).Message, StringComparison.Ordinal);
        var comments = ("word/comments.xml",
            $"<w:comments {Sample.Namespaces}><w:comment w:id=\"0\">{Sample.P("请核")}</w:comment></w:comments>");
        Assert.Equal("批注", Assert.Single(DocumentEngines.Current.Check(Sample.Docx(Sample.P("无"), null, comments), Sample.Fields())).Place);
    }
}
