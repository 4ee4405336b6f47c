using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Trail.Exports;

/// <summary>Makes the 变更留痕表 of a range: from the ledger as it stood at the last listed event, so that it can be made again.</summary>
internal sealed class TrailSheet(LedgerSession session)
{
    /// <param name="stream">The form.</param>
    /// <param name="figure">One code, or all.</param>
    /// <param name="changes">The changes of the range; at least one.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<RenderedDocument> MakeAsync(string stream, string? figure, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        if (changes.Count > TrailSheetModel.MostRows)
            throw new CliException(ExitCodes.BadInput,
                $"共 {changes.Count} 处变动，一份变更留痕表最多 {TrailSheetModel.MostRows} 处：请按起止分成几段，或只选一个数。")
            { Word = "--from、--to" };
        var (first, last) = (changes[0], changes[^1]);
        var state = (await Streams.FoldAsync(session.Ledger, stream, AsOf.Version(last.Version), ct)).State;
        var opened = Streams.FormOf(state)!.Opened!;
        var places = await TrailPlaces.ReadAsync(session.Ledger, stream, last.Version, ct);
        var texts = state is Report ? await SectionTexts.ReadAsync(session.Ledger, stream, ct) : SectionTexts.None;
        var names = await NamesAsync(changes, ct);
        var words = figure is null ? stream : $"{stream} {figure}";
        var head = new TrailSheetHead(
            opened.CompetentDepartment, TitleOf(opened), opened.SpecialFund ?? "", opened.Project?.Name ?? "", stream,
            figure is null ? "全部" : places.Of(figure),
            $"perfledger history {words} --from {first.Version - 1} --to {last.Version} --docx 文件");
        var leaf = (await session.Ledger.HeadAtAsync(last.Position, ct)).Leaf;
        var model = TrailSheetModel.Build(head, [.. changes.Select(c => Row(texts.Short(c), places, names))], leaf);
        return DocumentEngines.Current.Render(Library.Template(TrailSheetModel.Form).Docx, model);
    }

    private static string TitleOf(SelfEvaluationOpened opened)
    {
        using var fields = System.Text.Json.JsonDocument.Parse(Library.Template(opened.Form).Fields);
        var title = fields.RootElement.GetProperty("title").GetString()!; // 项目支出绩效自评表（…表样）
        var note = title.LastIndexOf('（');
        return $"{opened.FiscalYear}年度{(note > 0 ? title[..note] : title)}";
    }

    /// <summary>Names as registered when the last listed event was recorded; a name changed later changes no sheet.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in changes.SelectMany(c => (string?[])[c.Actor, c.OnBehalfOf]).OfType<string>().Distinct())
        {
            var then = AsOf.Position(changes[^1].Position);
            names[id] = (StreamIds.Parse(id) is { Kind: "unit" } // 代填 for a unit and no named person
                ? (await session.Ledger.FoldAsync(Streams.Units, id, then, ct)).State.Registered?.Name
                : (await session.Ledger.FoldAsync(Streams.People, StreamIds.Person(id), then, ct)).State.Registered?.Name) ?? id;
        }

        return names;
    }

    private static TrailSheetRow Row(Change c, TrailPlaces places, Dictionary<string, string> names)
    {
        var behalf = c.OnBehalfOf is null ? "" : $"，代 {names[c.OnBehalfOf]}";
        return new TrailSheetRow(
            c.Position, c.Version, c.At, c.Figure, places.Of(c.Figure), TrailKinds.Of(c.Event), c.Before, c.After, c.Actor, names[c.Actor],
            $"{RoleNames.Of(c.Role)}{behalf}，{TrailWords.Name(c.Assurance)}", c.OnBehalfOf is not null,
            TrailWords.Reason(c), string.Join("；", TrailWords.Grounds(c)));
    }
}
