namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Finds what could run on the reader's machine, by name and, because names can lie, by content.</summary>
internal static class ForbiddenContent
{
    /// <summary>How every OLE file begins.</summary>
    public static ReadOnlySpan<byte> OleSignature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static void CheckName(string part)
    {
        var file = part[(part.LastIndexOf('/') + 1)..];
        if (Is(file, "vbaProject.bin") || Is(file, "vbaData.xml"))
            throw Refusals.Macros(part);
        var chartData = file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase); // a native chart keeps its figures in a workbook
        if (Within(part, "/activeX/") || (Within(part, "/embeddings/") && !chartData))
            throw Refusals.EmbeddedObject(part);
    }

    public static void CheckContent(string part, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(OleSignature))
            throw Refusals.EmbeddedObject(part);
        if (part == PartName.ContentTypes && content.IndexOf("macroEnabled"u8) >= 0)
            throw Refusals.Macros(part);
    }

    private static bool Within(string part, string folder) => part.Contains(folder, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string file, string name) => file.Equals(name, StringComparison.OrdinalIgnoreCase);
}
