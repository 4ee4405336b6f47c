namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A tag that does not belong to the language; caught where the place is known and turned into a fault.</summary>
internal sealed class SyntaxException(string message, string? suggestion = null) : Exception(message)
{
    public string? Suggestion { get; } = suggestion;
}
