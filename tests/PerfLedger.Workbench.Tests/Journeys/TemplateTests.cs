using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>A template goes from Word into the ledger, and reports follow it by their day and never afterwards.</summary>
public sealed class TemplateTests : Journey
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";
    private const string Mark = "合计得分（新版式）";

    private static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "templates", "forms", "project-self-evaluation",
        "2020-zhuzhou");

    private static string Fields { get; } = Path.Combine(Shipped, "fields.json");

    [LedgerFact]
    public async Task A_template_is_checked_without_a_ledger_and_all_its_faults_are_told()
    {
        Assert.Contains("模板没有错误", (await DoAsync("template", "check", Write("good.docx"), "--form", Form)).Out, StringComparison.Ordinal);
        var broken = Write("broken.docx", ("{{ 行.三级 }}", "{{ 行.三及 }}"), ("{{ 总分 }}", "{{ 总分 + 1 }}"));
        var answer = (await SayAsync("template", "check", broken, "--form", Form)).Is(1).Out;
        Assert.Matches(@"第1个表格 第\d+行 第\d+列：没有字段“三及”，是否“三级”？", answer);
        Assert.Contains("模板里不能计算", answer, StringComparison.Ordinal);
        Assert.Contains("共 2 处。", answer, StringComparison.Ordinal);
        var faults = (await SayAsync("template", "check", broken, "--form", Form, "--json")).Is(1).Json.List("faults");
        Assert.Equal(2, faults.Count);
        Assert.Contains("三及", faults[0].Text("found"), StringComparison.Ordinal); // it stands higher on the page
        (await SayAsync("template", "check", Fields, "--form", Form)).Says(2, "文件不是 .docx 文档");
        (await SayAsync("template", "check", PathOf("none.docx"), "--form", Form)).Says(2, "没有文件");
        (await SayAsync("template", "check", broken, "--form", "自评表")).Says(2, "应写成 表样/版本");
    }

    [LedgerFact]
    public async Task A_preview_is_a_document_of_sample_data()
    {
        var folder = PathOf("preview");
        var answer = (await DoAsync("template", "preview", Write("form.docx"), "--form", Form, "--out", folder)).Out;
        Assert.Contains("form_示例.docx", answer, StringComparison.Ordinal);
        Assert.Contains("示例三级", DocumentText.Of(Path.Combine(folder, "form_示例.docx")), StringComparison.Ordinal);
        // A PDF only where LibreOffice is installed; when it is named, it is there.
        Assert.All(answer.Split('\n').Where(l => l.StartsWith("已写 ", StringComparison.Ordinal)), l => Assert.True(File.Exists(l[3..]), l));
    }

    [LedgerFact]
    public async Task Only_the_organiser_publishes_and_nothing_faulty()
    {
        var marked = Write("marked.docx", (">总分<", $">{Mark}<"));
        (await SayAsync("template", "publish", marked, "--form", Form, "--from", "2020-01-01", "--as", Filler)).Says(4, "TPL-01");
        (await SayAsync("template", "publish", marked, "--form", Form, "--from", "2020-01-01", "--to", "2019-01-01", "--as",
            Organiser)).Says(4, "TPL-03");
        var faulty = (await SayAsync("template", "publish", Write("broken.docx", ("{{ 总分 }}", "{{ 总份 }}")), "--form", Form,
            "--from", "2020-01-01", "--as", Organiser)).Is(1).Out;
        Assert.Contains("没有发布", faulty, StringComparison.Ordinal);
        Assert.Empty((await DoAsync("template", "list", "--json")).Json.List("published"));
    }

    [LedgerFact]
    public async Task A_report_is_bound_to_the_template_of_its_day()
    {
        await ImportAsync();
        await AcceptAsync();
        var digest = await PublishAsync(Write("marked.docx", (">总分<", $">{Mark}<")), "2020-01-01");
        Assert.Contains(Mark, await RenderAsync(), StringComparison.Ordinal);
        await FillAsync("file", "09");
        var pinned = await ScalarAsync<string>(
            "select data -> 'pins' ->> 'templateDigest' from ledger.mt_events where type = 'report_filed'");
        Assert.Equal(digest, pinned);

        await PublishAsync(Write("later.docx", (">总分<", ">更新的版式<")), "2020-01-01");
        Assert.Contains("更新的版式", await RenderAsync(), StringComparison.Ordinal);
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        Assert.Contains(Mark, await RenderAsync("--as-of", "@" + await FiledAtAsync()), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Outside_its_days_and_after_its_withdrawal_the_shipped_one_is_used()
    {
        await ImportAsync();
        var digest = await PublishAsync(Write("marked.docx", (">总分<", $">{Mark}<")), "2020-01-01", "--to", "2020-12-31");
        Assert.DoesNotContain(Mark, await RenderAsync(), StringComparison.Ordinal);
        await PublishAsync(Write("marked.docx", (">总分<", $">{Mark}<")), "2020-01-01");
        Assert.Contains(Mark, await RenderAsync(), StringComparison.Ordinal);
        (await SayAsync("template", "withdraw", Form, digest[..12], "--as", Organiser)).Says(4, "TPL-06");
        (await SayAsync("template", "withdraw", Form, "ffffffffffff", "--reason", "页脚印错了单位", "--as", Organiser)).Says(6,
            "没有摘要以“ffffffffffff”开头", "template list");
        (await SayAsync("template", "withdraw", Form, "0000", "--reason", "页脚印错了单位", "--as", Organiser)).Says(6, "“0000”");
        await DoAsync("template", "withdraw", Form, digest[..12], "--reason", "页脚印错了单位", "--as", Organiser);
        Assert.DoesNotContain(Mark, await RenderAsync(), StringComparison.Ordinal);
        var list = await DoAsync("template", "list");
        Assert.Contains("已撤回", list.Out, StringComparison.Ordinal);
        Assert.Contains("随程序", list.Out, StringComparison.Ordinal);
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task The_same_template_for_the_same_days_is_published_once()
    {
        var file = Write("marked.docx", (">总分<", $">{Mark}<"));
        await PublishAsync(file, "2020-01-01");
        var again = await DoAsync("template", "publish", file, "--form", Form, "--from", "2020-01-01", "--as", Organiser);
        Assert.Contains("没有新记录", again.Out, StringComparison.Ordinal);
        Assert.Single((await DoAsync("template", "list", "--json")).Json.List("published"));
    }

    [LedgerFact]
    public async Task A_shared_part_is_put_in_when_its_template_is_published()
    {
        await ImportAsync();
        var file = Write("including.docx", ("<w:sectPr", "<w:p><w:r><w:t>{{ include “表尾” }}</w:t></w:r></w:p><w:sectPr"));
        Assert.Contains("没有已发布的共用部件“表尾”", (await SayAsync("template", "check", file, "--form", Form)).Is(1).Out, StringComparison.Ordinal);
        (await SayAsync("template", "publish", Part("一"), "--form", "part/表尾", "--from", "2020-01-01", "--as", Organiser)).Says(2,
            "--fields");
        await PublishPartAsync("第一版表尾");
        await PublishAsync(file, "2020-01-01");
        await PublishPartAsync("第二版表尾");
        Assert.Contains("第一版表尾", await RenderAsync(), StringComparison.Ordinal); // bound to the part as it was
        await PublishAsync(file, "2020-01-01");
        Assert.Contains("第二版表尾", await RenderAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PublishAsync(string file, string from, params string[] more)
    {
        await DoAsync(["template", "publish", file, "--form", Form, "--from", from, "--as", Organiser, .. more]);
        return (await DoAsync("template", "list", "--json")).Json.List("published").Last(p => p.Text("form") == Form).Text("digest")!;
    }

    private Task<Answer> PublishPartAsync(string text) => DoAsync("template", "publish", Part(text), "--form", "part/表尾",
        "--fields", Fields, "--from", "2020-01-01", "--as", Organiser);

    private async Task<string> RenderAsync(params string[] more)
    {
        await DoAsync(["render", "09", "--out", PathOf("rendered.docx"), .. more]);
        return DocumentText.Of(PathOf("rendered.docx"));
    }

    private Task<long> FiledAtAsync() => ScalarAsync<long>("select max(seq_id) from ledger.mt_events where type = 'evaluation_filed'");

    // The shipped template with some of its XML replaced.
    private string Write(string name, params (string Old, string New)[] changes)
    {
        var parts = PackageReader.Read(File.ReadAllBytes(Path.Combine(Shipped, "template.docx")));
        var document = Encoding.UTF8.GetString(parts["word/document.xml"]);
        foreach (var (old, now) in changes)
        {
            Assert.Contains(old, document, StringComparison.Ordinal);
            document = document.Replace(old, now, StringComparison.Ordinal);
        }

        parts["word/document.xml"] = Encoding.UTF8.GetBytes(document);
        File.WriteAllBytes(PathOf(name), PackageWriter.Write(parts));
        return PathOf(name);
    }

    private string Part(string text)
    {
        var parts = PackageReader.Read(File.ReadAllBytes(Path.Combine(Shipped, "template.docx")));
        var whole = Encoding.UTF8.GetString(parts["word/document.xml"]);
        var (begin, end) = (whole.IndexOf("<w:body>", StringComparison.Ordinal) + 8, whole.LastIndexOf("<w:sectPr",
            StringComparison.Ordinal));
        var body = whole[begin..end];
        return Write("part.docx", (body, $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    }
}
