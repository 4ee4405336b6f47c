using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>Files handed in, compared, and taken over cell by cell.</summary>
public sealed class ImportTests(Workbench workbench) : OfficeJourney(workbench)
{
    private const string Was = "按时完成", Is = "按期完成"; // of the sixth indicator
    private const string WasCount = "1317人", IsCount = "1318人"; // of the third

    [BrowserFact]
    public async Task A_zip_is_compared_and_taken_over_one_cell_one_file_and_the_rest()
    {
        string[] forms = [await Drafts.MakeAsync(Site), await Drafts.MakeAsync(Site), await Drafts.MakeAsync(Site)];
        await using var tab = await OpenAsync(Role.Filler);
        await tab.GoAsync("/imports");
        await tab.Page.GetByLabel("Word、Excel、WPS 文件").SetInputFilesAsync(new FilePayload
        {
            Name = "各表.zip",
            MimeType = "application/zip",
            Buffer = await ZipAsync(forms),
        });
        await PressAsync(tab, "读入并比较");
        await Assertions.Expect(tab.Page.Locator(".import-file")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        Assert.Contains("可采纳 6 格", await tab.Page.Locator(".heading-sub").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var form in forms) Assert.Equal((1, 0), (await CountAsync(form, Was), await CountAsync(form, Is)));

        await tab.Page.Locator(".import-file").First.Locator("input[type=checkbox]").First.CheckAsync();
        await PressAsync(tab, "只采纳打勾的格");
        await SaysAsync(tab, "已采纳 1 格");
        await tab.Page.Locator(".import-file").Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await SaysAsync(tab, "已采纳 2 格");
        await tab.Page.Locator("button[value=all]").ClickAsync();
        await SaysAsync(tab, "已采纳 3 格");
        Assert.Contains("可采纳的都已采纳", await tab.Page.Locator("aside").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var form in forms) Assert.Equal((1, 1), (await CountAsync(form, Is), await CountAsync(form, IsCount)));
    }

    [BrowserFact]
    public async Task What_somebody_changed_meanwhile_is_not_overwritten_and_is_told_at_once()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(Role.Filler);
        await HandInAsync(tab, "一张.zip", await ZipAsync([form]));
        var figure = (await Drafts.ReadAsync(Site, form)).Figures.Single(f => f.Value.Value.Printed == Was).Key;
        await Drafts.EnterAsync(Site, form, figure, "别人写的");
        await tab.Page.Locator("button[value=all]").ClickAsync();
        await SaysAsync(tab, "已由他人更改");
        Assert.Equal((1, 0), (await CountAsync(form, "别人写的"), await CountAsync(form, IsCount)));
    }

    [BrowserFact]
    public async Task Files_of_another_kind_and_faulty_interchange_files_are_refused_with_every_fault()
    {
        await using var tab = await OpenAsync(Role.Filler);
        await tab.GoAsync("/imports");
        await tab.Page.GetByLabel("Word、Excel、WPS 文件").SetInputFilesAsync([File("a.docx", "not a document"), File("b.exe", "MZ")]);
        await PressAsync(tab, "读入并比较");
        await SaysAsync(tab, "“a.docx”不是");
        await SaysAsync(tab, "“b.exe”不是");

        await tab.Page.GetByLabel("自评表文件（.json").SetInputFilesAsync(File("faulty.json",
            """{"schema":"perfledger/self-evaluation/1","fiscalYear":"x","colour":1}"""));
        await PressAsync(tab, "校验");
        await SaysAsync(tab, "处错误");
        await tab.Page.GetByLabel("自评表文件（.json").SetInputFilesAsync(File("filing.json",
            Encoding.UTF8.GetString(DemoSamples.Read().Filing)));
        await PressAsync(tab, "校验");
        Assert.Contains("13 张表", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await tab.Page.Locator(".grid tbody tr").CountAsync());
    }

    [BrowserFact]
    public async Task An_interchange_file_is_checked_and_then_imported_once_into_the_campaign_that_was_chosen()
    {
        string[] open = [await CampaignAsync(), await CampaignAsync()];
        var form = JsonNode.Parse(DemoSamples.Read().Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["project"]!["code"], form["project"]!["name"]) = ("json-1", "整份导入的项目");
        var file = InterchangeFiles.Read(Encoding.UTF8.GetBytes(form.ToJsonString()), "a.json");
        var stream = FileImport.Stream(file.Forms[0].Identity);
        await using var tab = await OpenAsync(Role.Head, script: false);
        await HandInAsync("project.json", form.ToJsonString());
        Assert.Contains("还没有写入台账", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var page = tab.Path;
        await PressAsync(tab, "导入 1 张表");
        Assert.Contains("请选这份文件属于哪一项", await tab.Page.Locator(".cell-message").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Null((await Drafts.ReadAsync(Site, stream)).Opened);
        await tab.Page.Locator("#campaign").SelectOptionAsync(open[1]);
        await PressAsync(tab, "导入 1 张表");
        await SaysAsync(tab, "已导入 1 张表");
        var imported = await Drafts.ReadAsync(Site, stream);
        Assert.Equal(open[1], imported.Opened!.Campaign);

        // Again from the kept file, and handed in anew: nothing twice.
        await tab.GoAsync(page);
        await PressAsync(tab, "导入 1 张表");
        await SaysAsync(tab, "没有新记录");
        await HandInAsync("project.json", form.ToJsonString());
        await PressAsync(tab, "导入 1 张表");
        await SaysAsync(tab, "没有新记录");
        Assert.Equal(imported.Version, (await Drafts.ReadAsync(Site, stream)).Version);

        form["unit"] = new JsonObject { ["code"] = "ZZ-WJJ", ["name"] = "株洲市卫健局" };
        await HandInAsync("other.json", form.ToJsonString());
        Assert.Contains("有别家单位的表（株洲市卫健局），您不能导入", await tab.Page.Locator("#import").InnerTextAsync(), StringComparison.Ordinal);
        var refused = await tab.Page.Context.APIRequest.PostAsync($"{Site.Url}{tab.Path}/import", new()
        {
            Form = tab.Page.Context.APIRequest.CreateFormData().Append("__RequestVerificationToken",
                await tab.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync()),
        });
        Assert.Equal(403, refused.Status);
        Assert.Null((await Drafts.ReadAsync(Site, FileImport.Stream(file.Forms[0].Identity with
        {
            Unit = new UnitRef("ZZ-WJJ", "株洲市卫健局"),
        }))).Opened);

        async Task HandInAsync(string name, string json)
        {
            await tab.GoAsync("/imports");
            await tab.Page.GetByLabel("自评表文件（.json").SetInputFilesAsync(File(name, json));
            await PressAsync(tab, "校验");
        }
    }

    [BrowserFact]
    public async Task A_reading_that_fails_in_a_way_nobody_foresaw_is_told_at_once()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var form = await Drafts.MakeAsync(Site);
        await HandInAsync(tab, "一张.zip", await ZipAsync([form]));
        // A file without a name cannot be written anywhere to be read.
        await Site.TamperAsync($"update desk.draft_file set name = '' where draft = '{tab.Path.Split('/')[^1]}'");
        await PressAsync(tab, "重新读并比较");
        await SaysAsync(tab, "程序出了错，没有读完");
    }

    [BrowserFact]
    public async Task Nobody_else_sees_a_proposal_and_a_file_of_another_unit_is_not_compared()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(Role.Filler);
        await HandInAsync(tab, "一张.zip", await ZipAsync([form]));
        await using var colleague = await OpenAsync(Role.Filler);
        Assert.Equal(404, await colleague.GoAsync(tab.Path));
        await using var office = await OpenAsync(Role.Organiser);
        Assert.Equal(403, await office.GoAsync("/imports"));
        await using var other = await OpenAsync(Role.Filler, "ZZ-WJJ");
        await HandInAsync(other, "一张.zip", await ZipAsync([form]));
        var said = await other.Page.Locator("main").InnerTextAsync();
        Assert.Contains("没有对上", said, StringComparison.Ordinal);
        Assert.DoesNotContain("试填项目", said, StringComparison.Ordinal);
    }

    private static async Task HandInAsync(Tab tab, string name, byte[] zip)
    {
        await tab.GoAsync("/imports");
        await tab.Page.GetByLabel("Word、Excel、WPS 文件").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/zip", Buffer = zip });
        await PressAsync(tab, "读入并比较");
        await Assertions.Expect(tab.Page.Locator(".import-file")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    private static Task SaysAsync(Tab tab, string text) => Assertions.Expect(tab.Page.Locator(".notice").First).ToContainTextAsync(text);

    private async Task<int> CountAsync(string form, string printed) =>
        (await Drafts.ReadAsync(Site, form)).Figures.Count(f => f.Value.Value.Printed == printed);

    /// <summary>A Word file of each form, with two cells written over in Word.</summary>
    private async Task<byte[]> ZipAsync(string[] forms)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var form in forms)
            {
                var made = (await new FilingDesk(Site.Session).MakeAsync(
                    form, AsOf.Now, "预览", CancellationToken.None)).Document.Package;
                await using var part = zip.CreateEntry(form.Split('.')[^1] + ".docx").Open();
                await part.WriteAsync(Edited(made));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Edited(byte[] docx)
    {
        using var bytes = new MemoryStream();
        bytes.Write(docx);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(text.Replace(Was, Is, StringComparison.Ordinal).Replace(WasCount, IsCount, StringComparison.Ordinal));
        }

        return bytes.ToArray();
    }
}
