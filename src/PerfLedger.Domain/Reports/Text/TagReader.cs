using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Reports.Text;

/// <summary>A tag that cannot be read: what is expected and what to do.</summary>
internal sealed class TagException(string expected, string remedy) : Exception(expected)
{
    public string Expected { get; } = expected;

    public string Remedy { get; } = remedy;
}

/// <summary>Reads the inside of a tag, left to right; throws <see cref="TagException"/> at the first thing that does not fit.</summary>
internal sealed partial class TagReader(string inside)
{
    private const int MostDecimals = 6;
    private const int MostOperands = 50;

    // What stands in quotes is text and keeps its own signs; Plain maps sign by sign, so places are the same.
    private readonly List<string> tokens = [.. Tokens().Matches(Spellings.Plain(inside)).Select(m =>
        m.Value.StartsWith('"') ? m.Value[..1] + inside[(m.Index + 1)..(m.Index + m.Length - 1)] + m.Value[^1] : m.Value)];
    private int next;

    private string? Peek => next < tokens.Count ? tokens[next] : null;

    /// <summary>A tag inside a line of text: a free number or a linked figure.</summary>
    public ReportRun Run()
    {
        if (Peek == Spellings.Free)
        {
            next++;
            const string Example = "如 {{ 自由 \"133套\" \"设备验收单\" }}";
            var run = new ReportRun(Free: new(Quoted("自由数的文字，" + Example), Quoted("出处或理由，" + Example)));
            End();
            return run;
        }

        var term = Term(1);
        var (format, decimals, _) = Pipes(total: false);
        End();
        if (format == FigureFormat.Entered && term.Kind is not (TermKind.Figure or TermKind.Count))
            throw new TagException("格式：万元、元、数、百分比", "计算得出的数没有原文，后面写明格式，如 | 万元");
        return new ReportRun(Figure: new LinkedFigure(term, format, decimals));
    }

    /// <summary>The first line of a table of figures: 表 "标题" 01.funds.total.executed</summary>
    public (string Title, string Source, string? Figure) TableHead()
    {
        next++; // 表
        var title = Peek?.StartsWith('"') == true ? Quoted("标题") : "";
        var (source, figure) = Reference(Next("来源，如 01.funds.total.executed（明细）或 全部（每张表一行）"));
        End();
        return (title, source, figure);
    }

    /// <summary>A line of a table of figures: 项目内容 = 名称 | 原文 | 合计</summary>
    public static BoundColumn Column(string line)
    {
        var plain = Spellings.Plain(line);
        var end = plain.IndexOfAny(['=', '|']);
        var heading = (end < 0 ? line : line[..end]).Trim();
        if (heading.Length == 0) throw new TagException("列名", "每行写一列，如 项目内容 = 名称");
        var reader = new TagReader(end < 0 ? "" : line[end..]);
        var key = heading;
        if (reader.Peek == "=")
        {
            reader.next++;
            key = reader.Next("列的内容：序号、名称、金额、明细自带的列名，或数的编码");
        }

        var (format, decimals, total) = reader.Pipes(total: true);
        reader.End();
        return new BoundColumn(heading, key, format, decimals, total);
    }

    private FigureTerm Term(int depth)
    {
        var word = Next("数的编码，如 09.funds.total.executed");
        if (Peek != "(") return Linked(word);
        if (!Spellings.Calculations.TryGetValue(word, out var kind))
            throw new TagException("合计、差、比率、个数之一", $"“{word}(…)”改为其中一个");
        if (depth >= FigureTerm.MostDepth + 1) throw new TagException($"至多 {FigureTerm.MostDepth} 层计算", "把计算写简单些，或直接引用已有的合计数");
        next++;
        if (kind == TermKind.Count) return Counted();
        var of = Operands(depth);
        var fits = kind == TermKind.Ratio ? of.Length == 2 : kind != TermKind.Difference || of.Length >= 2;
        return fits ? new FigureTerm(kind, null, null, of)
            : throw new TagException(kind == TermKind.Ratio ? "比率的两个数：比率(执行数, 预算数)" : "至少两个数：差(被减数, 减数)", "补全或删去多余的数");
    }

    private ImmutableArray<FigureTerm> Operands(int depth)
    {
        var of = ImmutableArray.CreateBuilder<FigureTerm>();
        do of.Add(Term(depth + 1)); while (Taken(","));
        if (!Taken(")")) throw new TagException("右括号 )", "补上右括号，数与数之间用逗号");
        return of.Count <= MostOperands ? of.ToImmutable() : throw new TagException($"至多 {MostOperands} 个数", "改用 合计(全部.编码)");
    }

    private FigureTerm Counted()
    {
        var (source, figure) = Reference(Next("来源，如 个数(全部) 或 个数(01.funds.total.executed)"));
        if (!Taken(")")) throw new TagException("右括号 )", "补上右括号；个数只写一个来源");
        return new FigureTerm(TermKind.Count, source, figure, []);
    }

    private static FigureTerm Linked(string word) => Reference(word) is (var source, { } figure)
        ? new FigureTerm(TermKind.Figure, source, figure, [])
        : throw new TagException("简称.数的编码，如 09.funds.total.executed", $"“{word}”后面补上数的编码；不是台账中的数，写 {{{{ 自由 \"…\" \"出处\" }}}}");

    private static (string Source, string? Figure) Reference(string word)
    {
        var dot = word.IndexOf('.', StringComparison.Ordinal);
        var (source, figure) = dot < 0 ? (word, null) : (word[..dot], word[(dot + 1)..]);
        if (!Alias().IsMatch(source)) throw new TagException("来源的简称", "简称用汉字、字母、数字、连字符，如 09 或 专项");
        if (figure is not null && !Code().IsMatch(figure)) throw new TagException("数的编码，如 funds.total.executed", "编码用字母、数字、连字符和点");
        return (source, figure);
    }

    private (FigureFormat Format, int? Decimals, bool Total) Pipes(bool total)
    {
        var (format, decimals, totalled) = (FigureFormat.Entered, default(int?), false);
        while (Taken("|"))
        {
            var word = Next("格式：原文、万元、元、数、百分比");
            if (total && word == Spellings.Total) totalled = true;
            else if (Spellings.Formats.TryGetValue(word, out var known)) (format, decimals) = (known, Decimals());
            else throw new TagException("格式：原文、万元、元、数、百分比" + (total ? "，或 合计" : ""), $"把“{word}”改为其中一个");
        }

        return (format, decimals, totalled);
    }

    private int? Decimals()
    {
        if (Peek is not { } text || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return null;
        next++;
        return n <= MostDecimals ? n : throw new TagException($"0 至 {MostDecimals} 位小数", $"{n} 改小");
    }

    private string Quoted(string expected)
    {
        var text = Next(expected);
        return text.Length > 2 && text.StartsWith('"') && text.EndsWith('"') && !string.IsNullOrWhiteSpace(text[1..^1])
            ? text[1..^1].Trim()
            : throw new TagException(expected, "文字写在引号里，不能为空");
    }

    private string Next(string expected) => Peek is null ? throw new TagException(expected, "补全标签") : tokens[next++];

    private bool Taken(string token)
    {
        if (Peek != token) return false;
        next++;
        return true;
    }

    private void End()
    {
        if (Peek is { } left) throw new TagException("标签到此结束", $"删去“{left}”，或核对写法");
    }

    [GeneratedRegex("\"[^\"]*\"?|[()|,=]|[^\\s()|,=\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^[\p{L}0-9-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
