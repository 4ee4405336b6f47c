using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Documents;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>
/// The limit: a writer made for this one form. Straight-line code over typed values and constant XML, no template, no JSON, no names
/// looked up. The same zip, deflate and digests, for the bytes must be the same.
/// </summary>
internal sealed class HandWritten
{
    private readonly byte[][] head;
    private readonly (byte[] Before, byte[] Open, byte[] Close) expected, done, remarks;
    private readonly byte[] beforeRows, tail;
    private readonly RowXml rows, lastRows;
    private readonly byte[][] total, footer, core;
    private readonly ArrayBufferWriter<byte> output = new(1 << 17);

    public HandWritten()
    {
        var body = Pieces.Of("word/document.xml");
        head = [.. Enumerable.Range(0, 24).Select(_ => Utf8(body.Next()))];
        expected = Paragraph(body);
        done = Paragraph(body);
        (var before, var lead) = body.NextBefore("<w:tr>");
        beforeRows = Utf8(before);
        rows = RowXml.Read(lead, body);
        lastRows = rows.KeptTogether();
        total = [Utf8(body.Next()), Utf8(body.Next()), Utf8(body.Next())];
        remarks = Paragraph(body);
        tail = Utf8(body.Next());
        footer = All("word/footer1.xml", 5);
        core = All("docProps/core.xml", 4);
    }

    public RenderedDocument Write(byte[] model, FormValues v)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(model));
        var parts = new Dictionary<string, byte[]>(Pieces.Parts)
        {
            ["word/document.xml"] = Body(v),
            ["word/footer1.xml"] = Between(footer, [.. v.Trace, digest[..16]]),
            ["docProps/core.xml"] = Core(v),
        };
        var package = PackageWriter.Write(parts);
        return new(package, Convert.ToHexStringLower(SHA256.HashData(package)), CanonicalDigest.Of(parts), digest);
    }

    private byte[] Body(FormValues v)
    {
        output.ResetWrittenCount();
        for (var i = 0; i < head.Length; i++)
        {
            output.Write(head[i]);
            Text(v.Head[i]);
        }

        Paragraphs(expected, v.Expected);
        Paragraphs(done, v.Done);
        output.Write(beforeRows);
        for (var i = 0; i < v.Rows.Length; i++)
            Row(i < v.Rows.Length - 2 ? rows : lastRows, v.Rows[i], i == 0 ? null : v.Rows[i - 1]);
        for (var i = 0; i < total.Length; i++)
        {
            output.Write(total[i]);
            Text(v.Total[i]);
        }

        Paragraphs(remarks, v.Remarks);
        output.Write(tail);
        return output.WrittenSpan.ToArray();
    }

    private void Row(RowXml xml, RowValues row, RowValues? above)
    {
        var sameLevel1 = above is not null && row.Level1 == above.Level1 && row.Quota == above.Quota;
        if (sameLevel1 && row.Level2 == above!.Level2) output.Write(xml.Same);
        else
        {
            if (sameLevel1) output.Write(xml.SameLevel1);
            else Level1(xml, row);
            Text(row.Level2);
            output.Write(xml.AfterLevel2);
        }

        Text(row.Level3);
        output.Write(xml.Cells[0]);
        Text(row.Target);
        output.Write(xml.Cells[1]);
        Text(row.Actual);
        output.Write(xml.Cells[2]);
        Text(row.Weight);
        output.Write(xml.Cells[3]);
        Text(row.Score);
        output.Write(xml.Cells[4]);
        Text(row.Deviation);
        output.Write(xml.End);
    }

    private void Level1(RowXml xml, RowValues row)
    {
        output.Write(row.Quota.Length > 0 ? xml.WithQuota : xml.WithoutQuota);
        Text(row.Level1);
        output.Write(row.Quota.Length > 0 ? xml.Quota : xml.Level2);
        if (row.Quota.Length == 0) return;
        Text(row.Quota);
        output.Write(xml.AfterQuota);
    }

    private void Paragraphs((byte[] Before, byte[] Open, byte[] Close) list, string[] texts)
    {
        output.Write(list.Before);
        foreach (var text in texts)
        {
            output.Write(list.Open);
            Text(text);
            output.Write(list.Close);
        }
    }

    private byte[] Between(byte[][] fixedText, string[] values)
    {
        output.ResetWrittenCount();
        for (var i = 0; i < values.Length; i++)
        {
            output.Write(fixedText[i]);
            Text(values[i]);
        }

        output.Write(fixedText[^1]);
        return output.WrittenSpan.ToArray();
    }

    // All 13 forms are of one instant, that of the marked form: it stands in the constants.
    private byte[] Core(FormValues v) => Between(core, [v.Properties[0], v.Properties[1], v.Properties[1]]);

    private void Text(string text)
    {
        var plain = 0;
        for (var i = text.AsSpan().IndexOfAny("&<>\n"); i >= 0; i = Next(text, plain))
        {
            Plain(text.AsSpan(plain, i - plain));
            output.Write(text[i] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                _ => "</w:t><w:br/><w:t xml:space=\"preserve\">"u8,
            });
            plain = i + 1;
        }

        Plain(text.AsSpan(plain));
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny("&<>\n") is >= 0 and var i ? from + i : -1;

    private void Plain(ReadOnlySpan<char> text) =>
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private static (byte[] Before, byte[] Open, byte[] Close) Paragraph(Pieces body)
    {
        var (before, open) = body.NextBefore("<w:p>");
        return (Utf8(before), Utf8(open), Utf8(body.Behind("</w:p>")));
    }

    private static byte[][] All(string part, int pieces)
    {
        var of = Pieces.Of(part);
        return [.. Enumerable.Range(0, pieces).Select(_ => Utf8(of.Next()))];
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
