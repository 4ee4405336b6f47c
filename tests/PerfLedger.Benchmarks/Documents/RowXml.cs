using System.Text;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>The fixed XML of a row, by what it has in common with the row above.</summary>
internal sealed record RowXml(
    byte[] WithQuota, byte[] Quota, byte[] AfterQuota, byte[] WithoutQuota, byte[] Level2, byte[] AfterLevel2, byte[] SameLevel1,
    byte[] Same, byte[][] Cells, byte[] End)
{
    private const int RowMarks = 6;

    /// <summary>
    /// Reads the marked rows: a new group with points, the same again, another second level, a new group without points, and two at the
    /// end, which are kept with the sum below.
    /// </summary>
    public static RowXml Read(string lead, Pieces body)
    {
        var (quota, afterQuota, afterLevel2) = (Next(body), Next(body), Next(body));
        byte[][] cells = [.. Enumerable.Range(0, RowMarks - 1).Select(_ => Next(body))];
        var end = Encoding.UTF8.GetBytes(body.Behind("</w:tr>"));
        var same = Next(body);
        Skip(body, RowMarks - 1);
        var sameLevel1 = Next(body);
        Skip(body, RowMarks);
        var withoutQuota = Next(body);
        var level2 = Next(body);
        Skip(body, RowMarks);
        for (var last = 0; last < 2; last++) Skip(body, RowMarks);
        return new(Encoding.UTF8.GetBytes(lead), quota, afterQuota, withoutQuota, level2, afterLevel2, sameLevel1, same, cells, end);
    }

    /// <summary>The same row tied to what follows it.</summary>
    public RowXml KeptTogether() => new(
        Tied(WithQuota), Tied(Quota), Tied(AfterQuota), Tied(WithoutQuota), Tied(Level2), Tied(AfterLevel2), Tied(SameLevel1), Tied(Same),
        [.. Cells.Select(Tied)], Tied(End));

    private static byte[] Tied(byte[] xml) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(xml).Replace("\"/></w:pPr>", "\"/><w:keepNext/></w:pPr>", StringComparison.Ordinal));

    private static byte[] Next(Pieces body) => Encoding.UTF8.GetBytes(body.Next());

    private static void Skip(Pieces body, int pieces)
    {
        for (var i = 0; i < pieces; i++) body.Next();
        body.Behind("</w:tr>");
    }
}
