using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.Libraries;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>Attachments 3, 4 and 7 of the notice on 2019 through the front door, and indicators picked from the libraries.</summary>
public sealed class Hunan2019Tests : Journey
{
    private const string Overall = "evaluation.2019.SL-XY.overall-self-evaluation.none.none";
    private const string Project = "evaluation.2019.SL-XY.project-self-evaluation.ywgz.01";
    private const string Special = "evaluation.2019.SL-JYJ.special-evaluation.jyzhfz.spjh";
    private const string Education = "hunan-education-2019";

    private static string PathOf2019(string name) => Sample.Of2019(name);

    private protected override async Task BeginAsync()
    {
        await SendToTheProvinceAsync();
        await DoAsync("campaign", "open", PathOf2019("campaign"), "--as", Organiser);
        foreach (var form in new[] { "overall", "project", "special" })
            await FillAsync("import", PathOf2019(form), "--campaign", "campaign.2019.SL-JYT.2020-01");
    }

    [LedgerFact]
    public async Task The_three_forms_are_listed_shown_checked_and_exported_as_they_came()
    {
        var list = (await DoAsync("list", "--json")).Json.List("evaluations").Select(e => e.Text("evaluation"));
        Assert.Equal([Overall, Project, Special], list.Order(StringComparer.Ordinal).ToArray().OrderBy(Rank));
        var shown = (await DoAsync("show", Overall)).Out;
        Assert.Contains("纳入专户管理的非税收入拨款", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("上年结转资金", shown, StringComparison.Ordinal);
        foreach (var (form, name) in new[] { (Overall, "overall"), (Project, "project"), (Special, "special") })
        {
            await DoAsync("findings", form);
            await DoAsync("export", form, "--out", PathOf("again.json"));
            Assert.Equal(await File.ReadAllTextAsync(PathOf2019(name)), await File.ReadAllTextAsync(PathOf("again.json")));
        }

        Assert.Equal(4, (await DoAsync("campaign", "show", "campaign.2019.SL-JYT.2020-01", "--json")).Json.List("routes").Count);
        Assert.Contains("没有“一般公共预算·年初预算数”",
            (await SayAsync("enter", Project, "funds.general.initial", "1", "--as", Filler)).Error, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_three_forms_are_filed_with_their_library_pinned_and_made_again_byte_for_byte()
    {
        foreach (var form in new[] { Overall, Project, Special })
        {
            await AcceptAsync(form);
            await FillAsync("file", form, "--out", PathOf("out") + "/");
        }

        var report = (await DoAsync("regenerate", "--all", "--json")).Json;
        Assert.True(report.GetProperty("identical").GetBoolean());
        var checks = report.List("filings").ToDictionary(f =>
            f.Text("filing")!, f => f.List("checks").Select(c => c.Text("what")).ToList());
        Assert.Equal(3, checks.Count);
        Assert.All(checks, c =>
            Assert.Equal(!c.Key.Contains("project-self-evaluation", StringComparison.Ordinal), c.Value.Contains("指标库")));
        await DoAsync("render", Overall, "--out", PathOf("overall.docx"));
        Assert.Contains("2019年度部门整体支出绩效自评表", DocumentText.Of(PathOf("overall.docx")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task An_indicator_is_picked_from_a_published_library_and_scored_by_its_rule()
    {
        string[] pick = ["indicator", "add", Special, "--rule", $"{Education}#12", "--as", Filler];
        (await SayAsync(pick)).Says(4, "还没有在这个台账发布");
        (await SayAsync("library", "publish", Education, "--as", Filler)).Says(4, "IND-16");
        await DoAsync("library", "publish", Education, "--as", Organiser);
        Assert.Contains("没有新记录", (await DoAsync("library", "publish", Education, "--as", Organiser)).Out, StringComparison.Ordinal);
        var listed = (await DoAsync("library", "list", "--json")).Json.List("libraries").Single(l => l.Text("name") == Education);
        Assert.Equal((88L, 1L, true), (listed.Number("rows"), listed.Number("published"), listed.GetProperty("isCurrent").GetBoolean()));
        await DoAsync(pick);
        Assert.Contains("没有新记录", (await DoAsync(pick)).Out, StringComparison.Ordinal);
        (await SayAsync("indicator", "add", Special, "--rule", $"{Education}#99", "--as", Filler)).Says(4, "1 到 88");
        (await SayAsync("indicator", "add", Special, "--rule", Education, "--as", Filler)).Says(2, "指标库#行号");
        (await SayAsync("indicator", "add", Special, "产出指标", "--rule", $"{Education}#12", "--as", Filler)).Says(2, "三个名称");
        (await SayAsync("indicator", "add", Special, "--rule", "no-such#1", "--as", Filler)).Says(6, "没有指标库");
        foreach (var (cell, value) in new[] { ("target", "≥90%"), ("actual", "95%"), ("weight", "4"), ("score", "4") })
            await FillAsync("enter", Special, $"indicator.i-010.{cell}", value);
        var findings = (await SayAsync("findings", Special, "--json")).Json.List("findings");
        var found = findings.Single(f => f.Text("at") == "/indicators/9/score");
        Assert.Equal(("SCO-15", "3.8"), (found.Text("rule"), found.Text("recomputed")));
    }

    [LedgerFact]
    public async Task A_form_is_judged_by_the_library_published_then_and_its_filing_pins_that_one()
    {
        await DoAsync("library", "publish", Education, "--as", Organiser);
        await FillAsync("indicator", "add", Special, "--rule", $"{Education}#12");
        foreach (var (cell, value) in new[] { ("target", "≥90%"), ("actual", "95%"), ("weight", "4"), ("score", "4") })
            await FillAsync("enter", Special, $"indicator.i-010.{cell}", value);
        Assert.Contains("SCO-15", await FoundAsync(), StringComparison.Ordinal); // by measure: 95 % of 4 is 3.8
        var then = await PositionAsync();
        var next = await PublishNextAsync(row => row["rule"]!["kind"] = "cappedRatio");
        Assert.DoesNotContain("SCO-15", await FoundAsync(), StringComparison.Ordinal);
        Assert.Contains("SCO-15", await FoundAsync("--as-of", $"@{then}"), StringComparison.Ordinal);

        await AcceptAsync(Special);
        await FillAsync("file", Special);
        Assert.Equal(next, await ScalarAsync<string>("""
            select m ->> 'digest' from ledger.mt_events e, jsonb_array_elements(e.data -> 'pins' -> 'materials') m
            where e.type = 'report_filed' and m ->> 'kind' = 'indicator-library'
            """));
        await PublishNextAsync(row => row["name"] = "另一个名称");
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        await FillAsync("correct", Special, "--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion");
        string[] because = ["--reason", "按审核意见改选指标", "--reason-kind", "reviewOpinion"];
        await FillAsync(["indicator", "withdraw", Special, "i-010", .. because]);
        await FillAsync(["indicator", "add", Special, "--rule", $"{Education}#12", .. because]);
        Assert.Contains("另一个名称", (await DoAsync("show", Special)).Out, StringComparison.Ordinal);

        async Task<string> FoundAsync(params string[] more) =>
            string.Join('\n', (await SayAsync(["findings", Special, "--json", .. more])).Json.List("findings")
                .Where(f => f.Text("at")!.StartsWith("/indicators/9/", StringComparison.Ordinal)).Select(f => f.Text("rule")));
    }

    /// <summary>Publishes the library with row 12 changed, as a later program would; its digest.</summary>
    private async Task<string> PublishNextAsync(Action<JsonObject> change)
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var json = JsonNode.Parse(Library.IndicatorLibrary(Education).Bytes)!;
        change(json["rows"]![11]!.AsObject());
        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        var digest = await session.Archive.PutAsync(bytes, "application/json", default);
        var publish = new PublishLibrary(new Who(Organiser, Role.Organiser), Library.ParseLibrary(bytes, Education), digest);
        await new CommandDesk(session.Ledger, new Actor(Organiser, "organiser", "ZZ-CZJ", Assurance.Asserted)).DecideAsync(
            Streams.Libraries, StreamIds.Library(Education), publish.Decide, default);
        return digest;
    }

    [LedgerFact]
    public async Task A_library_is_shown_with_what_is_unclear_in_it()
    {
        Assert.Contains("由人评定", (await DoAsync("library", "show", Education)).Out, StringComparison.Ordinal);
        var row = (await DoAsync("library", "show", Education, "88")).Out;
        Assert.Contains("原文缺失", row, StringComparison.Ordinal);
        Assert.Contains("存疑：", row, StringComparison.Ordinal);
        var rows = (await DoAsync("library", "show", Education, "--scope", "省培计划", "--json")).Json.List("rows");
        Assert.Equal(7, rows.Count);
        Assert.Equal($"{Education}#1", rows[0].Text("rule"));
        (await SayAsync("library", "show", Education, "89")).Says(6, "1 到 88");
    }

    private static int Rank(string? stream) => stream == Overall ? 0 : stream == Project ? 1 : 2;
}
