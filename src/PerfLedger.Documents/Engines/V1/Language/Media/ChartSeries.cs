using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Writes the series of a bar chart: order of elements after CT_BarSer (ECMA-376 part 1, 21.2.2.170).</summary>
internal sealed class ChartSeries(Element bars, Element root)
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // For series that the template does not colour: dark enough to be told apart on a black and white print.
    private static readonly string[] s_fills = ["1F4E79", "C55A11", "7F7F7F", "548235", "BF9000", "7030A0"];

    public Element Of(ChartData data, int index, Element prototype, bool isOwn)
    {
        var series = bars.AddNew("ser");
        bars.Children.RemoveAt(bars.Children.Count - 1);
        var number = index.ToString(CultureInfo.InvariantCulture);
        series.AddNew("idx", ("val", number));
        series.AddNew("order", ("val", number));
        var column = ChartWorkbook.Column(index + 1);
        Texts(series.AddNew("tx"), $"Sheet1!${column}$1", [data.Series[index].Name]);
        series.Add(Fill(prototype.Child("c:spPr"), index, isOwn));
        series.AddNew("invertIfNegative", ("val", "0"));
        if (prototype.Child("c:dLbls")?.Clone() is { } labels)
        {
            labels.Children.RemoveAll(c => c is Element { Name: "c:extLst" or "c:dLbl" });
            series.Add(labels);
        }
        var last = (data.Categories.Count + 1).ToString(CultureInfo.InvariantCulture);
        Texts(series.AddNew("cat"), $"Sheet1!$A$2:$A${last}", data.Categories);
        Numbers(series.AddNew("val"), $"Sheet1!${column}$2:${column}${last}", data.Series[index].Values);
        return series;
    }

    // Without a theme a colour of the theme draws nothing in LibreOffice: only a colour in figures is kept.
    private Element Fill(Element? properties, int index, bool isOwn)
    {
        if (isOwn && properties?.Elements.FirstOrDefault(e => e.Name == "a:solidFill")?.Child("a:srgbClr") is not null)
            return properties.Clone();
        var shape = bars.AddNew("spPr");
        bars.Children.RemoveAt(bars.Children.Count - 1);
        var fill = new Element("a:solidFill", "a:solidFill");
        if (!root.Attributes.Exists(a => a.Written == "xmlns:a" && a.Value == Drawing))
            fill.Attributes.Add(new("xmlns:a", "xmlns:a", Drawing));
        fill.AddNew("srgbClr", ("val", s_fills[index % s_fills.Length]));
        shape.Add(fill);
        return shape;
    }

    private static void Texts(Element holder, string range, IReadOnlyList<string> texts)
    {
        var reference = holder.AddNew("strRef");
        reference.AddNew("f").Add(new Text(range));
        Points(reference.AddNew("strCache"), texts);
    }

    private static void Numbers(Element holder, string range, IReadOnlyList<string> values)
    {
        var reference = holder.AddNew("numRef");
        reference.AddNew("f").Add(new Text(range));
        var cache = reference.AddNew("numCache");
        cache.AddNew("formatCode").Add(new Text("General"));
        Points(cache, values);
    }

    private static void Points(Element cache, IReadOnlyList<string> values)
    {
        cache.AddNew("ptCount", ("val", values.Count.ToString(CultureInfo.InvariantCulture)));
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Length > 0)
                cache.AddNew("pt", ("idx", i.ToString(CultureInfo.InvariantCulture))).AddNew("v").Add(new Text(values[i]));
        }
    }
}
