using System.Text;
using PerfLedger.Documents.Renditions.V1;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>The public rendition hides persons; the sealed original stays as it is.</summary>
public sealed class RenditionTests : FiledJourney
{
    private protected override int Form => 8;

    [LedgerFact]
    public async Task What_the_checks_find_is_listed_without_being_spread()
    {
        var found = (await DoAsync("rendition", "find", "08", "--json")).Json.List("found");
        Assert.Superset(new HashSet<string>(["姓名", "健康信息", "手机号码"]), found.Select(f => f.Text("kind")!).ToHashSet());
        var text = (await DoAsync("rendition", "find", "08")).Out;
        Assert.Contains("指标 第1行 偏差", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001234", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Nothing_hidden_is_left_in_rendition_event_or_archive()
    {
        await DoAsync("rendition", "make", "08", "--redact", "all", "--out", PathOf("public.docx"), "--as", Head);
        var text = DocumentText.Of(PathOf("public.docx"));
        foreach (var hidden in new[] { Named, "李明明", "13900001234", "病假", "产假" })
        {
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
            Assert.Equal(0, await ScalarAsync<long>(
                $"select count(*) from ledger.mt_events where type = 'rendition_made' and data::text like '%{hidden}%'"));
        }

        Assert.Contains(PublicRendition.Mark, text, StringComparison.Ordinal);
        var original = await ScalarAsync<string>("select byte_digest from ledger.filing");
        Assert.Contains($"公开版；原件 SHA-256 {original} 封存", text, StringComparison.Ordinal);
        var model = await ScalarAsync<byte[]>(
            "select bytes from ledger.archive_blob where sha256 = decode((select model_digest from ledger.rendition), 'hex')");
        Assert.DoesNotContain(Named, Encoding.UTF8.GetString(model), StringComparison.Ordinal);
        Assert.Contains((await ScalarAsync<string>("select model_digest from ledger.rendition"))[..16], text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_finding_neither_hidden_nor_justified_bars_it_and_leaves_nothing_in_the_archive()
    {
        var (position, blobs) = (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.archive_blob"));
        (await SayAsync("rendition", "make", "08", "--redact", "1", "--as", Head)).Says(4, "既没有遮盖也没有写明公开的依据", "FIL-14");
        (await SayAsync("rendition", "make", "08", "--redact", "all", "--as", Filler)).Says(4, "FIL-12");
        (await SayAsync("rendition", "make", "08", "--redact", "99", "--as", Head)).Says(2, "没有序号“99”");
        (await SayAsync("rendition", "make", "08", "--redact", "all", "--hide", "王五六", "--as", Head)).Says(2, "不在这份报告里");
        (await SayAsync("rendition", "make", "08", "--redact", "all", "--ground", "张小红老师不同意公开", "--as", Head)).Says(4, "依据");
        Assert.Equal((position, blobs), (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.archive_blob")));
    }

    [LedgerFact]
    public async Task What_is_kept_prints_with_its_ground_recorded_and_more_may_be_hidden_by_hand()
    {
        var found = (await DoAsync("rendition", "find", "08", "--json")).Json.List("found");
        var phone = found.ToList().FindIndex(f => f.Text("kind") == "手机号码") + 1;
        await DoAsync("rendition", "make", "08", "--redact", "all", "--justify", $"{phone}=对外办事电话，已在门户公开", "--hide", "荷塘区",
            "--out", PathOf("public.docx"), "--as", Head);
        var text = DocumentText.Of(PathOf("public.docx"));
        Assert.Contains("13900001234", text, StringComparison.Ordinal);
        Assert.DoesNotContain("荷塘区", text, StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync<int>("select kept from ledger.rendition"));
        Assert.InRange(await ScalarAsync<int>("select hidden from ledger.rendition"), 5, 20);
    }

    [LedgerFact]
    public async Task A_name_hidden_once_is_hidden_wherever_it_stands()
    {
        var found = (await DoAsync("rendition", "find", "08", "--json")).Json.List("found");
        var names = found.Index().Where(f => f.Item.Text("masked") == "张××").Select(f => f.Index + 1).ToList();
        Assert.Equal(2, names.Count);
        (await SayAsync("rendition", "make", "08", "--redact", "all", "--justify", $"{names[1]}=任前公示时已公开过", "--as", Head))
            .Says(4, "既要遮盖又要保留");
    }

    [LedgerFact]
    public async Task A_rendition_is_made_again_byte_for_byte_and_its_code_leads_to_the_original()
    {
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        var checks = (await DoAsync("regenerate", "08", "--json")).Json.List("filings")[0].List("checks");
        Assert.Equal(["公开版第1稿数据", "公开版第1稿内容", "公开版第1稿字节", "公开版第1稿存档"],
            checks.Where(c => c.Text("what")!.StartsWith("公开版", StringComparison.Ordinal)).Select(c => c.Text("what")!));
        Assert.All(checks, c => Assert.True(c.GetProperty("same").GetBoolean()));
        var code = (await ScalarAsync<string>("select model_digest from ledger.rendition"))[..16];
        Assert.Contains("公开版第1稿", (await DoAsync("trace", code)).Error, StringComparison.Ordinal);
        await TamperAsync("delete from ledger.archive_blob where sha256 = decode((select byte_digest from ledger.rendition), 'hex')");
        Assert.Contains("公开版第1稿存档", (await SayAsync("regenerate", "08")).Is(1).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_correction_makes_the_rendition_outdated()
    {
        string[] publish = ["rendition", "publish", "08", "--on", "2021-08-30", "--where", "https://example.org/jxzp/08", "--as", Head];
        (await SayAsync(publish)).Says(4, "FIL-19");
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        Assert.Contains("没有新记录", (await DoAsync([.. publish[..^1], Head])).Out + (await DoAsync(publish)).Out, StringComparison.Ordinal);
        Assert.Contains("2021-08-30 https://example.org/jxzp/08", (await DoAsync("rendition", "list")).Out, StringComparison.Ordinal);
        await CorrectAsync("funds.total.executed", "80.65");
        var row = Assert.Single((await DoAsync("rendition", "list", "--json")).Json.List("renditions"));
        Assert.True(row.GetProperty("outdated").GetBoolean());
        (await SayAsync("rendition", "make", "08@1", "--redact", "all", "--as", Head)).Says(4, "FIL-13");
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "--check");
    }
}
