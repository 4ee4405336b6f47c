namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Why a package was refused. Each has its sentence in <see cref="PackageRefusedException"/>.</summary>
public enum PackageRefusal
{
    /// <summary>More bytes than a form or report can have.</summary>
    TooLarge,

    /// <summary>Not a ZIP file, or not a Word document in one.</summary>
    NotADocument,

    /// <summary>An OLE file: a password, or the old .doc or .wps under a new name.</summary>
    EncryptedOrOldFormat,

    /// <summary>A ZIP feature that Word and WPS do not write (several disks, ZIP64, another compression).</summary>
    UnusualZip,

    /// <summary>Headers, lengths or checksums contradict each other.</summary>
    Damaged,

    /// <summary>Too many parts.</summary>
    TooManyParts,

    /// <summary>A part name that is absolute, climbs out, or is otherwise not plain.</summary>
    BadPartName,

    /// <summary>Two parts of one name.</summary>
    DuplicatePart,

    /// <summary>Unpacks to far more than it weighs.</summary>
    Bomb,

    /// <summary>Carries macros.</summary>
    Macros,

    /// <summary>Carries an embedded object that can run.</summary>
    EmbeddedObject,
}

/// <summary>A package that is not let in. The message is a Chinese sentence: what was found, where, and what to do.</summary>
public sealed class PackageRefusedException : Exception
{
    internal PackageRefusedException(PackageRefusal reason, string message, string? part = null, Exception? inner = null)
        : base(message, inner)
    {
        Reason = reason;
        Part = part;
    }

    /// <summary>The rule that refused.</summary>
    public PackageRefusal Reason { get; }

    /// <summary>The part it was found in, when it is one.</summary>
    public string? Part { get; }
}
