using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>
/// The same template filled as one does with the object model of the OpenXml SDK: open a copy, set texts, clone the row of the loop, merge
/// cells, save.
/// </summary>
internal static partial class ObjectModel
{
    public static byte[] Render(byte[] template, Dictionary<string, object?> model, string code)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var main = document.MainDocumentPart!;
            var body = main.Document.Body!;
            Rows(body, (List<object?>)model["指标"]!);
            foreach (var name in new[] { "预期目标", "实际完成", "备注" }) Paragraphs(body, (List<object?>)model[name]!, name);
            Choice(body, (bool)model["补录"]!, "补录");
            Choice(body, (string)model["更正说明"]! != "", "更正说明");
            foreach (var text in body.Descendants<Text>()) text.Text = Filled(text.Text, model, code);
            foreach (var text in main.FooterParts.Single().Footer.Descendants<Text>()) text.Text = Filled(text.Text, model, code);
            main.Document.Save();
            main.FooterParts.Single().Footer.Save();
        }

        return stream.ToArray();
    }

    private static void Rows(Body body, List<object?> items)
    {
        var begin = body.Descendants<TableRow>().Single(r => r.InnerText.Contains("{{ for 行", StringComparison.Ordinal));
        var row = begin.NextSibling<TableRow>()!;
        var end = row.NextSibling<TableRow>()!;
        Dictionary<string, object?>? above = null;
        foreach (var item in items.Cast<Dictionary<string, object?>>())
        {
            var clone = (TableRow)row.CloneNode(deep: true);
            var cells = clone.Elements<TableCell>().ToList();
            foreach (var text in clone.Descendants<Text>()) text.Text = OfRow(text.Text, item);
            if ((string)item["一级分值"]! == "")
                foreach (var line in cells[1].Descendants<Break>().ToList()) line.Remove();
            var same = above is not null && Equals(above["一级"], item["一级"]) && Equals(above["一级分值"], item["一级分值"]);
            Merge(cells[1], same);
            Merge(cells[2], same && Equals(above!["二级"], item["二级"]));
            end.InsertBeforeSelf(clone);
            above = item;
        }

        begin.Remove();
        row.Remove();
        end.Remove();
    }

    private static void Merge(TableCell cell, bool continues)
    {
        var merge = new VerticalMerge();
        if (!continues) merge.Val = MergedCellValues.Restart;
        cell.TableCellProperties!.VerticalMerge = merge;
        if (!continues) return;
        foreach (var run in cell.Descendants<Run>().ToList()) run.Remove();
    }

    private static string OfRow(string text, Dictionary<string, object?> row)
    {
        if ((string)row["一级分值"]! == "" && text.Contains("行.一级分值", StringComparison.Ordinal) && text.StartsWith('（')) return "";
        return Tag().Replace(text, m => m.Groups[1].Value.Split(" | ")[0] is var path && path.StartsWith("行.", StringComparison.Ordinal)
            ? (string)row[path[2..]]!
            : "").Replace("（目标已调整）", (bool)row["目标已调整"]! ? "（目标已调整）" : "", StringComparison.Ordinal);
    }

    private static void Paragraphs(Body body, List<object?> items, string name)
    {
        var begin = body.Descendants<Paragraph>().Single(p => p.InnerText.EndsWith($"in {name} }}}}", StringComparison.Ordinal));
        var line = begin.NextSibling<Paragraph>()!;
        var end = line.NextSibling<Paragraph>()!;
        foreach (var item in items.Cast<string>())
        {
            var clone = (Paragraph)line.CloneNode(deep: true);
            clone.Descendants<Text>().Single().Text = item;
            end.InsertBeforeSelf(clone);
        }

        begin.Remove();
        line.Remove();
        end.Remove();
    }

    private static void Choice(Body body, bool holds, string name)
    {
        var begin = body.Elements<Paragraph>().Single(p => p.InnerText.StartsWith($"{{{{ if {name}", StringComparison.Ordinal));
        var line = begin.NextSibling<Paragraph>()!;
        line.NextSibling<Paragraph>()!.Remove();
        begin.Remove();
        if (!holds) line.Remove();
    }

    private static string Filled(string text, Dictionary<string, object?> model, string code) =>
        text.Contains("{{", StringComparison.Ordinal) ? Tag().Replace(text, m => m.Groups[1].Value == "模型摘要" ? code
            : (string)m.Groups[1].Value.Split('.').Aggregate((object?)model, (o, name) => ((Dictionary<string, object?>)o!)[name])!) : text;

    [GeneratedRegex(@"\{\{ (.*?) \}\}")]
    private static partial Regex Tag();
}
