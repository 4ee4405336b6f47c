using System.Collections.Immutable;
using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>Makes a table of figures: the lines under one amount, or one row a form, with a last row that adds up.</summary>
internal sealed class BoundTableReader(TermReader terms)
{
    private const string Number = "序号", Name = "名称", Amount = "金额", Alias = "编号", Total = "合计";

    public IEnumerable<PrintedBlock> Blocks(BoundTable table)
    {
        if (table.Title.Length > 0) yield return PrintedBlock.OfText(BlockKind.Bound, null, table.Title);
        var rows = table.Figure is null ? Forms(table) : Lines(table, table.Figure);
        var heads = table.Columns.Select(c => c.Heading).ToImmutableArray();
        var body = rows.Select(r => r.Select(c => c.Text).ToImmutableArray()).ToList();
        if (table.Columns.Any(c => c.Total) && rows.Count > 0) body.Add(Sums(table, rows));
        yield return new(BlockKind.Grid, null, [], [.. table.Columns.Select(c => Side(table, c))], [heads, .. body]);
    }

    private List<List<Cell>> Forms(BoundTable table)
    {
        var forms = table.Source == FigureTerm.Every ? [.. terms.Forms]
            : terms.Source(table.Source) is { } one ? new List<LinkedSource> { one } : [];
        return [.. forms.Select((f, n) => table.Columns.Select(c => c.Key switch
        {
            Number => new Cell(Plain(n + 1)),
            Name => new(f.Title),
            Alias => new(f.Alias),
            var code => new(terms.Cell(f, code, c.Format, c.Decimals), FigurePrinter.Read(f.Figure(code)), f.MoneyUnit),
        }).ToList())];
    }

    private List<List<Cell>> Lines(BoundTable table, string figure)
    {
        if (terms.Source(table.Source) is not { } source) return [];
        var lines = source.Parts(figure);
        if (lines.Count == 0) terms.Tell($"{table.Source}.{figure}", $"“{source.Title}”的“{source.NameOf(figure) ?? figure}”没有明细");
        foreach (var unknown in table.Columns.Where(c => lines.Count > 0 && !IsKnown(c.Key, lines)))
            terms.Tell(unknown.Key, $"明细里没有“{unknown.Key}”这一列");
        return [.. lines.Select((l, n) => table.Columns.Select(c => Of(source, l, n, c)).ToList())];
    }

    private Cell Of(LinkedSource source, PartLine line, int index, BoundColumn column)
    {
        if (column.Key == Number) return new(Plain(index + 1));
        if (column.Key == Name) return new(line.Name);
        var text = line.Columns.IsDefault ? null : line.Columns.FirstOrDefault(c => c.Name == column.Key)?.Text;
        var value = column.Key == Amount ? line.Amount
            : column.Total || column.Format != FigureFormat.Entered ? Read(source, text)
            : FigureValue.OfText(text);
        var amount = FigurePrinter.Read(value);
        if (column.Format == FigureFormat.Entered || amount is null) return new(value.Printed ?? text ?? "", amount, source.MoneyUnit);
        return new(FigurePrinter.Print(amount.Value, column.Format, column.Decimals)
            ?? terms.Tell(column.Key, $"“{column.Heading}”不能按所写的格式印出"), amount, source.MoneyUnit);
    }

    // A column of the lines holds text as printed; one that is added up holds amounts in the unit of its form.
    private static FigureValue Read(LinkedSource source, string? text) =>
        FigureReader.Read(ValueKind.Money, text, source.MoneyUnit).Value ?? FigureValue.OfText(text);

    private ImmutableArray<string> Sums(BoundTable table, List<List<Cell>> rows)
    {
        var cells = table.Columns.Select((c, n) => c.Total ? Sum(c, [.. rows.Select(r => r[n])]) : "").ToArray();
        var label = table.Columns.Select((c, n) => (c, n)).Where(x => !x.c.Total && x.c.Key == Name).Select(x => x.n)
            .DefaultIfEmpty(Array.FindIndex(cells, c => c.Length == 0)).First();
        if (label >= 0) cells[label] = Total;
        return [.. cells];
    }

    private string Sum(BoundColumn column, List<Cell> cells)
    {
        var amounts = cells.Where(c => c.Text.Length > 0).ToList();
        if (amounts.Exists(c => c.Amount is null) || amounts.Select(c => c.Amount!.Value.Kind).Distinct().Count() > 1)
            return terms.Tell(column.Heading, $"“{column.Heading}”里有不是数的内容，合计不了");
        if (amounts.Count == 0) return "";
        var sum = amounts[0].Amount!.Value with { Value = amounts.Sum(c => c.Amount!.Value.Value) };
        var format = column.Format != FigureFormat.Entered ? column.Format : sum.Kind switch
        {
            AmountKind.Money => amounts[0].MoneyUnit == FigureReader.Yuan ? FigureFormat.Yuan : FigureFormat.TenThousandYuan,
            AmountKind.Percent => FigureFormat.Percent,
            _ => FigureFormat.Number,
        };
        return FigurePrinter.Print(sum, format, column.Decimals) ?? terms.Tell(column.Heading, $"“{column.Heading}”不能按所写的格式印出");
    }

    private static bool IsKnown(string key, IReadOnlyList<PartLine> lines) => key is Number or Name or Amount
        || lines.Any(l => !l.Columns.IsDefault && l.Columns.Any(c => c.Name == key));

    // Words stand left, numbers in the middle: of a form everything but its name is a figure.
    private static CellSide Side(BoundTable table, BoundColumn column) => column.Key switch
    {
        Name => CellSide.Left,
        Number or Alias or Amount => CellSide.Centre,
        _ => table.Figure is null || column.Total || column.Format != FigureFormat.Entered ? CellSide.Centre : CellSide.Left,
    };

    private static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);

    private sealed record Cell(string Text, Amount? Amount = null, string? MoneyUnit = null);
}
