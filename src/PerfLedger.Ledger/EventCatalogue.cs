using System.Text.RegularExpressions;

namespace PerfLedger.Ledger;

/// <summary>A type of event the program knows.</summary>
/// <param name="Name">Stored name, snake case.</param>
/// <param name="Schema">Version of the shape in which new events of this type are written, from 1.</param>
/// <param name="PrivateMembers">
/// JSON paths of free text and personal members, replaced in the leaf by salted commitments: <c>reason.text</c>, <c>opinions[].text</c>.
/// </param>
public sealed record EventType(string Name, int Schema, IReadOnlyList<string> PrivateMembers);

/// <summary>All event types the program knows. An unknown one stops appending as well as reading.</summary>
public sealed partial class EventCatalogue
{
    private readonly Dictionary<string, EventType> types = new(StringComparer.Ordinal);

    /// <summary>Collects the types; a malformed or doubled one is an <see cref="ArgumentException"/>.</summary>
    public EventCatalogue(IEnumerable<EventType> types)
    {
        foreach (var type in types)
        {
            if (!NamePattern().IsMatch(type.Name) || type.Name.Length > 500)
                throw new ArgumentException($"'{type.Name}' is no event type name: use snake case, at most 500 characters.", nameof(types));
            if (type.Schema < 1)
                throw new ArgumentException($"The schema of '{type.Name}' is {type.Schema}; schemas count from 1.", nameof(types));
            if (type.PrivateMembers.FirstOrDefault(path => !PathPattern().IsMatch(path)) is { } wrong)
                throw new ArgumentException($"'{wrong}' of '{type.Name}' is no path like reason.text or opinions[].text.", nameof(types));
            if (!this.types.TryAdd(type.Name, type))
                throw new ArgumentException($"The event type '{type.Name}' is declared twice.", nameof(types));
        }
    }

    /// <summary>The type of this name; an unknown name is a <see cref="LedgerException"/>.</summary>
    public EventType Find(string name) => types.TryGetValue(name, out var type)
        ? type
        : throw new LedgerException($"不认识事件“{name}”：程序比台账旧，或这条事件不是本程序写的；请换用较新的程序，或用 perfledger verify 核对台账。");

    internal bool Knows(string name) => types.ContainsKey(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A\w+(\[\])*(\.\w+(\[\])*)*\z")]
    private static partial Regex PathPattern();
}
