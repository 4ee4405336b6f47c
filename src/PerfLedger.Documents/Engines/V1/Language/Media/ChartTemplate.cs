namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A bar chart of the template: titles, axes, legend and colours stay; categories and series are written from the data.</summary>
internal sealed class ChartTemplate
{
    private readonly Element _root;

    private ChartTemplate(Element root, IReadOnlyList<Piece> inside) => (_root, Inside) = (root, inside);

    /// <summary>The values printed in titles, for the checker.</summary>
    public IReadOnlyList<Piece> Inside { get; }

    public static ChartTemplate? Read(byte[] part, string name, DrawingMark mark, List<TemplateFault> faults)
    {
        var root = MarkupReader.Read(part, name);
        if (Plots(root) is not [{ Name: "c:barChart" } bars] || !bars.Elements.Any(e => e.Name == "c:ser"))
        {
            faults.Add(new(mark.Place, mark.Tag.Source, "只支持普通的柱形图和条形图，且模板里至少要有一个系列：请换成“簇状柱形图”", null));
            return null;
        }
        // What leads to parts or extensions that are not taken along.
        root.Children.RemoveAll(c => c is Element { Name: "c:userShapes" or "c:extLst" });
        List<Piece> inside = [];
        foreach (var paragraph in root.Below().OfType<Element>().Where(e => e.Name == "a:p").ToList())
            new ParagraphTags(paragraph, $"{mark.Place} 图表", faults).Read();
        foreach (var tag in root.Below().OfType<TagMark>())
        {
            if (tag.Tag is ValueTag { Last: null or Function.Merge } value)
                inside.Add(new ValuePiece(value, tag.Place, null));
            else if (tag.Tag is not BrokenTag)
                faults.Add(new(tag.Place, tag.Tag.Source, "图表的文字里只能写取值的标签", null));
        }
        return new ChartTemplate(root, inside);
    }

    /// <summary>The chart part for some data; its workbook is related as <paramref name="workbook"/>.</summary>
    public byte[] Write(ChartData data, Scope scope, string workbook)
    {
        var root = _root.Clone();
        foreach (var mark in root.Below().OfType<TagMark>().ToList())
            mark.ReplaceWith(new Text(mark.Tag is ValueTag value ? Evaluator.Print(value, scope) : ""));
        var bars = Plots(root)[0];
        var prototypes = bars.Elements.Where(e => e.Name == "c:ser").ToList();
        var at = bars.Children.IndexOf(prototypes[0]);
        bars.Children.RemoveAll(c => c is Element { Name: "c:ser" });
        var series = new ChartSeries(bars, root);
        for (var i = 0; i < data.Series.Count; i++)
        {
            var written = series.Of(data, i, i < prototypes.Count ? prototypes[i] : prototypes[^1], i < prototypes.Count);
            written.Parent = bars;
            bars.Children.Insert(at + i, written);
        }
        Relate(root, workbook);
        return MarkupWriter.Document(root);
    }

    private static List<Element> Plots(Element root) =>
        [.. root.Child("c:chart")?.Child("c:plotArea")?.Elements.Where(e => e.Name.EndsWith("Chart", StringComparison.Ordinal)) ?? []];

    // CT_ChartSpace (ECMA-376 part 1, 21.2.2.29): externalData comes after chart, spPr and txPr.
    private static void Relate(Element root, string workbook)
    {
        root.Children.RemoveAll(c => c is Element { Name: "c:externalData" });
        var after = root.Children.FindLastIndex(c => c is Element { Name: "c:chart" or "c:spPr" or "c:txPr" });
        var data = root.AddNew("externalData");
        data.Attributes.Add(new("r:id", "r:id", workbook));
        if (!root.Attributes.Exists(a => a.Written == "xmlns:r"))
            data.Attributes.Insert(0, new("xmlns:r", "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"));
        data.AddNew("autoUpdate", ("val", "0"));
        root.Children.RemoveAt(root.Children.Count - 1);
        root.Children.Insert(after + 1, data);
    }
}
