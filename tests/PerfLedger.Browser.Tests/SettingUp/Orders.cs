using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Campaigns.Pages;
using PerfLedger.Workbench.Features.Campaigns.SetUp;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Intake;
using PerfLedger.Workbench.Features.Intake.Pages;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>Campaigns, drafts and proposals to look at.</summary>
internal static class Orders
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";

    private static int campaigns;

    public static string Demo => DemoSamples.Read().Campaign.Stream;

    /// <summary>An open campaign that binds, for the forms of the sample.</summary>
    public static Task<string> CampaignAsync(Site site, int? limit = null) => OpenAsync(site, File(limit));

    /// <summary>One that has two things published: the form of one direction, and the report of all.</summary>
    public static Task<string> PublishedTwiceAsync(Site site) => OpenAsync(site, File(null) with
    {
        Forms = [Form, "self-evaluation-report/2020-zhuzhou"],
        Stages =
        [
            new(CampaignStage.Publication, "教科文科", new DateOnly(2036, 9, 1), "department", Form, "nhfz"),
            new(CampaignStage.Publication, "教科文科", new DateOnly(2036, 9, 1), "department", "self-evaluation-report/2020-zhuzhou"),
        ],
    });

    private static async Task<string> OpenAsync(Site site, CampaignFile file)
    {
        await new CommandDesk(site.Session.Ledger, new Actor("p-07", "organiser", Site.Office, Assurance.Asserted)).DecideAsync(
            Streams.Campaigns, file.Stream, file.Decide, CancellationToken.None);
        return file.Stream;
    }

    public static async Task<string> CampaignWithFormAsync(Site site)
    {
        var campaign = await CampaignAsync(site);
        await Drafts.MakeAsync(site, Stage.Draft, campaign);
        return campaign;
    }

    public static Task<Guid> DraftAsync(Site site, bool faulty = false)
    {
        var draft = CampaignDraft.Of(File(null));
        if (faulty) draft = draft with { Units = "没有这样的单位\n", Routes = [draft.RouteList[0] with { Due = "年底" }] };
        return SetUpPages.Store(site.Session).BeginAsync(Site.Office, "p-07", draft.Name, draft, CancellationToken.None);
    }

    /// <summary>What a person handed in, with a cell of each state.</summary>
    public static Task<Guid> ProposalAsync(Site site, string person)
    {
        ProposedCell Cell(int n, CellState state, string? why) => new($"T1R{n}C7", $"第 1 表 {n} 行 7 列", $"indicator.i-00{n}.actual",
            $"指标{n}（实际完成值）",
            "按时完成", "按期完成", state, state == CellState.Proposed ? FigureValue.Blank : null, 0, why);
        var form = new ProposedForm(Site.Form9, "标准化考点建设", null, 40, [],
            [Cell(3, CellState.Proposed, null), Cell(4, CellState.Conflict, "台账后来改过"), Cell(5, CellState.Unreadable, "不是数字")]);
        var proposal = new Proposal(Proposal.Version, site.Session.Name,
            [new("09.docx", "09.docx", new string('0', 64), null, [], [form]), new("说明.docx", "说明.docx", new string('0', 64), "文件有密码",
                [], [])]);
        return new PerfLedger.Workbench.Features.Drafts.DraftStore<ImportDraft>(site.Session, "intake", TimeSpan.FromDays(1)).BeginAsync(
            Site.Unit, person, "各表.zip", new ImportDraft(2, 2, proposal, []), CancellationToken.None);
    }

    private static CampaignFile File(int? limit)
    {
        var notice = $"t{Interlocked.Increment(ref campaigns):00}-2021";
        return new CampaignFile(CampaignFile.Known, 2020, Site.Office, notice, $"试开评价工作{notice}", "cn-2020",
            [Form], false, [new("nhfz", "各类教育内涵发展专项", "教科文科")],
            [new(Site.Unit, Site.UnitName, "department")],
            [new(Form, "department", null, "教科文科", new DateOnly(2036, 5, 15), null)],
            ExtensionLimitDays: limit);
    }
}
