using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Writes markup as text. The one place that decides how XML looks: attributes in their order, double quotes, no added white
/// space.
/// </summary>
internal static class MarkupWriter
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static void Open(StringBuilder to, Element element, bool empty)
    {
        to.Append('<').Append(element.Written);
        foreach (var attribute in element.Attributes)
        {
            to.Append(' ').Append(attribute.Written).Append("=\"");
            EscapeAttribute(to, attribute.Value);
            to.Append('"');
        }
        to.Append(empty ? "/>" : ">");
    }

    public static void Close(StringBuilder to, Element element) => to.Append("</").Append(element.Written).Append('>');

    public static void Whole(StringBuilder to, Element element)
    {
        Open(to, element, element.Children.Count == 0);
        foreach (var child in element.Children)
        {
            if (child is Text text)
                Escape(to, text.Value);
            else if (child is Element inner)
                Whole(to, inner);
        }
        if (element.Children.Count > 0)
            Close(to, element);
    }

    public static byte[] Document(Element root)
    {
        var text = new StringBuilder(Declaration);
        Whole(text, root);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static void Escape(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '>' => to.Append("&gt;"),
                '\r' => to.Append("&#13;"),
                _ => to.Append(c),
            };
        }
    }

    public static void EscapeAttribute(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '"' => to.Append("&quot;"),
                '\t' => to.Append("&#9;"),
                '\n' => to.Append("&#10;"),
                '\r' => to.Append("&#13;"),
                _ => to.Append(c),
            };
        }
    }
}
