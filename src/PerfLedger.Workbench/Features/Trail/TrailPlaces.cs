using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>Where the figures of a form stand, in Chinese; rows that were withdrawn since keep the name they had last.</summary>
internal sealed class TrailPlaces(
    TableLayout? table, Report? report, IReadOnlyDictionary<string, IndicatorNames> rows, IReadOnlyDictionary<string, string> added)
{
    /// <summary>The names as of a version.</summary>
    public static async Task<TrailPlaces> ReadAsync(EventLedger ledger, string stream, long version, CancellationToken ct)
    {
        var rows = new Dictionary<string, IndicatorNames>(StringComparer.Ordinal);
        var ofTable = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var recorded in ledger.ReadStreamAsync(stream, 1, version, ct))
        {
            switch (Streams.Read(recorded))
            {
                case IndicatorAdded x: rows[x.Id] = new(x.Level1, x.Level2, x.Name); break;
                case IndicatorRenamed x: rows[x.Id] = x.After; break;
                case TableRowAdded x: ofTable[x.Row] = x.Name; break;
                case TableRowRenamed x: ofTable[x.Row] = x.After; break;
                default: break;
            }
        }

        var report = Streams.IsReport(stream)
            ? (await ledger.FoldAsync(Streams.Reports, stream, AsOf.Version(version), ct)).State
            : null;
        return new TrailPlaces(TrailWords.LayoutOf(stream), report, rows, ofTable);
    }

    /// <summary>产出指标／数量指标／师资培训人数·实际完成值; for what is no figure the word of its code.</summary>
    public string Of(string figure)
    {
        if (table is not null && OfTable(table, figure) is { } cell) return cell;
        if (report is not null && OfReport(report, figure) is { } heading) return heading;
        var name = FigureCatalogue.Find(figure)?.Name ?? TrailWords.ChineseOf(figure);
        if (name.Length == 0) name = figure;
        if (figure.Split('.') is not ["indicator", var id, ..] || !rows.TryGetValue(id, out var row)) return name;
        var path = string.Join('／', ((string[])[row.Level1, row.Level2, row.Name]).Where(n => n.Length > 0));
        return figure.Split('.').Length == 2 ? path : $"{path}·{name}";
    }

    private static string? OfReport(Report r, string code) => code.Split('.') switch
    {
        ["section", var id, "text"] when r.Heading(id) is { } heading => heading.No + heading.Title,
        ["source", var alias] => $"引用来源 {alias}",
        ["attachment", var no] when r.Outline!.Attachments.FirstOrDefault(a => $"{a.No}" == no) is { } attachment =>
            $"附件{no} {attachment.Title}",
        _ => null,
    };

    /// <summary>True for a code that a form can have at all.</summary>
    public bool Knows(string figure) => table is not null ? OfTable(table, figure) is not null :
        FigureCatalogue.Find(figure) is not null || (figure.Split('.') is ["indicator", var id, ..] && rows.ContainsKey(id));

    private string? OfTable(TableLayout layout, string code)
    {
        var parts = code.Split('.');
        var row = parts.Length > 1 && added.TryGetValue($"{parts[0]}.{parts[1]}", out var name) ? name : null;
        if (row is not null && parts.Length == 2) return row;
        return layout.Find(code) is not { } cell ? null : row is null ? cell.Definition.Name : $"{row}·{cell.Column.Label}";
    }
}
