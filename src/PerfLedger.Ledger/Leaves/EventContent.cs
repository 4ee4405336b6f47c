using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>What the content hash covers, as text and JSON just as the row holds it.</summary>
/// <param name="Texts">See <see cref="Leaf.Texts"/>.</param>
/// <param name="Headers">Column <c>headers</c>.</param>
/// <param name="Data">Column <c>data</c>.</param>
/// <param name="Salts">Salt of every private member by its concrete path; those of headers begin with <see cref="HeaderMark"/>.</param>
internal sealed record EventContent(
    IReadOnlyList<string> Texts, JsonElement Headers, JsonElement Data, IReadOnlyDictionary<string, byte[]> Salts)
{
    /// <summary>Root path of headers. No path of data can begin with it, because declared paths are words.</summary>
    public const string HeaderMark = "@";
}
