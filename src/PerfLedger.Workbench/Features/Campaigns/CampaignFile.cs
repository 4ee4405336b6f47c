using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Campaigns;

/// <summary>The file a campaign is set up from: <c>perfledger/campaign/1</c> (docs/campaigns.md).</summary>
internal sealed record CampaignFile(
    string Schema, int FiscalYear, string Issuer, string Notice, string Title, string RulePack, string[] Forms, bool Retrospective,
    CampaignFile.Direction[] Directions, CampaignFile.Unit[] Units, CampaignFile.Route[] Routes, bool LockAtDue = false,
    int[]? Reminders = null)
{
    private const string Known = "perfledger/campaign/1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    internal sealed record Direction(string Code, string Name, string? Office);

    internal sealed record Unit(string Code, string Name, string Kind);

    internal sealed record Route(string Form, string UnitKind, string? Direction, string Office, DateOnly Due, string? Contact);

    public string Stream => StreamIds.Campaign(FiscalYear, Issuer, Notice);

    public static CampaignFile Read(FileInfo file)
    {
        if (!file.Exists) throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
        try
        {
            var read = JsonSerializer.Deserialize<CampaignFile>(File.ReadAllBytes(file.FullName), Strict)!;
            return read.Schema == Known ? read
                : throw new CliException(ExitCodes.BadInput, $"{file.Name}：/schema 为“{read.Schema}”，应为“{Known}”。");
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCodes.BadInput,
                $"{file.Name}：{e.Path ?? "整个文件"} 第{e.LineNumber + 1}行看不懂，应符合 {Known}（见 docs/campaigns.md）：{e.Message}");
        }
    }

    /// <summary>All that the file orders, as one decision: what already stands gives no events.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        Func<Campaign, Decision<ICampaignEvent>>[] steps =
        [
            new OpenCampaign(new CampaignOpened(FiscalYear, Issuer, Notice, Title, RulePack, [.. Forms], Retrospective, LockAtDue)).Decide,
            .. Directions.Select(d => (Func<Campaign, Decision<ICampaignEvent>>)new AddDirection(d.Code, d.Name, d.Office).Decide),
            .. Units.Select(u => (Func<Campaign, Decision<ICampaignEvent>>)new EnlistUnit(u.Code, u.Name, u.Kind).Decide),
            .. Routes.Select(r =>
                (Func<Campaign, Decision<ICampaignEvent>>)new LayRoute(r.Form, r.UnitKind, r.Direction, r.Office, r.Due, r.Contact).Decide),
            .. Reminders is { } days ? [new SetReminderSteps([.. days]).Decide] : (Func<Campaign, Decision<ICampaignEvent>>[])[],
        ];
        var events = new List<ICampaignEvent>();
        foreach (var step in steps)
        {
            if (step(state) is not Decision<ICampaignEvent>.Accepted accepted) return step(state);
            events.AddRange(accepted.Events);
            state = accepted.Events.Aggregate(state, (s, e) => Campaign.Evolve(s, e, default));
        }

        return events;
    }
}
