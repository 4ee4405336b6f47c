using System.Collections.Immutable;

namespace PerfLedger.Domain.Organisation;

/// <summary>How a unit stands to the unit of a person.</summary>
public enum Relation
{
    /// <summary>The same unit.</summary>
    Own,

    /// <summary>Under it, at whatever depth: 下级单位.</summary>
    Child,

    /// <summary>Beside it, under the same unit.</summary>
    Sibling,

    /// <summary>Above it, at whatever height: 上级单位.</summary>
    Parent,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>Who stands under whom. A unit that is not in it stands alone.</summary>
/// <param name="units">Units as registered.</param>
public sealed class OrganisationTree(IEnumerable<UnitRegistered> units)
{
    private readonly ImmutableDictionary<string, UnitRegistered> _units = units.ToImmutableDictionary(u => u.Code, StringComparer.Ordinal);

    /// <summary>Without any unit.</summary>
    public static OrganisationTree Empty { get; } = new([]);

    /// <summary>The unit as registered; null when it is not in the tree.</summary>
    public UnitRegistered? Find(string code) => _units.GetValueOrDefault(code);

    /// <summary>The units above a unit, the nearest first.</summary>
    public IReadOnlyList<string> Above(string code)
    {
        var above = new List<string>();
        for (var at = Find(code)?.Parent; at is not null && at != code && !above.Contains(at); at = Find(at)?.Parent) above.Add(at);
        return above;
    }

    /// <summary>The unit and all under it.</summary>
    public IEnumerable<string> Within(string code) => _units.Keys.Where(u => Above(u).Contains(code)).Prepend(code);

    /// <summary>How <paramref name="unit"/> stands to <paramref name="from"/>.</summary>
    public Relation Of(string from, string unit)
    {
        if (from == unit) return Relation.Own;
        if (Above(unit).Contains(from)) return Relation.Child;
        if (Above(from).Contains(unit)) return Relation.Parent;
        return Find(from)?.Parent is { } parent && Find(unit)?.Parent == parent ? Relation.Sibling : Relation.Other;
    }
}
