using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Domain.Filings;
using PerfLedger.Documents.Renditions.V1;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>A finished package.</summary>
/// <param name="Zip">The zip.</param>
/// <param name="Files">What stands in it.</param>
/// <param name="Checks">The self-check of the four properties.</param>
internal sealed record MadePackage(byte[] Zip, IReadOnlyList<PackageFile> Files, IReadOnlyList<PropertyCheck> Checks);

/// <summary>
/// Makes the package of a filing: everything that shows what was filed, by whom and how, to be checked without this program. A function
/// of the ledger alone: the same filing in the same state gives the same bytes.
/// </summary>
internal sealed class ExportPackage(LedgerSession session)
{
    private const long MostBytes = 1L << 30;

    private static readonly byte[] CheckerScript = ReadScript();

    /// <summary>Makes it.</summary>
    /// <param name="source">The filing.</param>
    /// <param name="open">True: what may be public only; private texts of the events are withheld.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<MadePackage> MakeAsync(PackageSource source, bool open, CancellationToken ct)
    {
        if (open) RequireRendition(source);
        var files = new List<PackageFile>();
        if (!open)
        {
            files.Add(new(PackagePaths.Document(source.Row), source.Document, "报送件，与报送时逐字节相同"));
            files.Add(new(PackagePaths.Model, source.Model, "报送件的数据（规范 JSON）"));
        }

        files.Add(new(PackagePaths.Receipt, source.Receipt, "报送回执"));
        files.AddRange(source.Streams.Select(s => new PackageFile(
            PackagePaths.Events(s.Stream), [.. s.Events.SelectMany(e => e.Line(open))], $"{s.Stream} 的事件 1–{s.Version}")));
        files.AddRange(source.Materials.Select(m =>
            new PackageFile(PackagePaths.Material(m.Pin), m.Bytes, $"报送时所用的{Materials.Word(m.Pin.Kind)} {m.Pin.Name}")));
        files.Add(new("模板/template.docx", source.Template, $"报送时所用的模板 {source.Filed.Pins.Template}"));
        foreach (var make in Attachments.All) files.AddRange(await make(session, source, open, ct));
        if (open) RequireNothingHidden(source, files);

        var checks = await FourProperties.CheckAsync(session, source, files, ct);
        files.Add(new(PackagePaths.FourProperties, Utf8(FourProperties.Text(source, checks)), "四性检查表"));
        files.Add(new(PackagePaths.Checker, CheckerScript, "校验程序（python3，只用标准库）"));
        files.Add(new(PackagePaths.Readme, Utf8(PackageReadme.Text(source, files, open)), "说明"));
        files.Add(new(PackagePaths.Manifest, PackageManifest.Write(source, files, checks, open), "清单"));
        files.Add(new(PackagePaths.Sm3, Digests(files, b => Domain.Sm3.Hex(b)), "各文件的 SM3"));
        files.Add(new(PackagePaths.Sha256, Digests(files, b => Library.Digest(b)), "各文件的 SHA-256"));
        if (files.Sum(f => (long)f.Bytes.Length) > MostBytes)
            throw new CliException(ExitCodes.Refused, "这份报送的材料超过 1 GB，不能打成一个包；请减少盖章扫描件的分辨率后重新上传。");
        var ordered = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        return new MadePackage(
            ZipWriter.Write(ordered.Select(f => KeyValuePair.Create(f.Path, f.Bytes)), forPeople: true), ordered, checks);
    }

    private static void RequireRendition(PackageSource source)
    {
        if (!source.Renditions.Any())
            throw new CliException(ExitCodes.Refused, $"{source.Row.Id} 还没有公开版，不能出不带个人信息的包；请先制作公开版。")
            {
                Word = "perfledger rendition make",
            };
    }

    // What was hidden from the public must not go out with the events: a cell is public by design, yet may name a person.
    private static void RequireNothingHidden(PackageSource source, List<PackageFile> files)
    {
        var texts = ModelTexts.Of(source.Model).ToDictionary(t => t.Place, t => t.Text, StringComparer.Ordinal);
        var hidden = source.Renditions.SelectMany(r => r.Places).Where(p => p is { Hidden: true, Kind: not "健康信息", Length: > 1 })
            .Select(p => Utf8(texts[p.Place].Substring(p.Start, p.Length))).ToList();
        var told = files.FirstOrDefault(f => !Usability.Is(f, ".docx") && hidden.Exists(h => f.Bytes.AsSpan().IndexOf(h) >= 0));
        if (told is not null)
            throw new CliException(ExitCodes.Refused, $"{told.What}里有公开版已遮盖的文字，不能出不带个人信息的包；请只公开公开版文件。");
    }

    /// <summary>In the format of sha256sum and its kin: digest, two spaces, path.</summary>
    private static byte[] Digests(IEnumerable<PackageFile> files, Func<byte[], string> digest) => Utf8(string.Concat(
        files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{digest(f.Bytes)}  {f.Path}\n")));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] ReadScript()
    {
        using var resource = typeof(ExportPackage).Assembly.GetManifestResourceStream("PerfLedger.ExportPackage.check.py")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
