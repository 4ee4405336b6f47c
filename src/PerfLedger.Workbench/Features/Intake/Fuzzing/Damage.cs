using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Workbench.Features.Intake.Fuzzing;

/// <summary>One way after another to damage a file: its bytes, its zip, the XML of one of its parts.</summary>
internal sealed class Damage(Dice dice)
{
    private static readonly string[] s_numbers = ["0", "-1", "1", "65536", "2147483648", "99999999999999999999", "1E308", "NaN", ""];

    private static readonly string[] s_insertions =
    [
        "<", "&", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<w:tbl>", "</w:tc>", "<w:tr/>", "<w:vMerge/>",
            "<w:gridSpan w:val=\"4000000000\"/>",
        "<x xmlns=\"urn:x\"/>", "\u0001", "<c r=\"XFD1048576\"><v>1</v></c>", "<mergeCell ref=\"A1:XFD1048576\"/>", "<v>1e999</v>",
            "\uFFFF",
        "<mc:AlternateContent/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<!-- -->", "<row r=\"1048577\"/>", "<w:sdt><w:sdtContent>",
    ];

    public (byte[] File, string Extension) Of(FuzzSample sample)
    {
        var file = dice.Next(4) switch
        {
            0 => Bytes(sample.Package),
            1 => Cut(sample.Package),
            _ => Parts(sample),
        };
        // Now and then the name lies.
        return (file, dice.Next(50) == 0 ? sample.Extension == ".docx" ? ".xlsx" : ".docx" : sample.Extension);
    }

    private byte[] Bytes(byte[] package)
    {
        var damaged = package.ToArray();
        for (var n = 1 + dice.Next(8); n > 0; n--) damaged[dice.Next(damaged.Length)] = (byte)dice.Next(256);
        // The directory of the zip lies at its end: half of the damage goes there.
        if (dice.Next(2) == 0) damaged[^(1 + dice.Next(Math.Min(300, damaged.Length)))] ^= (byte)(1 << dice.Next(8));
        return damaged;
    }

    private byte[] Cut(byte[] package)
    {
        var (from, length) = (dice.Next(package.Length), dice.Next(1, 400));
        return dice.Next(3) switch
        {
            0 => package[..from],
            1 => [.. package[..from], .. package[Math.Min(from + length, package.Length)..]],
            _ => [.. package[..from], .. package[..Math.Min(length, package.Length)], .. package[from..]],
        };
    }

    private byte[] Parts(FuzzSample sample)
    {
        var parts = new Dictionary<string, byte[]>(sample.Parts, StringComparer.Ordinal);
        var names = parts.Keys.Order(StringComparer.Ordinal).ToList();
        for (var n = 1 + dice.Next(3); n > 0; n--)
        {
            var name = names[dice.Next(names.Count)];
            if (!parts.TryGetValue(name, out var part)) continue;
            if (dice.Next(12) == 0 && name != PartName.ContentTypes) parts.Remove(name);
            else parts[name] = Encoding.UTF8.GetBytes(Xml(Encoding.UTF8.GetString(part)));
        }

        return PackageWriter.Write(parts);
    }

    private string Xml(string xml)
    {
        if (xml.Length == 0) return xml;
        var at = dice.Next(xml.Length);
        return dice.Next(7) switch
        {
            0 => xml.Insert(at, s_insertions[dice.Next(s_insertions.Length)]),
            1 => Between(xml, at, '>', text => s_insertions[dice.Next(s_insertions.Length)] + text),
            2 => Between(xml, at, '"', _ => s_numbers[dice.Next(s_numbers.Length)]),
            3 => xml.Remove(at, Math.Min(dice.Next(1, 60), xml.Length - at)),
            4 => Twice(xml, at),
            5 => Nested(xml, at),
            _ => Between(xml, at, '<', name => dice.Next(2) == 0 ? "/" + name : name),
        };
    }

    // What stands behind the next such sign, up to where it ends.
    private static string Between(string xml, int at, char sign, Func<string, string> change)
    {
        var from = xml.IndexOf(sign, at) + 1;
        if (from <= 0) return xml;
        var to = sign == '"' ? xml.IndexOf('"', from) : from;
        return to < from ? xml : xml[..from] + change(xml[from..to]) + xml[to..];
    }

    private string Twice(string xml, int at)
    {
        var piece = xml.Substring(at, Math.Min(dice.Next(1, 500), xml.Length - at));
        return xml.Insert(at, string.Concat(Enumerable.Repeat(piece, dice.Next(1, 4))));
    }

    private string Nested(string xml, int at)
    {
        var levels = dice.Next(2) == 0 ? 5 : 300;
        var from = xml.IndexOf('>', at) + 1;
        return from <= 0 ? xml
            : xml[..from] + string.Concat(Enumerable.Repeat("<w:sdt "
                + "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">", levels))
                + string.Concat(Enumerable.Repeat("</w:sdt>", levels)) + xml[from..];
    }
}
