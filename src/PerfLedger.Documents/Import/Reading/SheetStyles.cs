using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>The number formats of the cell styles of a workbook.</summary>
internal sealed class SheetStyles
{
    // ECMA-376-1, 18.8.30; 27-36 and 50-58 are the dates of Chinese Excel.
    private static readonly Dictionary<int, string> s_known = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [37] = "#,##0",
        [38] = "#,##0",
        [39] = "#,##0.00",
        [40] = "#,##0.00",
        [49] = "@",
        [14] = "yyyy-m-d",
        [15] = "yyyy-m-d",
        [16] = "yyyy-m-d",
        [17] = "yyyy-m-d",
        [22] = "yyyy-m-d",
        [31] = "yyyy\"年\"m\"月\"d\"日\"",
        [57] = "yyyy\"年\"m\"月\"",
        [58] = "m\"月\"d\"日\"",
        [27] = "yyyy\"年\"m\"月\"",
        [28] = "m\"月\"d\"日\"",
        [30] = "yyyy-m-d",
        [36] = "yyyy\"年\"m\"月\"",
    };

    private readonly List<NumberFormat> _formats = [];

    public SheetStyles(Node? part)
    {
        var own = new Dictionary<int, string>();
        foreach (var format in part?.Child("x:numFmts")?.Children ?? [])
            if (Number(format["numFmtId"]) is { } id) own[id] = format["formatCode"] ?? "";
        foreach (var style in part?.Child("x:cellXfs")?.Children ?? [])
        {
            var id = Number(style["numFmtId"]) ?? 0;
            _formats.Add(NumberFormat.Parse(own.GetValueOrDefault(id) ?? s_known.GetValueOrDefault(id) ?? "General"));
        }
    }

    public NumberFormat Of(string? style) => Number(style) is { } at && at < _formats.Count ? _formats[at] : NumberFormat.General;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
