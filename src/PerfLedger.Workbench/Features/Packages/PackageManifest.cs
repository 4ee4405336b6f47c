using System.Text.Encodings.Web;
using System.Text.Json;
using PerfLedger.Domain;
using PerfLedger.Domain.Filings;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>manifest.json: what the package is of, and every file with its digests (docs/export-package.md).</summary>
internal static class PackageManifest
{
    public const string Format = "perfledger/export-package/1";

    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(PackageSource source, IReadOnlyList<PackageFile> files, IReadOnlyList<PropertyCheck> checks, bool open)
    {
        var (row, f) = (source.Row, source.Filed);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                format = Format,
                filing = row.Filing,
                number = row.Number,
                corrects = f.Corrects,
                correctedBy = row.Number < row.Latest ? row.Latest : (int?)null,
                title = f.Title,
                code = AttachSeal.CodeOf(f),
                seal = SealStates.Word(row.Seal),
                withheld = open,
                document = open ? null : PackagePaths.Document(row),
                model = open ? null : PackagePaths.Model,
                pdf = files.FirstOrDefault(x => x.Path == $"报告/{PackagePaths.Name(row)}.pdf")?.Path,
                filingEvents = PackagePaths.Events(row.Filing),
                streams = source.Streams.Select(s => new { stream = s.Stream, version = s.Version, path = PackagePaths.Events(s.Stream) }),
                materials = f.Pins.Materials.Select(m => new { kind = m.Kind, name = m.Name, path = PackagePaths.Material(m) }),
                template = "模板/template.docx",
                checks = checks.Select(c => new { property = c.Property, item = c.Item, result = c.Result, detail = c.Detail }),
                files = files.OrderBy(x => x.Path, StringComparer.Ordinal).Select(x => new
                {
                    path = x.Path,
                    what = x.What,
                    size = x.Bytes.Length,
                    sha256 = Library.Digest(x.Bytes),
                    sm3 = Sm3.Hex(x.Bytes),
                }),
            },
            Plain);
    }
}
