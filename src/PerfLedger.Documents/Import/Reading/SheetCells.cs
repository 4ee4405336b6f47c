using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>The cells of a sheet as they show: place from their reference, never from their order; formulas by their kept result.</summary>
internal sealed partial class SheetCells(IReadOnlyList<string> shared, SheetStyles styles, bool from1904, HashSet<string> notes)
{
    private const int MostCells = 200_000;

    public SortedDictionary<(int Row, int Column), string> Read(string sheet, Node root)
    {
        var cells = new SortedDictionary<(int Row, int Column), string>();
        var row = -1;
        foreach (var line in root.Child("x:sheetData")?.Children ?? [])
        {
            row = int.TryParse(line["r"], NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > 0 ? stated - 1
                : row + 1;
            if (row >= CellReference.MostRows) throw Refuse.TooMuch($"工作表“{sheet}”的行号超出 Excel 的范围");
            var column = -1;
            foreach (var cell in line.Children.Where(c => c.Name == "x:c"))
            {
                var place = CellReference.Parse(cell["r"]) ?? (row, column + 1);
                column = place.Column;
                if (cells.Count >= MostCells) throw Refuse.TooMuch($"工作表“{sheet}”超过 {MostCells / 10_000} 万格");
                cells[place] = Text(sheet, place, cell).Trim();
            }
        }

        return cells;
    }

    /// <summary>The words of a string with its runs; readings set above characters are no words of the cell.</summary>
    public static string Words(Node item) => Escaped().Replace(
        string.Concat(item.Children.Select(c => c.Name switch { "x:t" => c.Text, "x:r" => c.Child("x:t")?.Text ?? "", _ => "" })),
        match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    // How Excel writes characters that XML cannot hold, and the underscore before what looks like one (ECMA-376-1, 22.9.2.19).
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    private string Text(string sheet, (int Row, int Column) place, Node cell)
    {
        var value = cell.Child("x:v")?.Text;
        if (cell.Child("x:f") is not null && string.IsNullOrEmpty(value) && cell["t"] is not "str")
            return Noted(sheet, place, "的公式没有保存结果，按空白读取", "");
        return cell["t"] switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "",
            "inlineStr" => cell.Child("x:is") is { } words ? Words(words) : "",
            "str" => value ?? "",
            "b" => value == "1" ? "是" : "否",
            "e" => Noted(sheet, place, $"是错误值 {value}", value ?? ""),
            _ when string.IsNullOrEmpty(value) => "",
            "d" => value,
            _ => styles.Of(cell["s"]).Print(value, from1904) ?? Noted(sheet, place, $"的数 {value} 超出可读范围，按原样读取", value),
        };
    }

    private string Noted(string sheet, (int Row, int Column) place, string what, string text)
    {
        if (notes.Count < 50) notes.Add($"工作表“{sheet}”{CellReference.Of(place.Row, place.Column)}{what}。");
        return text;
    }
}
