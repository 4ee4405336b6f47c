using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>说明.txt: what is in the package, and how to check it with ordinary tools.</summary>
internal static class PackageReadme
{
    private const string Checking = """

        三、怎样核对（不需要 PerfLedger）
          1. 解压到一个空文件夹。名称为 UTF-8；若显示乱码，请用较新的解压程序。
          2. 文件是否完好：sha256sum -c digests.txt（Windows：certutil -hashfile 文件 SHA256，与 digests.txt 对照）。
             国密：gmssl、openssl dgst -sm3 或 sm3sum 的结果与 digests-sm3.txt 对照。
          3. 全部核对：python3 校验.py。它只用 Python 标准库，逐项打印“一致”或“不符”，全部一致时退出码为 0。
             核对：每个文件的摘要；报送件、数据、模板、资料与报送登记一致；校验码印在报送件上；
             每条事件的留痕凭证，及其与报送登记的末条凭证一致；盖章件、PDF、公开版与各自的登记一致。

        """;

    private const string Trust = """

        五、信任到哪里
          包内各摘要能证明包内文件彼此一致、自报送登记后未变。要证明登记本身未被整体改写，
          请把 report_filed 的留痕凭证与报送当时留存的纸质回执、或台账以外保存的凭证核对。

        """;

    public static string Text(PackageSource s, IReadOnlyList<PackageFile> files, bool open)
    {
        string[] lines =
        [
            .. Head(s), "", "一、包内文件",
            .. files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"  {f.Path}    {f.What}"),
            $"  {PackagePaths.Manifest}    清单：每个文件的大小、SHA-256、SM3", $"  {PackagePaths.Sha256}    各文件的 SHA-256",
            $"  {PackagePaths.Sm3}    各文件的 SM3（GB/T 32905）", "", "二、没有放入的",
            .. Absent(s, open).DefaultIfEmpty("（无）").Select(l => "  " + l), .. Checking.Split('\n'), .. Digests(s), .. Trust.Split('\n'),
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Head(PackageSource s)
    {
        var (row, f) = (s.Row, s.Filed);
        yield return f.Title;
        yield return $"报送编号 {row.Id}，{Output.Local(s.Recorded.RecordedAt)}（北京时间）报送";
        yield return $"表尾校验码 {AttachSeal.CodeOf(f)}；{SealStates.Word(row.Seal)}";
        if (f.Corrects is { } earlier) yield return $"本版更正第{earlier}版。";
        if (row.Number < row.Latest) yield return $"本版已由第{row.Latest}版更正。";
    }

    private static IEnumerable<string> Absent(PackageSource s, bool open)
    {
        if (open)
        {
            yield return "本包不带个人信息：报送件、数据、PDF、电子表格、盖章件不在包内，只有公开版。";
            yield return $"事件中的自由文字和个人信息（{s.Streams.Sum(x => x.Events.Sum(e => e.PrivateMembers))} 处）已留空，"
                + "只给出承诺值（withheld），留痕凭证仍可重算。";
        }
        else if (s.Pdf is null)
        {
            yield return "没有 PDF：报送件还没有转换过 PDF（转换需要 LibreOffice 或 PDF 服务）。";
        }

        if (!open && !s.Regeneration.Identical) yield return "没有电子表格：报送件不能由事件逐字节重新生成，各表的数不再可信。";
        if (!open && !s.Seals.Any()) yield return "没有盖章件：还没有上传盖章扫描件。";
        if (!s.Renditions.Any()) yield return "没有公开版：还没有制作。";
        foreach (var made in s.Renditions)
            yield return $"公开版第{made.Rendition}稿遮盖了 {made.Places.Count(p => p.Hidden)} 处，印作“（略）”；处所、类别和依据见报送事件。";
    }

    private static string[] Digests(PackageSource s) =>
    [
        "四、摘要怎样对应", $"  报送件的 SHA-256：{s.Filed.Pins.ByteDigest}",
        $"  数据的 SHA-256：{s.Filed.Pins.ModelDigest}；前 16 位即表尾校验码，印在每一页，也是盖章件附到本版的依据。",
        $"  内容摘要：{s.Filed.Pins.CanonicalDigest}；把 .docx 当作 zip 解开，部件按名称的 UTF-16 次序，",
        "    每个部件写三行（名称、字节数、小写的 SHA-256），合在一起再取 SHA-256。重新压缩不改变它。",
        $"  登记以上摘要的事件：{PackagePaths.Events(s.Row.Filing)} 第{s.Recorded.Version}行（report_filed）。",
        "  留痕凭证（leaf）怎样由事件算出，见 校验.py 的 leaf 函数；它把每条事件与同流的前一条连在一起。",
    ];
}
