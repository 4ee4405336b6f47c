using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>A campaign in the list.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Campaign">As it stands.</param>
public sealed record CampaignRow(string Stream, Campaign Campaign)
{
    /// <summary>进行中, 已办结, 已撤销, 补录.</summary>
    public string State => Campaign switch
    {
        { Cancelled: not null } => "已撤销",
        { Closed: true } => "已办结",
        { Opened.Retrospective: true } => "补录",
        _ => "进行中",
    };

    /// <summary>The next day on which a form is due; null when all have passed.</summary>
    public DateOnly? NextDue(DateOnly today) => Campaign.Routes.Select(r => (DateOnly?)r.Due).Where(d => d >= today).Min();
}

/// <summary>Campaigns within reach of a person: those of his office, and those that a unit he sees is in.</summary>
internal static class CampaignQuery
{
    public static async Task<IReadOnlyList<CampaignRow>> AllAsync(LedgerSession session, Officer officer, CancellationToken ct)
    {
        var rows = new List<CampaignRow>();
        foreach (var head in await session.Ledger.StreamsAsync("campaign.", null, ct))
        {
            var campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct)).State;
            if (IsSeen(officer, campaign)) rows.Add(new(head.Stream, campaign));
        }

        return [.. rows.OrderByDescending(r => r.Campaign.Opened!.FiscalYear).ThenBy(r => r.Stream, StringComparer.Ordinal)];
    }

    /// <summary>One that the person may look at, with its version.</summary>
    public static async Task<(Campaign Campaign, long Version)> FindAsync(
        LedgerSession session, Officer officer, string stream, CancellationToken ct)
    {
        var none = new CliException(ExitCodes.NotFound, $"没有评价工作“{stream}”，或您不能查看。请从列表中打开。");
        if (Domain.StreamIds.Parse(stream) is not { Kind: "campaign" }) throw none;
        var folded = await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct);
        return IsSeen(officer, folded.State) ? (folded.State, folded.Version) : throw none;
    }

    /// <summary>True for who organises it: an organiser of the office that issued it.</summary>
    public static bool Organises(Officer officer, Campaign campaign) =>
        officer.Role == "organiser" && officer.Unit == campaign.Opened?.Issuer;

    /// <summary>Ends the request unless the person organises it.</summary>
    public static void DemandOrganising(Officer officer, Campaign campaign)
    {
        if (!Organises(officer, campaign)) throw new CliException(ExitCodes.Refused,
            $"这项评价工作由发文的 {campaign.Opened?.Issuer} 的财务建设处办理，您（{officer.UnitName}，{officer.RoleName}）不能办理；没有写入。");
    }

    /// <summary>True for a unit of the campaign that the person may see: within his reach, or any to who organises it.</summary>
    public static bool Sees(Officer officer, Campaign campaign, string unit) =>
        Organises(officer, campaign) || officer.Units.Contains(unit);

    private static bool IsSeen(Officer officer, Campaign campaign) => campaign.Opened is not null
        && (Organises(officer, campaign) || officer.Units.Any(campaign.Units.ContainsKey));
}
