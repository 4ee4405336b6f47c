using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// Files of the old formats, made new by LibreOffice; what it wrote is read like any other file of a stranger.
/// </summary>
internal sealed class OldFormats(string folder)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> NewFormats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = ".docx",
        [".wps"] = ".docx",
        [".xls"] = ".xlsx",
        [".et"] = ".xlsx",
    };

    public static bool IsOne(string extension) => NewFormats.ContainsKey(extension);

    /// <summary>The path of the new file and its extension.</summary>
    public async Task<(string Path, string Extension)> ConvertAsync(string path, string extension, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        if (!bytes.AsSpan().StartsWith(OleFile.Signature))
            throw Refuse.WrongType(extension, bytes.AsSpan().StartsWith("PK"u8) ? "新版 Office 文件或压缩包" : "别的东西");
        if (OleFile.IsEncrypted(bytes)) throw Refuse.Encrypted();
        if (OleFile.HasMacros(bytes)) throw Refuse.OldMacros();
        var source = Path.Combine(folder, "source" + extension.ToLowerInvariant());
        await File.WriteAllBytesAsync(source, bytes, ct);
        var output = Directory.CreateDirectory(Path.Combine(folder, "converted")).FullName;
        using var office = Soffice.Find(Longest) ?? throw Refuse.Conversion("本机没有安装 LibreOffice");
        var (answer, made) = await office.ConvertAsync(source, NewFormats[extension][1..], output, ct);
        if (!answer.InTime) throw Refuse.Conversion($"超过 {Longest.TotalSeconds:0} 秒");
        return made is null
            ? throw Refuse.Conversion("LibreOffice 没有写出文件，可能设有密码或已损坏")
            : (made.FullName, NewFormats[extension]);
    }
}
