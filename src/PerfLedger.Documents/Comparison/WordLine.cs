using System.Text;
using System.Xml;

namespace PerfLedger.Documents.Comparison;

/// <summary>A paragraph of a part.</summary>
/// <param name="Place">Where it stands on the page.</param>
/// <param name="Text">What is read in it.</param>
/// <param name="Form">How it is set: its elements without their text. Revision marks of an editor are none of it.</param>
internal sealed record WordLine(string Place, string Text, string Form)
{
    /// <summary>The same to whoever compares, wherever it stands.</summary>
    public bool Equals(WordLine? other) => other is not null && (Text, Form) == (other.Text, other.Form);

    public override int GetHashCode() => HashCode.Combine(Text, Form);

    /// <summary>The paragraphs of a part, and how all around them is set.</summary>
    /// <exception cref="XmlException">The part is no XML.</exception>
    public static (IReadOnlyList<WordLine> Lines, string Around) Read(string part, byte[] xml)
    {
        using var cursor = new WordCursor(xml, part);
        var (lines, form, around) = (new List<WordLine>(), new StringBuilder(), new StringBuilder());
        while (cursor.Read())
        {
            (cursor.InParagraph ? form : around).Append(cursor.Form);
            if (!cursor.EndsParagraph) continue;
            lines.Add(new(cursor.Place, cursor.ParagraphText, form.ToString()));
            form.Clear();
        }

        return (lines, around.ToString());
    }
}
