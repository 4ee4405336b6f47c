namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Reads the tags of alternative texts: values print there as anywhere, and a text that is one 图片 or 图表 puts a picture or a chart
/// in the place of the drawing. Word writes such a text up to three times (drawing, picture, the copy for old programs).
/// </summary>
internal sealed class AltTexts(string part, List<TemplateFault> faults)
{
    public void Read(Element root)
    {
        List<(Element Drawing, DrawingMark Mark)> placed = [];
        foreach (var element in root.Below().OfType<Element>().ToList())
        {
            for (var i = 0; i < element.Attributes.Count; i++)
            {
                var attribute = element.Attributes[i];
                if (!IsAltText(element.Name, attribute.Name) || !TagScanner.MayHoldTag(attribute.Value))
                    continue;
                var place = $"{Place.Of(part, element)} 替代文字";
                var content = Content(attribute.Value, place);
                element.Attributes[i] = attribute with { Value = "", Content = content };
                if (content is not [TagMark { Tag: ValueTag { Last: Function.Image or Function.Chart } tag }])
                {
                    CheckPlain(content);
                    continue;
                }
                element.Attributes[i] = attribute with { Value = "" };
                if (element.Name == "wp:docPr" && element.Ancestors().FirstOrDefault(a => a.Name == "w:drawing") is { } drawing)
                    placed.Add((drawing, new DrawingMark(tag, place, drawing)));
                else if (element.Name != "pic:cNvPr")
                    faults.Add(new(place, tag.Source, "此处不是普通的图片或图表：请用“插入图片”或“插入图表”放一个，不要放在组合或画布里", null));
            }
        }
        foreach (var (drawing, mark) in placed)
            drawing.ReplaceWith(mark);
    }

    private static bool IsAltText(string element, string attribute) => element switch
    {
        "wp:docPr" or "pic:cNvPr" => attribute is "descr" or "title",
        _ => element.StartsWith("v:", StringComparison.Ordinal) && attribute is "alt" or "title",
    };

    private List<Markup> Content(string text, string place)
    {
        var (tags, mistakes) = TagScanner.Scan(text);
        faults.AddRange(mistakes.Select(m => new TemplateFault(place, m.Found, m.Message, null)));
        List<Markup> content = [];
        var at = 0;
        foreach (var found in tags)
        {
            if (found.Start > at)
                content.Add(new Text(text[at..found.Start]));
            at = found.End;
            var tag = TagReader.Parse(found.Content, place, faults);
            if (tag is ValueTag)
                content.Add(new TagMark(tag, place));
            else if (tag is not (CommentTag or BrokenTag))
                faults.Add(new(place, tag.Source, "替代文字里只能写取值的标签，不能写循环和条件", null));
        }
        if (at < text.Length)
            content.Add(new Text(text[at..]));
        return content;
    }

    private void CheckPlain(List<Markup> content)
    {
        foreach (var mark in content.OfType<TagMark>())
        {
            if (mark.Tag is ValueTag { Last: not null and not Function.Merge } tag)
                faults.Add(new(mark.Place, tag.Source, $"“{tag.Last}”不能和别的文字写在一起", null));
        }
    }
}
