namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>The 13 forms of 2020 from the file to the last byte, and again in other processes.</summary>
public sealed class WholeReportTests : Journey
{
    [LedgerFact]
    public async Task The_whole_report_is_filed_and_regenerates_in_any_process_culture_and_time_zone()
    {
        await ImportAllAsync();
        for (var form = 1; form <= 13; form++)
        {
            await AcceptAsync($"{form:00}");
            await FillAsync("file", $"{form:00}");
        }

        Dictionary<string, string>[] surroundings =
        [
            new() { ["TZ"] = "Asia/Shanghai", ["LC_ALL"] = "zh_CN.UTF-8", ["DOTNET_TieredCompilation"] = "1" },
            new() { ["TZ"] = "America/St_Johns", ["LC_ALL"] = "de_DE.UTF-8", ["DOTNET_TieredCompilation"] = "0" },
        ];
        var answers = await Task.WhenAll(surroundings.Select((s, i) =>
            FrontDoor.ProcessAsync(Connections, s, "regenerate", "--all", "--json", "--out", PathOf($"{i}") + "/")));
        Assert.All(answers, a => Assert.Equal("", a.Is(0).Error));
        Assert.All(answers, a => Assert.Equal(13, a.Json.List("filings").Count(f => f.GetProperty("identical").GetBoolean())));
        Assert.Equal(answers[0].Out, answers[1].Out);
        var files = Directory.GetFiles(PathOf("0")).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(13, files.Count);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(PathOf("0"), f!)),
            File.ReadAllBytes(Path.Combine(PathOf("1"), f!))));

        Assert.DoesNotContain("不同", (await DoAsync("rebuild", "--check")).Out, StringComparison.Ordinal);
        await DoAsync("verify");
        await DoAsync("status");
    }

    [LedgerFact]
    public async Task As_a_process_the_program_prints_what_it_prints_here()
    {
        await ImportAsync();
        var process = await FrontDoor.ProcessAsync(Connections, null, "history", "09", "--json");
        Assert.Equal((0, (await DoAsync("history", "09", "--json")).Out, ""), (process.Exit, process.Out, process.Error));
        var exported = await FrontDoor.ProcessAsync(Connections, null, "export", "09");
        await DoAsync("export", "09", "--out", PathOf("form.json"));
        Assert.Equal(await File.ReadAllTextAsync(PathOf("form.json")), exported.Is(0).Out);
        (await FrontDoor.ProcessAsync(Connections, null, "show", "98")).Says(6, "没有自评“98”");
    }

    [LedgerFact]
    public async Task The_campaign_of_the_sample_is_opened_once()
    {
        await DoAsync("campaign", "open", Sample.Campaign, "--as", Organiser);
        Assert.Contains("没有新记录", (await DoAsync("campaign", "open", Sample.Campaign, "--as", Organiser)).Out, StringComparison.Ordinal);
        var campaign = (await DoAsync("campaign", "show", "campaign.2020.ZZ-CZJ.zp-2021", "--json")).Json;
        Assert.Equal(("2021-05-15", "教科文科"), (campaign.List("routes")[0].Text("due"), campaign.List("routes")[0].Text("office")));
        await DoAsync("campaign", "close", "campaign.2020.ZZ-CZJ.zp-2021", "--note", "资料已全部归档", "--as", Organiser);
        Assert.Contains("已结束", (await DoAsync("campaign", "show", "campaign.2020.ZZ-CZJ.zp-2021")).Out, StringComparison.Ordinal);
        (await SayAsync("campaign", "show", "campaign.2019.X.Y")).Says(6, "没有评价工作", "campaign open");
    }

    [LedgerFact]
    public async Task A_faulty_campaign_file_names_the_place()
    {
        var campaign = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Sample.Campaign))!;
        campaign["routes"]![0]!["due"] = "五月十五";
        (await SayAsync("campaign", "open", Sample.Write(PathOf("c.json"), campaign), "--as", Organiser)).Says(2, "c.json",
            "/routes/0：期限“五月十五”", "docs/campaigns.md");
        campaign["routes"]![0]!["due"] = "2021-05-15";
        campaign["routes"]![0]!["form"] = "no-such-form/1";
        (await SayAsync("campaign", "open", Sample.Write(PathOf("c.json"), campaign), "--as", Organiser)).Says(4, "no-such-form/1",
            "CAM-07");
        campaign["colour"] = "red";
        (await SayAsync("campaign", "open", Sample.Write(PathOf("c.json"), campaign), "--as", Organiser)).Says(2, "colour");
    }
}
