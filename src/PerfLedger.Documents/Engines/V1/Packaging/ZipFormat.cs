namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>The constants of the ZIP format (APPNOTE 6.3) that reader and writer share.</summary>
internal static class ZipFormat
{
    public const uint LocalSignature = 0x04034B50;
    public const uint CentralSignature = 0x02014B50;
    public const uint EndSignature = 0x06054B50;

    public const int LocalSize = 30;
    public const int CentralSize = 46;
    public const int EndSize = 22;

    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    /// <summary>Names are UTF-8.</summary>
    public const ushort Utf8Flag = 0x0800;

    /// <summary>Version 2.0 on the FAT family: needed for deflate, and the same whatever system writes.</summary>
    public const ushort MadeBy20 = 20;

    /// <summary>The same on Unix, and the attributes of an ordinary file there.</summary>
    public const ushort MadeByUnix = 0x0314;
    public const uint OrdinaryFile = 0x81A4_0000;

    /// <summary>1980-01-01 00:00, the first instant the format can name.</summary>
    public const ushort DosDate = 0x0021;
    public const ushort DosTime = 0x0000;
}
