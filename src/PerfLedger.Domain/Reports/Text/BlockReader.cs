using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Reports.Text;

/// <summary>Reads lines to blocks and goes on after a fault, so that all are told at once.</summary>
internal sealed partial class BlockReader(string at)
{
    private const int MostBlocks = 2_000;
    private const int MostColumns = 20;

    private int numbered;

    public List<ReportBlock> Blocks { get; } = [];

    public List<Fault> Faults { get; } = [];

    public void Read(string[] lines)
    {
        for (var i = 0; i < lines.Length;)
        {
            var line = lines[i].Trim(' ', '\t', '\u3000');
            if (line.Length == 0) (numbered, i) = (0, i + 1);
            else if (BoundHead().IsMatch(line)) i = Bound(lines, i);
            else if (line.StartsWith('|')) i = Grid(lines, i);
            else Blocks.Add(Line(line, ++i));
        }

        if (Blocks.Count > MostBlocks) Add(lines.Length, $"{Blocks.Count} 段", $"不超过 {MostBlocks} 段", "分成几节写");
    }

    private ReportBlock Line(string line, int number)
    {
        var item = Marker().Match(line);
        var (mark, rest) = (item.Groups["mark"].Value, line[item.Length..]);
        if (!item.Groups["no"].Success) numbered = 0;
        if (mark.StartsWith('#')) return new(BlockKind.Heading, mark.Length, Runs(rest, number));
        if (mark == "-") return new(BlockKind.Bullet, null, Runs(rest, number));
        if (item.Groups["no"].Success)
        {
            if (item.Groups["no"].Value != (++numbered).ToString(CultureInfo.InvariantCulture))
                Add(number, item.Value.Trim(), $"{numbered}.", "编号从 1 起逐行加一；只是正文里的“1.”的，行首加反斜杠 \\");
            return new(BlockKind.Numbered, null, Runs(rest, number));
        }

        return new(BlockKind.Paragraph, null, Runs(line.StartsWith('\\') ? line[1..] : line, number));
    }

    private ImmutableArray<ReportRun> Runs(string text, int number)
    {
        var runs = ImmutableArray.CreateBuilder<ReportRun>();
        for (var from = 0; from < text.Length;)
        {
            var open = Open().Match(text, from);
            var end = open.Success ? open.Index : text.Length;
            if (end > from) Plain(runs, text[from..end], number);
            if (!open.Success) break;
            var close = Close().Match(text, open.Index + open.Length);
            if (!close.Success)
            {
                Add(number, Shown(text[open.Index..]), "标签的结尾 }}", "补上 }}，一个标签写在一行里");
                break;
            }

            from = close.Index + close.Length;
            if (Tag(text[(open.Index + open.Length)..close.Index], number) is { } run) runs.Add(run);
        }

        return runs.ToImmutable();
    }

    private void Plain(ImmutableArray<ReportRun>.Builder runs, string text, int number)
    {
        if (Close().IsMatch(text)) Add(number, Shown(text), "没有 }} 的文字", "补上标签的开头 {{，或删去 }}");
        else if (text.EnumerateRunes().FirstOrDefault(IsUnprintable) is { Value: > 0 } bad)
            Add(number, $"字符 U+{bad.Value:X4}", "可打印的文字", "删去这个字符");
        else runs.Add(new ReportRun(text));
    }

    private ReportRun? Tag(string inside, int number)
    {
        try
        {
            return new TagReader(inside).Run();
        }
        catch (TagException e)
        {
            Add(number, Shown("{{" + inside + "}}"), e.Expected, e.Remedy);
            return null;
        }
    }

    private int Grid(string[] lines, int first)
    {
        numbered = 0;
        var rows = new List<GridRow>();
        ImmutableArray<CellSide>? sides = null;
        var i = first;
        for (; i < lines.Length && lines[i].Trim().StartsWith('|'); i++)
        {
            var line = lines[i].Trim();
            if (rows.Count == 1 && sides is null && Sides().IsMatch(line)) sides = [.. Cells(line).Select(Side)];
            else rows.Add(new([.. Cells(line).Select(c => new GridCell(Runs(c.Trim(), i + 1)))]));
        }

        var columns = rows[0].Cells.Length;
        if (columns > MostColumns || rows.Count < 2)
            Add(first + 1, $"{rows.Count} 行 {columns} 列的表", $"有表头、至少一行、至多 {MostColumns} 列的表", "补全或拆分表格");
        var ragged = rows.FindIndex(r => r.Cells.Length != columns);
        if (ragged >= 0 || sides is { } s && s.Length != columns)
            Add(first + 1, "各行格数不一的表", $"每行 {columns} 格", "每格两边都写 |，空格也要写出");
        Blocks.Add(new(BlockKind.Grid, null, [], new ReportGrid(sides ?? [.. Enumerable.Repeat(CellSide.Centre, columns)], [.. rows])));
        return i;
    }

    private int Bound(string[] lines, int first)
    {
        numbered = 0;
        var last = Array.FindIndex(lines, first, l => Close().IsMatch(l));
        if (last < 0)
        {
            Add(first + 1, Shown(lines[first]), "表的结尾 }}", "补上 }}");
            return lines.Length;
        }

        var inside = string.Join('\n', lines[first..(last + 1)]).Trim();
        inside = Open().Replace(inside, "", 1);
        inside = inside[..Close().Match(inside).Index];
        var parts = inside.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            var (title, source, figure) = new TagReader(parts[0]).TableHead();
            var columns = parts[1..].Select(TagReader.Column).ToList();
            if (columns.Count is 0 or > MostColumns) throw new TagException($"1 至 {MostColumns} 列", "每行写一列，如 项目内容 = 名称");
            Blocks.Add(new(BlockKind.Bound, null, [], Bound: new BoundTable(title, source, figure, [.. columns])));
        }
        catch (TagException e)
        {
            Add(first + 1, Shown(parts.Length > 0 ? parts[0] : ""), e.Expected, e.Remedy);
        }

        return last + 1;
    }

    // A bar inside a tag is no edge of a cell.
    private static IEnumerable<string> Cells(string row)
    {
        var (start, inTag) = (1, false);
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i - 1] is '{' or '｛' && row[i] is '{' or '｛') inTag = true;
            if (row[i - 1] is '}' or '｝' && row[i] is '}' or '｝') inTag = false;
            if (row[i] != '|' || inTag) continue;
            yield return row[start..i];
            start = i + 1;
        }

        if (start < row.Length && row[start..].Trim().Length > 0) yield return row[start..];
    }

    private static CellSide Side(string cell) => (cell.Trim().StartsWith(':'), cell.Trim().EndsWith(':')) switch
    {
        (true, true) => CellSide.Centre,
        (_, true) => CellSide.Right,
        _ => CellSide.Left,
    };

    // A lone surrogate is read as U+FFFD; a tab inside a line prints.
    private static bool IsUnprintable(Rune rune) => Rune.IsControl(rune) && rune.Value != '\t' || rune.Value is 0xFFFD or 0xFFFE or 0xFFFF;

    private void Add(int line, string found, string expected, string remedy) => Faults.Add(new(
        string.Create(CultureInfo.InvariantCulture, $"{at}{(at.Length > 0 ? " " : "")}第{line}行"), found, expected, remedy));

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"^(?:(?<mark>#{1,4}|-)|(?<no>[0-9]{1,3})\.)[ \t\u3000]+", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex("[{｛]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex("[}｝]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Close();

    [GeneratedRegex(@"^[{｛]{2}[\s\u3000]*表(?![\p{L}.])", RegexOptions.CultureInvariant)]
    private static partial Regex BoundHead();

    [GeneratedRegex(@"^\|(?:\s*:?-{2,}:?\s*\|)+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Sides();
}
