using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>Records that a unit was rung, from a word or a page.</summary>
internal static class CallDesk
{
    public static async Task<(UnitEnlisted Unit, Outcome Outcome)> CalledAsync(
        LedgerSession session, CommandDesk desk, string stream, string unit, string? person, string note, CancellationToken ct)
    {
        var campaign = await FindAsync(session, stream, ct);
        if (!campaign.Units.TryGetValue(unit, out var enlisted))
            throw new CliException(ExitCodes.NotFound, $"“{campaign.Opened!.Title}”里没有单位“{unit}”。请从参评单位中选。")
            {
                Word = $"perfledger campaign show {stream}",
            };
        if (person is not null && await Actors.HolderAsync(session.Ledger, person, ct) is null)
            throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{person}”。不是登记人员时不填人员，在答复里写明。")
            {
                Word = "--person 人员、--note 答复",
            };
        var decide = new CallUnit(desk.Actor.Who(), person, note);
        return (enlisted, await desk.DecideAsync(Streams.Reminders, StreamIds.Reminder(stream, unit), decide.Decide, ct));
    }

    public static async Task<Campaign> FindAsync(LedgerSession session, string stream, CancellationToken ct)
    {
        var campaign = StreamIds.IsCampaign(stream)
            ? (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State
            : Campaign.Initial;
        return campaign.Opened is not null ? campaign
            : throw new CliException(ExitCodes.NotFound, $"没有评价工作“{stream}”。请核对编号。")
            {
                Word = "perfledger campaign list；开设用 perfledger campaign open 文件",
            };
    }
}
