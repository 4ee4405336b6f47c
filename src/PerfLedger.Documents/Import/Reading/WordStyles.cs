using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>How a paragraph looks, as far as a sheet made after it has to know.</summary>
internal readonly record struct Look(int Size, bool Left);

/// <summary>Size and alignment by paragraph style, through the styles it is based on.</summary>
internal sealed class WordStyles
{
    private const int MostAncestors = 12;
    private readonly Dictionary<string, Node> _styles = new(StringComparer.Ordinal);
    private readonly Node? _defaults;

    public WordStyles(Node? part)
    {
        _defaults = part?.Child("w:docDefaults");
        foreach (var style in part?.Children.Where(c => c.Name == "w:style") ?? [])
            if (style["w:styleId"] is { } id) _styles.TryAdd(id, style);
    }

    public Look Of(Node paragraph)
    {
        var own = paragraph.Child("w:pPr");
        var alignment = own?.Value("w:jc");
        var size = paragraph.Children.Find(c => c.Name == "w:r")?.Child("w:rPr")?.Value("w:sz");
        var style = own?.Value("w:pStyle");
        for (var depth = 0; style is not null && depth < MostAncestors && _styles.TryGetValue(style, out var node); depth++)
        {
            alignment ??= node.Child("w:pPr")?.Value("w:jc");
            size ??= node.Child("w:rPr")?.Value("w:sz");
            style = node.Value("w:basedOn");
        }

        size ??= _defaults?.Child("w:rPrDefault")?.Child("w:rPr")?.Value("w:sz");
        var points = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var half) ? Math.Clamp(half, 2, 144) : 21;
        return new Look(points, alignment is not ("center" or "right"));
    }
}
