namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>What a file is by its first bytes; the name is not believed.</summary>
internal static class MediaTypes
{
    private static readonly (byte[] Magic, string Type)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0xD0, 0xCF, 0x11, 0xE0], "application/x-ole-storage"), ("PK\u0003\u0004"u8.ToArray(), "application/zip"),
    ];

    public static string Sniff(FileInfo file)
    {
        var head = new byte[8];
        using var stream = file.OpenRead();
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var found = Array.Find(Known, k => head.AsSpan(0, read).StartsWith(k.Magic));
        if (found.Type is null) return "application/octet-stream";
        return (found.Type, file.Extension.ToLowerInvariant()) switch
        {
            ("application/zip", ".docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ("application/zip", ".xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => found.Type,
        };
    }
}
