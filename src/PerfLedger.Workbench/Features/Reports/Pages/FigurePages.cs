using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>What can be put into a text, and what became of the texts.</summary>
internal static class FigurePages
{
    private const int Size = 30, MostFigures = 400;

    private static readonly string[] OfProgramme = ["overall.initial", "overall.adjustment", "overall.executed"];

    // What a form prints although nobody entered it.
    private static readonly string[] Computed = ["execution.rate", "execution.score", "total.weight", "total.score", "total.grade"];

    /// <summary>The figures of a source with the tags that put them into a text; the report's page shows them beside it.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, string? source, string? text, CancellationToken ct)
    {
        var reader = new ReportReader(session);
        var folded = await reader.FoldAsync(Officer.Of(http), id, null, ct);
        var sources = await reader.SourcesAsync(folded.State, ct);
        var chosen = sources.FirstOrDefault(s => s.Alias == source) ?? (sources is [var first, ..] ? first : null);
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var figures = chosen is null ? [] : await FiguresAsync(session, folded.State, chosen, ct);
        return View.Page<FiguresPage>(new FiguresModel(await reader.HeadAsync(id, folded, null, ct), sources, chosen, text,
            [.. figures.Where(f => text is null || f.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(MostFigures)]));
    }

    public static async Task<IResult> HistoryAsync(
        HttpContext http, LedgerSession session, string id, string? section, int? page, CancellationToken ct)
    {
        var reader = new ReportReader(session);
        var folded = await reader.FoldAsync(Officer.Of(http), id, null, ct);
        section = string.IsNullOrWhiteSpace(section) ? null : section.Trim();
        var heading = section is null ? null : folded.State.Heading(section)
            ?? throw new CliException(ExitCodes.NotFound, $"这份报告没有“{section}”这一节。");
        var changes = await SectionHistory.ReadAsync(session.Ledger, id, section, ct);
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var number = Paging.Number(page, changes.Count, Size);
        return View.Page<SectionHistoryPage>(new SectionHistoryModel(await reader.HeadAsync(id, folded, null, ct), heading,
            [.. changes.Reverse().Skip((number - 1) * Size).Take(Size).Select(c => (c,
                folded.State.Heading(c.Section) is { } h ? h.No + h.Title : c.Section,
                $"{names.GetValueOrDefault(c.Actor, c.Actor)}（{RoleNames.Of(c.Role)}）"))],
            number, changes.Count, Size));
    }

    private static async Task<IReadOnlyList<PickedFigure>> FiguresAsync(
        LedgerSession session, Domain.Reports.Report report, SourceChoice chosen, CancellationToken ct)
    {
        var alone = report with { Sources = report.Sources.Clear().Add(chosen.Alias, chosen.Stream) };
        var read = await LinkedStreams.ReadAsync(session.Ledger, alone, AsOf.Now, ct);
        if (!read.TryGetValue(chosen.Alias, out var source)) return [];
        if (!Streams.IsForm(chosen.Stream))
            return [.. OfProgramme.Where(c => !source.Figure(c).IsBlank).Select(c =>
                Picked(source, c, ProgrammeCatalogue.Find(c)!.Name, ValueKind.Money, history: false))];
        var s = (await session.Ledger.FoldAsync(Streams.Evaluations, chosen.Stream, AsOf.Now, ct)).State;
        return [.. FormOrder.Figures(s).Concat(s.Layout is null ? Computed : []).Distinct(StringComparer.Ordinal)
            .Select(c => (Code: c, Definition: FormCells.Find(s, c)))
            .Where(f => f.Definition is { Kind: not ValueKind.Text } && !source.Figure(f.Code).IsBlank)
            .Select(f => Picked(source, f.Code, FormOrder.NameOf(s, f.Code), f.Definition!.Kind, s.Figures.ContainsKey(f.Code)))];
    }

    private static PickedFigure Picked(LinkedSource source, string code, string name, ValueKind kind, bool history)
    {
        var isMoney = kind == ValueKind.Money && source.Figure(code).Kind == ValueKind.Money;
        var tag = $"{{{{ {source.Alias}.{code}{(isMoney ? " | 万元" : "")} }}}}";
        return new PickedFigure(name, source.Figure(code).Printed + (isMoney ? $" {source.MoneyUnit}" : ""), tag,
            history ? $"/evaluations/{source.Stream}/history?figure={code}" : null);
    }
}
