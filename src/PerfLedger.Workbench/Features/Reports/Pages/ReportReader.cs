using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>Reads one report for its pages, as it stands or as it was, for a person who may see it.</summary>
internal sealed class ReportReader(LedgerSession session)
{
    public async Task<Folded<Report>> FoldAsync(Officer officer, string stream, string? at, CancellationToken ct)
    {
        if (!Streams.IsReport(stream) || Domain.StreamIds.Parse(stream) is null) throw Missing(stream);
        await Access.DemandFormAsync(session.Ledger, officer, stream, ct);
        var now = await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct);
        if (now.State.Outline is null) throw Missing(stream);
        if (at is null) return now;
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, at, ct);
        var then = await session.Ledger.FoldAsync(Streams.Reports, stream, asOf, ct);
        return then.State.Outline is not null ? then
            : throw new CliException(ExitCodes.NotFound, "这一时点还没有建报告：请换一个较晚的时点。");
    }

    public async Task<ReportHead> HeadAsync(string stream, Folded<Report> folded, string? at, CancellationToken ct)
    {
        var (form, o) = (folded.State.Form, folded.State.Form.Opened!);
        var subtitle = ((string?[])[$"{o.FiscalYear}年度", o.Unit.Name, folded.State.Outline!.Title]).Where(t => !string.IsNullOrEmpty(t));
        return new ReportHead(stream, o.Project?.Name ?? o.SpecialFund ?? o.Unit.Name, string.Join(" · ", subtitle), form.Stage,
            folded.Version, folded.Position,
            $"{Output.Local(form.Last.At)[..16]} {await PersonQuery.NameAsync(session.Reads, form.Last.Actor, ct)}", at)
        {
            Opinions = form.Stage == Stage.Returned ? [.. form.Opinions.Select(p => p.Text)] : [],
        };
    }

    /// <summary>Cover and sections with their numbers, and what was found in each.</summary>
    public async Task<IReadOnlyList<SectionView>> SectionsAsync(
        Report report, AsOf asOf, IReadOnlyList<PlacedFinding> findings, CancellationToken ct)
    {
        var sources = await LinkedStreams.ReadAsync(session.Ledger, report, asOf, ct);
        var links = new SectionLinks(session, report, sources);
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var views = new List<SectionView>();
        foreach (var printed in Resolver.Print(report, sources).Sections)
        {
            var id = printed.Heading.Id;
            var last = report.Form.Figures.TryGetValue(Report.FigureOf(id), out var figure) ? figure.Last : (Domain.EventMeta?)null;
            views.Add(new SectionView(printed.Heading, report.TextOf(id), printed.Blocks, last?.Position ?? 0)
            {
                Links = report.Sections.TryGetValue(id, out var content) ? await links.OfAsync(content, last?.Position ?? 0, ct) : [],
                Findings = [.. findings.Where(f => f.Finding.At == $"/sections/{id}")],
                Last = last is { } l ? $"{Output.Local(l.At)[..16]} {names.GetValueOrDefault(l.Actor, l.Actor)}" : null,
            });
        }

        return views;
    }

    /// <summary>The sources by short name.</summary>
    public async Task<IReadOnlyList<SourceChoice>> SourcesAsync(Report report, CancellationToken ct)
    {
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, report.Sources.Values, ct);
        return [.. report.Sources.Select(s => new SourceChoice(s.Value, titles.GetValueOrDefault(s.Value, "专项总体"), s.Key))];
    }

    /// <summary>Forms of the same unit and year that are no source yet, each with the end of its id as short name.</summary>
    public async Task<IReadOnlyList<SourceChoice>> UnlinkedAsync(Officer officer, Report report, CancellationToken ct)
    {
        var o = report.Form.Opened!;
        var filter = new EvaluationFilter(o.Unit.Code, null, o.FiscalYear, null);
        var rows = await EvaluationQuery.PageAsync(session.Reads, filter, 0, 500, ct, officer.Reach);
        var taken = report.Sources.Values.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(r => !taken.Contains(r.Evaluation))
            .Select(r => new SourceChoice(r.Evaluation, r.ProjectName ?? r.UnitName, AliasOf(r.Evaluation)))];
    }

    private static string AliasOf(string stream) => stream.Split('.') is [.., var form, _, "none"] ? form[..Math.Min(20, form.Length)]
        : stream.Split('.')[^1];

    private static CliException Missing(string stream) => new(ExitCodes.NotFound, $"没有报告“{stream}”。请从报告列表中打开。");
}
