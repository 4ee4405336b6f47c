using System.Text;

namespace PerfLedger.Documents.Tests.Packaging;

/// <summary>Inputs that are the same everywhere: a small generator of our own, so that no runtime can change them.</summary>
internal static class Inputs
{
    /// <summary>Pseudo-random bytes (xorshift32); fewer symbols make them more compressible.</summary>
    public static byte[] Noise(int length, uint seed, int symbols = 256)
    {
        var data = new byte[length];
        for (var i = 0; i < length; i++)
        {
            seed ^= unchecked(seed << 13);
            seed ^= seed >> 17;
            seed ^= unchecked(seed << 5);
            data[i] = (byte)(seed % symbols);
        }

        return data;
    }

    /// <summary>A table such as a form has: much markup, a little text of its own in every row.</summary>
    public static byte[] Table(int rows)
    {
        var xml = new StringBuilder("<w:tbl>");
        for (var row = 1; row <= rows; row++)
            xml.Append("<w:tr><w:tc><w:tcPr><w:tcW w:w=\"850\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>第")
               .Append(row % 97).Append("行 产出指标 ≥").Append(row * 37 % 101).Append("%</w:t></w:r></w:p></w:tc></w:tr>");
        return Encoding.UTF8.GetBytes(xml.Append("</w:tbl>").ToString());
    }
}
