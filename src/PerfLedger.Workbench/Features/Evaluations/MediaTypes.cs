namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>What a file is by its first bytes; the name is not believed.</summary>
internal static class MediaTypes
{
    private const string Unknown = "application/octet-stream", Zip = "application/zip";

    private static readonly (byte[] Magic, string Type)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0xD0, 0xCF, 0x11, 0xE0], "application/x-ole-storage"), ("PK\u0003\u0004"u8.ToArray(), Zip),
    ];

    // By the name: what a double click would run, whatever its bytes are.
    private static readonly string[] Runs =
    [
        ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".lnk",
        ".jar", ".apk", ".sh", ".py", ".reg", ".html", ".htm", ".svg", ".xhtml", ".xml", ".docm", ".xlsm", ".pptm", ".xlam", ".iso",
    ];

    public static string Sniff(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Of(Head(stream), file.Name);
    }

    /// <summary>The same for a stream, which stands at its beginning afterwards.</summary>
    public static string Sniff(Stream seekable, string name)
    {
        var type = Of(Head(seekable), name);
        seekable.Position = 0;
        return type;
    }

    /// <summary>Why a file of this type and name is not taken as evidence; null when it is.</summary>
    public static string? IsRisky(string media, string name) =>
        Runs.Contains(Path.GetExtension(name).ToLowerInvariant()) ? $"是程序、脚本或带宏的文件（{Path.GetExtension(name)}），不收"
        : media == Unknown ? "的内容不是可识别的文件类型（看内容，不看扩展名），不收"
        : null;

    private static byte[] Head(Stream stream)
    {
        var head = new byte[8];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static string Of(byte[] head, string name)
    {
        var found = Array.Find(Known, k => head.AsSpan().StartsWith(k.Magic));
        return (found.Type, Path.GetExtension(name).ToLowerInvariant()) switch
        {
            (null, _) => Unknown,
            (Zip, ".docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (Zip, ".xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => found.Type,
        };
    }
}
