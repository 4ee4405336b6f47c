using PerfLedger.Domain;
using PerfLedger.Domain.Organisation;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Organisation;

/// <summary>Registers units in the tree: for the word and the page.</summary>
internal static class UnitDesk
{
    public static async Task<Outcome> AddAsync(Reads reads, CommandDesk desk, UnitRegistered unit, CancellationToken ct)
    {
        var units = await UnitQuery.AllAsync(reads, ct);
        var tree = new OrganisationTree(units.Select(u => u.Unit));
        if (!StreamIds.IsSegment(unit.Code)) throw new CliException(ExitCodes.BadInput, $"单位代码“{unit.Code}”无效：只用字母、数字和连字符。");
        // The units above are guarded: two moves at the same time cannot make a circle.
        var above = unit.Parent is null ? [] : tree.Above(unit.Parent).Prepend(unit.Parent).Where(u => u != unit.Code);
        var guards = units.Where(u => above.Contains(u.Unit.Code)).Select(u => new Guard(StreamIds.Unit(u.Unit.Code), u.Version)).ToList();
        var work = StreamWork.Of<Unit, IUnitEvent>(Streams.Units, StreamIds.Unit(unit.Code), new RegisterUnit(unit, tree).Decide);
        return await desk.DecideAsync([work], guards, ct);
    }
}
