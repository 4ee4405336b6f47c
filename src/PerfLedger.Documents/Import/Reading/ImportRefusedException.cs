namespace PerfLedger.Documents.Import.Reading;

/// <summary>Why a file that was handed in is not read.</summary>
internal enum ImportRefusal
{
    NotOffice,
    WrongType,
    Empty,
    TooLarge,
    Encrypted,
    OldFormat,
    UnusualZip,
    Damaged,
    TooManyParts,
    BadPartName,
    DuplicatePart,
    Bomb,
    Macros,
    EmbeddedObject,
    ExternalLink,
    Dtd,
    TooDeep,
    BadXml,
    TooMuchContent,
    TimeExceeded,
    MemoryExceeded,
    WorkerFailed,
    ConversionFailed,
}

/// <summary>A file that is not read. The message is a Chinese sentence: what was found, where, and what to do.</summary>
internal sealed class ImportRefusedException(ImportRefusal reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public ImportRefusal Reason { get; } = reason;
}
