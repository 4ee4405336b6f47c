using System.Globalization;
using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Documents.Sheets;
using PerfLedger.Domain;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Trail.Exports;

/// <summary>What a search found, to hand on: as a workbook, newest first, or as a 变更留痕表 in the order of the ledger.</summary>
internal sealed class SearchExport(LedgerSession session)
{
    /// <summary>Most changes of a workbook.</summary>
    public const int MostRows = 10_000;

    /// <summary>Most changes of a sheet of paper.</summary>
    public const int MostOnPaper = TrailSheetModel.MostRows;

    /// <summary>Name of the file without its ending.</summary>
    public const string FileName = "改动查询";

    private const int PageSize = 1000;

    private static readonly ListColumn[] Columns =
    [
        new("序号", 700), new("台账位置", 900), new("时间（北京时间）", 1900), new("自评", 2600, Left: true), new("数", 3200, Left: true),
        new("编码", 2400, Left: true), new("类别", 1000), new("原值", 2000), new("新值", 2000), new("差额（元）", 1400), new("何人", 1000),
        new("身份", 2000, Left: true), new("原因", 3000, Left: true), new("依据文件、佐证", 2800, Left: true), new("当时的期限", 1900),
        new("操作号", 3600, Left: true),
    ];

    /// <summary>All changes found, newest first; more than may be exported at once is refused.</summary>
    public async Task<IReadOnlyList<Hit>> ReadAsync(SearchQuestion question, int most, CancellationToken ct)
    {
        var hits = new List<Hit>();
        while (true)
        {
            var page = await SearchQuery.PageAsync(session.Reads, question, PageSize, ct);
            hits.AddRange(page);
            if (hits.Count > most)
                throw new CliException(ExitCodes.BadInput, $"查到的改动超过 {most} 处，一次导不出：请用时间、单位或自评缩小范围，分几次导出。");
            if (page.Count < PageSize) break;
            question = question with { Before = page[^1].Change.Position };
        }

        return hits.Count > 0 ? hits : throw new CliException(ExitCodes.NotFound, "没有符合的改动，没有生成文件。");
    }

    /// <summary>The workbook.</summary>
    public async Task<byte[]> BookAsync(SearchAsked asked, IReadOnlyList<Hit> hits, long position, CancellationToken ct)
    {
        var places = await PlacesAsync(hits, ct);
        IReadOnlyList<CellContent>[] rows = [.. hits.Select((h, n) => Row(h, n, places))];
        var note = string.Create(CultureInfo.InvariantCulture, $"查询：{asked.InWords()}。共 {hits.Count} 处，台账位置 {position}。");
        var at = (await session.Ledger.HeadAtAsync(hits[0].Change.Position, ct)).RecordedAt;
        return WorkbookWriter.Write([ListPage.Of("改动", "改动查询结果", Columns, rows, [], note)], "改动查询结果", at);
    }

    /// <summary>The 变更留痕表 of what was found, oldest first.</summary>
    public async Task<RenderedDocument> PaperAsync(SearchAsked asked, IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var (rows, places) = (hits.Reverse().ToList(), await PlacesAsync(hits, ct));
        var streams = rows.Select(h => h.Evaluation).Distinct(StringComparer.Ordinal).ToList();
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var last = rows[^1].Change;
        var head = new TrailSheetHead(asked.Unit ?? "各单位", "改动查询结果", "", "",
            streams.Count == 1 ? streams[0] : string.Create(CultureInfo.InvariantCulture, $"{streams.Count} 张，见各行"), asked.InWords(),
            asked.Words(last.Position) + " --docx 文件");
        var leaf = (await session.Ledger.HeadAtAsync(last.Position, ct)).Leaf;
        var model = TrailSheetModel.Build(head, [.. rows.Select(h => OnPaper(h, places, names))], leaf);
        return DocumentEngines.Current.Render(Library.Template(TrailSheetModel.Form).Docx, model);
    }

    private static IReadOnlyList<CellContent> Row(Hit hit, int at, Dictionary<string, TrailPlaces> places)
    {
        var c = hit.Change;
        return
        [
            Number(at + 1), Number(c.Position), ListPage.Text(Output.Local(c.At)), ListPage.Text(SearchWords.Short(hit.Evaluation)),
            ListPage.Text(PlaceOf(hit, places)), ListPage.Text(c.Figure), ListPage.Text(TrailKinds.Of(c.Event)),
            CellContent.Of(c.Before ?? ""), CellContent.Of(c.After ?? ""), CellContent.Of(Output.Number(hit.Difference)),
            ListPage.Text(c.ActorName ?? c.Actor),
            ListPage.Text(Capacity(c, c.OnBehalfOfName ?? c.OnBehalfOf)), ListPage.Text(TrailWords.Reason(c)),
            ListPage.Text(string.Join('；', TrailWords.Grounds(c))), ListPage.Text(hit.Due is { } due ? Output.Local(due) : ""),
            ListPage.Text(c.Operation.ToString()),
        ];
    }

    private static TrailSheetRow OnPaper(Hit hit, Dictionary<string, TrailPlaces> places, IReadOnlyDictionary<string, string> names)
    {
        var c = hit.Change;
        return new TrailSheetRow(
            c.Position, c.Version, c.At, $"{hit.Evaluation} {c.Figure}", $"{SearchWords.Short(hit.Evaluation)}　{PlaceOf(hit, places)}",
            TrailKinds.Of(c.Event), c.Before, c.After, c.Actor, names.GetValueOrDefault(c.Actor, c.Actor),
            Capacity(c, c.OnBehalfOf is { } other ? names.GetValueOrDefault(other, other) : null), c.OnBehalfOf is not null,
            TrailWords.Reason(c), string.Join('；', TrailWords.Grounds(c)));
    }

    private static string Capacity(Change c, string? other) =>
        $"{RoleNames.Of(c.Role)}{(other is null ? "" : $"，代 {other}")}，{TrailWords.Name(c.Assurance)}";

    /// <summary>Where a change was made, in Chinese.</summary>
    public static string PlaceOf(Hit hit, Dictionary<string, TrailPlaces> places) =>
        places.TryGetValue(hit.Evaluation, out var own) ? own.Of(hit.Change.Figure) : TrailWords.ChineseOf(hit.Change.Figure);

    /// <summary>Where figures stand on their forms; of each form at the last version among the hits.</summary>
    public async Task<Dictionary<string, TrailPlaces>> PlacesAsync(IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var places = new Dictionary<string, TrailPlaces>(StringComparer.Ordinal);
        foreach (var form in hits.GroupBy(h => h.Evaluation, StringComparer.Ordinal).Where(f => !StreamIds.IsCampaign(f.Key)))
            places[form.Key] = await TrailPlaces.ReadAsync(session.Ledger, form.Key, form.Max(h => h.Change.Version), ct);
        return places;
    }

    private static CellContent Number(long number) => CellContent.Of(number.ToString(CultureInfo.InvariantCulture));
}
