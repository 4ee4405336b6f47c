using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// What a set of files would change, cell by cell: shown, kept, and applied exactly so or not at all. Nothing of it stands in the ledger.
/// </summary>
/// <param name="Schema">perfledger/intake/1</param>
/// <param name="Ledger">The ledger it was made for.</param>
/// <param name="Files">The files in the order given.</param>
internal sealed record Proposal(string Schema, string Ledger, ImmutableArray<ProposedFile> Files)
{
    public const string Version = "perfledger/intake/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public IEnumerable<ProposedCell> Cells => Files.SelectMany(f => f.Forms).SelectMany(f => f.Cells);

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads a kept proposal; null when the bytes are none.</summary>
    public static Proposal? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Proposal>(json, Json);
            return read is { Schema: Version, Files.IsDefault: false } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file of a proposal.</summary>
/// <param name="Name">Name as shown, and as <c>--accept</c> says it.</param>
/// <param name="Path">Where it lies; in a zip the zip.</param>
/// <param name="Sha256">Digest of the file as handed in, before any conversion.</param>
/// <param name="Refused">Why it was not read; null when it was.</param>
/// <param name="Notes">What was settled in reading, and what could not be told whose it is.</param>
/// <param name="Forms">The forms found in it.</param>
internal sealed record ProposedFile(
    string Name, string Path, string Sha256, string? Refused, ImmutableArray<string> Notes, ImmutableArray<ProposedForm> Forms)
{
    /// <summary>A file none of whose forms is in the ledger.</summary>
    public bool IsUnmatched => Refused is not null || Forms.IsEmpty;
}

/// <summary>One form of a file, held against the ledger.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Title">Title as listed.</param>
/// <param name="MadeAt">The version the file was made from, when it says so.</param>
/// <param name="Same">Figures that stand in the ledger as in the file.</param>
/// <param name="Notes">Figures not found, rows too many, names in the head that differ.</param>
/// <param name="Cells">Figures that differ.</param>
internal sealed record ProposedForm(
    string Evaluation, string Title, long? MadeAt, int Same, ImmutableArray<string> Notes, ImmutableArray<ProposedCell> Cells);

/// <summary>One figure that differs.</summary>
/// <param name="At">Place in the file: T1R9C4, 01!E9.</param>
/// <param name="Place">The place as a person names it.</param>
/// <param name="Figure">Figure code.</param>
/// <param name="Name">Its name on the form.</param>
/// <param name="Ledger">What the ledger holds now.</param>
/// <param name="File">What the file shows.</param>
/// <param name="State">Whether it can be taken over.</param>
/// <param name="Value">The value that would be entered; null when it cannot be.</param>
/// <param name="Seen">Ledger position of the last change of the figure, 0 = never entered: acceptance holds it against the ledger
/// again.</param>
/// <param name="Why">Why it cannot be taken over, and what to do.</param>
internal sealed record ProposedCell(
    string At, string Place, string Figure, string Name, string? Ledger, string? File, CellState State, FigureValue? Value, long Seen,
    string? Why = null);

/// <summary>Whether a differing figure can be taken over.</summary>
internal enum CellState
{
    /// <summary>It can.</summary>
    Proposed,

    /// <summary>The ledger changed after the file was made, and the file says something else.</summary>
    Conflict,

    /// <summary>What the file shows is no value for this cell.</summary>
    Unreadable,
}
