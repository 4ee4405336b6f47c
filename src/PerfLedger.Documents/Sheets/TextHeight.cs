namespace PerfLedger.Documents.Sheets;

/// <summary>How high a row has to be: a spreadsheet does not fit rows to merged cells by itself.</summary>
internal static class TextHeight
{
    private const int MostOfARow = 400; // Excel makes none higher than 409 points
    private const int Margin = 6; // points left and right together

    /// <summary>The height of a text in points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of its cell in twentieths of a point.</param>
    /// <param name="size">Size of its letters in half points.</param>
    public static int Of(string text, int width, int size)
    {
        var room = Math.Max(width / 10 - (2 * Margin), size); // in half points
        var lines = text.Split('\n').Sum(line => Math.Max(1, (line.Sum(c => c < 0x1100 ? (size * 11) / 20 : size) + room - 1) / room));
        return ((lines * size * 29) / 40) + 6; // 1.45 times the size: the lines of the CJK fonts that stand in for 仿宋 are that high
    }

    /// <summary>How many rows a height takes.</summary>
    public static int Parts(int height) => (height + MostOfARow - 1) / MostOfARow;
}
