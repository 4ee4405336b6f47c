namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The characters XML 1.0 can hold (section 2.2): no controls but tab, line feed and return, no lone surrogates, no U+FFFE and
/// U+FFFF.
/// </summary>
internal static class XmlCharacters
{
    public static int? FirstInvalid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\n' or '\r')))
                return i;
        }
        return null;
    }
}
