using System.Collections.Immutable;

namespace PerfLedger.Domain.Authority;

/// <summary>What a granted role is limited to; each limit narrows, null = no limit.</summary>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Campaign">Stream id of a campaign.</param>
/// <param name="Direction">Code of a direction: a special fund or one of its projects.</param>
/// <param name="Block">A block of the forms.</param>
/// <param name="FiscalYear">Year judged.</param>
/// <param name="Sample">Stream ids of the forms drawn for an evaluator.</param>
/// <param name="Until">Last day, Asia/Shanghai; the whole day counts.</param>
public sealed record Scope(
    string? Unit = null, string? Campaign = null, string? Direction = null, Block? Block = null, int? FiscalYear = null,
    ImmutableArray<string> Sample = default, DateOnly? Until = null)
{
    /// <summary>The same limits, whatever instance they stand in.</summary>
    public bool Equals(Scope? other) => other is not null
        && (Unit, Campaign, Direction, Block, FiscalYear, Until)
            == (other.Unit, other.Campaign, other.Direction, other.Block, other.FiscalYear, other.Until)
        && Drawn.SequenceEqual(other.Drawn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Unit, Campaign, Direction, Block, FiscalYear, Until, Drawn.Length);

    private ImmutableArray<string> Drawn => Sample.IsDefault ? [] : Sample;
}
