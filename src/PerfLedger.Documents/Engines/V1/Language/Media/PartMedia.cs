using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The pictures and charts of one part whose places the template keeps for others.</summary>
internal sealed class PartMedia(string part, IReadOnlyDictionary<string, byte[]> parts)
{
    private readonly IReadOnlyList<Relation> _relations = Relations.Of(part, parts);

    /// <summary>The relationships to what only keeps a place and is not in the document itself.</summary>
    public HashSet<string> Placeholders { get; } = new(StringComparer.Ordinal);

    /// <summary>What fills the place of a drawing; cuts the holes into it. Null, with a fault, when the drawing cannot be filled.</summary>
    public DrawingSource? Source(DrawingMark mark, List<TemplateFault> faults)
    {
        var isImage = mark.Tag.Last == Function.Image;
        var holders = mark.Drawing.Below().OfType<Element>()
            .Where(e => e.Name == (isImage ? "a:blip" : "c:chart")).ToList();
        var attribute = isImage ? "r:embed" : "r:id";
        if (holders is not [var holder] || _relations.FirstOrDefault(r => r.Id == holder[attribute]) is not { IsExternal: false } relation)
        {
            faults.Add(new(mark.Place, mark.Tag.Source, isImage
                ? "此处不是图片：“图片”须写在一张嵌入图片的替代文字里"
                : "此处不是图表：“图表”须写在一个柱形图的替代文字里", null));
            return null;
        }
        Placeholders.Add(relation.Id);
        Cut(holder, attribute, Hole.Relation);
        return isImage ? Image(mark, holder, relation) : Chart(mark, relation, faults);
    }

    private ImageSource Image(DrawingMark mark, Element blip, Relation relation)
    {
        blip.Attributes.RemoveAll(a => a.Name == "r:link");
        blip.Children.Clear(); // the vector form of the picture that was there
        blip.Parent!.Children.RemoveAll(c => c is Element { Name: "a:srcRect" });
        var box = mark.Drawing.Below().OfType<Element>().FirstOrDefault(e => e.Name == "wp:extent");
        var (width, height) = (Number(box?["cx"]), Number(box?["cy"]));
        var sizes = mark.Drawing.Below().OfType<Element>()
            .Where(e => e is { Name: "wp:extent" } or { Name: "a:ext", Parent.Name: "a:xfrm" });
        foreach (var extent in sizes.ToList())
        {
            Cut(extent, "cx", Hole.Width);
            Cut(extent, "cy", Hole.Height);
        }
        return new ImageSource(mark, part, relation.Type, width, height);
    }

    private ChartSource? Chart(DrawingMark mark, Relation relation, List<TemplateFault> faults)
    {
        if (!parts.TryGetValue(relation.Target, out var bytes))
        {
            faults.Add(new(mark.Place, mark.Tag.Source, $"图表的部件“{relation.Target}”不在模板里：请删去此图表，重新插入", null));
            return null;
        }
        var chart = ChartTemplate.Read(bytes, relation.Target, mark, faults);
        return chart is null ? null : new ChartSource(mark, part, relation.Type, chart);
    }

    private static void Cut(Element element, string attribute, Hole hole)
    {
        var at = element.Attributes.FindIndex(a => a.Name == attribute);
        if (at >= 0)
            element.Attributes[at] = element.Attributes[at] with { Content = [new HoleMark(hole)] };
    }

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
