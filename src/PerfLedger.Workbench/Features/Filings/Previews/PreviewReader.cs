using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reports;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>Reads a form, a table or a report as it would be filed: at one position, with all that stands against it.</summary>
internal sealed class PreviewReader(LedgerSession session)
{
    /// <summary>Stands for the filer where nothing is filed.</summary>
    public const string Nobody = "预览";

    /// <summary>Ends the request unless this is a form or a report that the person may look at.</summary>
    public async Task DemandAsync(Officer officer, string stream, CancellationToken ct)
    {
        if (Domain.StreamIds.Parse(stream) is null || !(Streams.IsForm(stream) || Streams.IsReport(stream))) throw Missing(stream);
        await Access.DemandFormAsync(session.Ledger, officer, stream, ct);
    }

    /// <summary>The report frozen at a position; null = now.</summary>
    public async Task<MadeReport> MakeAsync(string stream, long? position, string author, CancellationToken ct)
    {
        var head = position is { } p ? await session.Ledger.HeadAtAsync(p, ct) : await session.Ledger.HeadAsync(ct);
        var cut = await Cut.AtAsync(session.Ledger, stream, AsOf.Position(head.Position), head, ct);
        return Streams.FormOf(cut.Own.State)?.Opened is null ? throw Missing(stream)
            : await new FilingDesk(session).MakeAsync(cut, author, ct);
    }

    /// <summary>What its pages show above.</summary>
    public async Task<PreviewHead> HeadAsync(string stream, MadeReport made, CancellationToken ct)
    {
        var form = FormOf(made);
        return new PreviewHead(stream, made.Frame.Title, form.Stage, made.Cut.Own.Version, made.Cut.Position,
            Output.Local(made.Cut.At), made.Document.ModelDigest[..AttachSeal.CodeLength])
        {
            Filed = form.Stage == Stage.Filed ? (await FilingQuery.LastAsync(session.Reads, stream, ct))?.Id : null,
            Retrospective = form.Opened!.Retrospective,
        };
    }

    /// <summary>What it looks like, as far as a page can show paper.</summary>
    public async Task<PreviewSheet> SheetAsync(string stream, MadeReport made, CancellationToken ct)
    {
        var (own, asOf) = (made.Cut.Own, AsOf.Position(made.Cut.Position));
        if (own.State is Domain.Reports.Report report)
            return new PreviewSheet(null, null,
                Resolver.Print(report, await LinkedStreams.ReadAsync(session.Ledger, report, asOf, ct)).Sections);
        var state = (SelfEvaluation)own.State;
        var assessment = await Assessment.ReadAsync(session, state, asOf, ct);
        if (state.Layout is not null)
            return new PreviewSheet(null, TableView.Of(assessment, new SheetMarks($"/evaluations/{stream}?figure=", [])), null);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        return new PreviewSheet(FormView.Of(stream, folded, assessment), null, null);
    }

    /// <summary>All that stands against filing it, at once.</summary>
    public async Task<IReadOnlyList<string>> AgainstAsync(Actor actor, string stream, MadeReport made, CancellationToken ct)
    {
        var (form, filing) = (FormOf(made), Streams.FilingOf(stream));
        var against = new List<string>();
        var errors = made.Findings.Where(f => f.Severity == Severity.Error).Select(f => new AcknowledgedFinding(f.Rule, f.At));
        against.AddRange(new FileEvaluation(filing, [.. errors]).Against(form).Select(r => r.Message));
        if ((await CampaignAsync(made, ct)).StopsForms is { } stopped) against.Add(stopped.Message);
        try
        {
            var filed = new EvaluationFiled(filing, form.Filings + 1);
            await CommandRights.OfAsync(session.Ledger, actor,
                [new Decided(stream, Streams.Evaluations.Name, made.Cut.Own.Version, made.Cut.Own.State, [filed])], ct);
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.Refused)
        {
            against.Add(no.Message);
        }

        return against;
    }

    /// <summary>To whom it goes and until when.</summary>
    public async Task<IReadOnlyList<(string Name, string Text)>> RouteAsync(string stream, MadeReport made, CancellationToken ct)
    {
        var (campaign, form) = (await CampaignAsync(made, ct), FormOf(made));
        var facts = new List<(string, string)>();
        if (campaign.Opened is { } opened) facts.Add(("评价工作", $"{opened.Title}（{opened.Notice}）"));
        if (DueDates.RouteOf(campaign, FormKey.Of(form.Opened!)) is { } route)
        {
            var name = (await UnitQuery.AllAsync(session.Reads, ct)).Select(u => u.Unit).FirstOrDefault(u => u.Code == route.Office)?.Name;
            facts.Add(("收件单位", (name is null ? route.Office : $"{name}（{route.Office}）")
                + (route.Contact is { } contact ? $"，联系：{contact}" : "")));
        }
        else facts.Add(("收件单位", "通知没有为这种表规定收件单位"));
        var due = (await new DueQuery(session).ReadAsync([(stream, form)], ct))[0];
        facts.Add(("期限", DueText.InWords(due) ?? "不设期限"));
        return facts;
    }

    /// <summary>What would be recorded, line by line.</summary>
    public static IReadOnlyList<(string Name, string Text)> Facts(MadeReport made) =>
    [
        ("报送版次", made.Frame.Filings == 0 ? "第 1 版"
            : string.Create(CultureInfo.InvariantCulture, $"第 {made.Frame.Filings + 1} 版，更正第 {made.Frame.Filings} 版")),
        ("部门名称", made.Frame.Department),
        ("校验结果", string.Create(CultureInfo.InvariantCulture,
            $"错误 {made.Count(Severity.Error)}、提醒 {made.Count(Severity.Warning)}、提示 {made.Count(Severity.Hint)}")),
        .. made.Frame.AcknowledgedBy is { } head ? [("确认人", head)] : Array.Empty<(string, string)>(),
        ("冻结", string.Create(CultureInfo.InvariantCulture, $"台账位置 {made.Cut.Position}（{Output.Local(made.Cut.At)}）")),
    ];

    private async Task<Campaign> CampaignAsync(MadeReport made, CancellationToken ct) => made.Frame.Campaign is { } stream
        ? (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State
        : Campaign.Initial;

    private static SelfEvaluation FormOf(MadeReport made) => Streams.FormOf(made.Cut.Own.State)!;

    private static CliException Missing(string stream) =>
        new(ExitCodes.NotFound, $"没有自评表或报告“{stream}”。请从列表中打开。");
}
