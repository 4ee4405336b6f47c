using System.CommandLine;
using System.Text.Json.Nodes;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>
/// No word is a way round the lock. The words are taken from the program: a new one has to be played here, or named as changing no form.
/// </summary>
public sealed class EveryWordLockedTests : DeadlineJourney
{
    private static readonly string[] Without =
    [
        "create", "ledgers", "migrate", "status", "verify", "rebuild", "person add", "person list", "person contact", "person grant",
        "person revoke", "person close", "person reopen", "person show", "unit add", "unit list", "task assign", "task done", "task list",
        "access list", "campaign open",
        "campaign show", "campaign close", "campaign done", "campaign undone", "campaign cancel", "submissions", "due", "remind plan",
        "remind list", "remind called", "calendar list", "calendar show", "calendar publish",
        "extend ask", "extend grant", "extend refuse", "check", "schema", "export", "list", "show", "attach",
        "return", "accept", "correct", "history", "render", "file", "filings", "regenerate", "receipt", "trace", "findings", "serve",
        "report list", "report show", "report check", "report history", "report export",
        "report import", "report open", "report link", "report write", "report attachment", // change no form: ReportDeadlineSpecs
        "template check", "template preview", "template publish", "template withdraw",
        "template list", "pdf", "seal attach", "seal paper", "seals", "rendition find", "rendition make", "rendition publish",
        "rendition list", "export-package", "demo deadline", "follow", "sheet", "parse-worker", "fuzz", "diff", "blame", "search",
        "overview", "batch submit", "jobs run", "jobs pause", "jobs resume", "jobs retry", "jobs give-up", "notices read", "mail test",
        "batch render", "batch file", "batch list", "batch show", "retention", "library list", "library show", "library publish",
        "account add", "account reset", "account lock", "account totp-reset", "account list",
        "account token", // add, revoke, list
    ];

    private const string Table = "overall-base-data.none.none";

    private Dictionary<string, string[]> Locked(string adjustment, string operation) => new(StringComparer.Ordinal)
    {
        ["import"] = ["import", PathOf("changed.json")],
        ["open"] = ["open", "--form", "project-self-evaluation/2020-zhuzhou", "--pack", "cn-2020", "--year", "2020", "--unit", "ZZ-JYJ",
            "--unit-name", "株洲市教育局", "--fund", "各类教育内涵发展专项", "--fund-code", "nhfz", "--project", "77", "--campaign", Campaign],
        ["targets"] = ["targets", "09", PathOf("now.json"), "--document", "批复〔2020〕示例1号", "--on", "2020-01-20"],
        ["enter"] = ["enter", "09", "indicator.i-014.score", "7"],
        ["part"] = ["part", "09", "funds.total.executed", "市一中", "12"],
        ["adjust"] = ["adjust", "09", "6", "--assumed"],
        ["unadjust"] = ["unadjust", "09", adjustment],
        ["override"] = ["override", "09", "indicator.i-001.score", "3"],
        ["indicator add"] = ["indicator", "add", "09", "产出指标", "数量指标", "培训监考员人数"],
        ["indicator move"] = ["indicator", "move", "09", "i-003", "1"],
        ["indicator rename"] = ["indicator", "rename", "09", "i-003", "产出指标", "数量指标", "培训监考员人次"],
        ["indicator classify"] = ["indicator", "classify", "09", "i-003", "--kind", "atMost"],
        ["indicator withdraw"] = ["indicator", "withdraw", "09", "i-003"],
        ["indicator status"] = ["indicator", "status", "09", "i-002", "notCarriedOut"],
        ["indicator survey"] = ["indicator", "survey", "09", "i-013", "--method", "网络问卷", "--from", "2020-11-01", "--to", "2020-11-20",
            "--issued", "300", "--valid", "280", "--satisfied", "270"],
        ["row add"] = ["row", "add", Table, "building", "图书馆"],
        ["row rename"] = ["row", "rename", Table, "building.b-001", "图书馆"],
        ["row withdraw"] = ["row", "withdraw", Table, "building.b-001"],
        ["acknowledge"] = ["acknowledge", "09", "--role", "head", "--as", Head],
        ["submit"] = ["submit", "07"],
        ["undo"] = ["undo", operation],
        ["intake"] = ["intake", PathOf("changed.docx"), "--accept", "all"],
    };

    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["lockAtDue"] = true;
        campaign["forms"]!.AsArray().Add("overall-base-data/2019-hunan");
        campaign["routes"]!.AsArray().Add(new JsonObject
        {
            ["form"] = "overall-base-data/2019-hunan",
            ["unitKind"] = "department",
            ["direction"] = null,
            ["office"] = "教科文科",
            ["due"] = "2031-05-15",
            ["contact"] = null,
        });
        return campaign;
    }

    [LedgerFact]
    public async Task Every_word_that_changes_a_form_is_refused_from_the_due_instant_on()
    {
        var import = await FillAsync("import", Sample.Write(PathOf("07.json"), Sample.Form(7)), "--campaign", Campaign, "--json");
        await FillAsync(["adjust", "09", "5", "--assumed", .. Because]);
        await DoAsync("export", "09", "--out", PathOf("now.json"));
        var table = Sample.Hunan("base-data-overall.json");
        table["fiscalYear"] = 2020;
        table["unit"] = Sample.Form(9)["unit"]!.DeepClone();
        await FillAsync("import", Sample.Write(PathOf("table.json"), table), "--campaign", Campaign);
        var changed = Sample.Form(9);
        changed["funds"]!["total"]!["executed"] = "118.69";
        Sample.Write(PathOf("changed.json"), changed);
        await DoAsync("render", "09", "--out", PathOf("changed.docx"));
        Intake.OfficeEdit.Change(PathOf("changed.docx"), Intake.OfficeEdit.Document, ">118.96<", ">118.69<");
        var adjustment = (await DoAsync("show", "09", "--json")).Json.List("adjustments")[^1].Text("id")!;
        var locked = Locked(adjustment, import.Json.Text("operation")!);
        Assert.Equal(Names(Words.All()).Order(StringComparer.Ordinal), Without.Concat(locked.Keys).Order(StringComparer.Ordinal));
        await ClockAsync(Instant);
        foreach (var words in locked.Values)
            await TooLateAsync(words.Contains("--as") ? [.. words, .. Because] : [.. words, "--as", Filler, .. Because]);
        await ClockAsync(LastMoment);
        foreach (var (name, words) in locked.Where(l => l.Key is "enter" or "part" or "submit"))
            Assert.True((await SayAsync([.. words, "--as", Filler, .. Because])).Exit == 0, name);
    }

    [LedgerFact]
    public async Task The_overall_of_a_fund_is_locked_with_the_last_of_its_forms()
    {
        await FillAsync("import", Sample.File, "--campaign", Campaign);
        var changed = Sample.Filing();
        changed["overall"]!["executed"] = "1";
        string[] import = ["import", Sample.Write(PathOf("programme.json"), changed), "--as", Filler, .. Because];
        await ClockAsync(Instant);
        await TooLateAsync(import);
        await DoAsync("extend", "grant", "09", "--to", "2031-05-20", "--document", "株财绩函〔2031〕5号", "--reason", "受灾停课，核对需时",
            "--as", Organiser);
        await DoAsync(import);
    }

    private static IEnumerable<string> Names(IEnumerable<Command> words) => words.SelectMany(w =>
        w.Subcommands.Count == 0 ? [w.Name] : w.Subcommands.Select(s => $"{w.Name} {s.Name}"));
}
