namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// Writes a package as bytes that depend on the parts alone: no clock, no operating system, no library version. Frozen with the engine.
/// </summary>
public static class PackageWriter
{
    /// <summary>
    /// Writes the parts, <c>[Content_Types].xml</c> first and the others ordinally by name. A part that deflate would not make smaller
    /// is stored.
    /// </summary>
    /// <param name="parts">Part names, as in the package (<c>word/document.xml</c>), and their bytes.</param>
    /// <exception cref="ArgumentException">A name is not plain, or the content types are missing.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (!parts.ContainsKey(PartName.ContentTypes))
            throw new ArgumentException($"A package needs the part {PartName.ContentTypes}.", nameof(parts));
        if (parts.Keys.FirstOrDefault(name => !PartName.IsPlain(name)) is { } bad)
            throw new ArgumentException($"Not a plain part name: {bad}", nameof(parts));

        return ZipWriter.Write(
            parts.OrderBy(part => part.Key != PartName.ContentTypes).ThenBy(part => part.Key, StringComparer.Ordinal));
    }
}
