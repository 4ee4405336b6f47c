using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports.Text;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>Reads figures and calculations over them. What cannot be read is told and printed as 【…】, never as nothing.</summary>
/// <param name="sources">Sources by alias.</param>
/// <param name="broken">Told the link as written and what is wrong.</param>
internal sealed class TermReader(IReadOnlyDictionary<string, LinkedSource> sources, Action<string, string> broken)
{
    public IEnumerable<LinkedSource> Forms => sources.Values.Where(s => s.IsForm).OrderBy(s => s.Alias, StringComparer.Ordinal);

    /// <summary>A linked figure as printed.</summary>
    public string Print(LinkedFigure figure)
    {
        var link = BlockWriter.Term(figure.Term);
        if (figure is { Format: FigureFormat.Entered, Term: { Kind: TermKind.Figure, Source: { } source, Figure: { } code } })
            return Find(source, code) is { } value ? value.Printed! : Missing(link);
        var format = figure is { Format: FigureFormat.Entered, Term.Kind: TermKind.Count } ? FigureFormat.Number : figure.Format;
        return Read(figure.Term) is { } amount ? Printed(link, amount, format, figure.Decimals) : Missing(link);
    }

    /// <summary>One value of a table cell as printed; a blank cell stays blank there.</summary>
    public string Cell(LinkedSource source, string code, FigureFormat format, int? decimals)
    {
        var value = source.Figure(code);
        if (value.IsBlank) return "";
        if (format == FigureFormat.Entered) return value.Printed!;
        var link = $"{source.Alias}.{code}";
        return FigurePrinter.Read(value) is { } amount ? Printed(link, amount, format, decimals) : NoNumber(link, value);
    }

    /// <summary>The source of an alias; null, and told, when it is not linked.</summary>
    public LinkedSource? Source(string alias)
    {
        if (sources.TryGetValue(alias, out var source)) return source;
        broken(alias, $"来源“{alias}”没有关联，或在这一时点还没有数");
        return null;
    }

    /// <summary>A link with nothing behind it.</summary>
    public string Tell(string link, string what)
    {
        broken(link, what);
        return Missing(link);
    }

    private static string Missing(string link) => $"【{link}】";

    private string Printed(string link, Amount amount, FigureFormat format, int? decimals) =>
        FigurePrinter.Print(amount, format, decimals)
        ?? Tell(link, $"{link} 不能按“{Spellings.Of(format)}”印出：金额用万元或元，比率用百分比，其他用数");

    private string NoNumber(string link, FigureValue value) =>
        Tell(link, $"{link} 是“{value.Printed}”，不是一个数，只能按原文引用");

    private Amount? Read(FigureTerm term) => term.Kind switch
    {
        TermKind.Figure => One(term.Source!, term.Figure!),
        TermKind.Count => Count(term),
        TermKind.Ratio => Ratio(term),
        TermKind.Sum => Same(term, term.Of.SelectMany(Spread), (a, b) => a + b),
        _ => Same(term, term.Of.Select(Read), (a, b) => a - b),
    };

    // 合计(全部.x) adds up x of every form.
    private IEnumerable<Amount?> Spread(FigureTerm term) => term is { Kind: TermKind.Figure, Source: FigureTerm.Every, Figure: { } code }
        ? [.. Forms.Select(f => One(f.Alias, code))]
        : [Read(term)];

    private Amount? Same(FigureTerm term, IEnumerable<Amount?> read, Func<decimal, decimal, decimal> with)
    {
        var all = read.ToList();
        if (all.Count == 0) broken(BlockWriter.Term(term), $"{BlockWriter.Term(term)} 没有可算的数：还没有关联自评表");
        if (all.Count == 0 || all.Contains(null)) return null;
        var amounts = all.OfType<Amount>().ToList();
        if (amounts.TrueForAll(a => a.Kind == amounts[0].Kind))
            return amounts[0] with { Value = amounts.Select(a => a.Value).Aggregate(with) };
        broken(BlockWriter.Term(term), $"{BlockWriter.Term(term)} 把金额和别的数放在一起算；请只算同类的数");
        return null;
    }

    private Amount? Ratio(FigureTerm term)
    {
        if (Read(term.Of[0]) is not { } of || Read(term.Of[1]) is not { } to) return null;
        if (of.Kind == to.Kind && to.Value != 0) return new(AmountKind.Percent, of.Value / to.Value * 100);
        broken(BlockWriter.Term(term), to.Value == 0 ? $"{BlockWriter.Term(term)} 的分母为零，比率无法计算" : $"{BlockWriter.Term(term)} 的两个数不同类");
        return null;
    }

    private Amount? Count(FigureTerm term)
    {
        if (term is { Source: FigureTerm.Every, Figure: null }) return new(AmountKind.Plain, Forms.Count());
        if (Source(term.Source!) is not { } source) return null;
        return new(AmountKind.Plain, term.Figure is { } code ? source.Parts(code).Count : 1);
    }

    private Amount? One(string alias, string code)
    {
        if (Find(alias, code) is not { } value) return null;
        if (FigurePrinter.Read(value) is { } amount) return amount;
        NoNumber($"{alias}.{code}", value);
        return null;
    }

    private FigureValue? Find(string alias, string code)
    {
        if (alias == FigureTerm.Every)
        {
            broken($"{alias}.{code}", $"{alias}.{code} 不是一个数，只能放在 合计(…) 里");
            return null;
        }

        if (Source(alias) is not { } source) return null;
        var value = source.Figure(code);
        if (!value.IsBlank) return value;
        var name = source.NameOf(code);
        broken($"{alias}.{code}", name is null ? $"“{source.Title}”没有 {code} 这个数" : $"“{source.Title}”的“{name}”还是空白");
        return null;
    }
}
