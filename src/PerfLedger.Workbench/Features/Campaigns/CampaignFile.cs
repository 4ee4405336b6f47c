using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Campaigns.SetUp;

namespace PerfLedger.Workbench.Features.Campaigns;

/// <summary>The file a campaign is set up from: <c>perfledger/campaign/1</c> (docs/campaigns.md).</summary>
internal sealed record CampaignFile(
    string Schema, int FiscalYear, string Issuer, string Notice, string Title, string RulePack, string[] Forms, bool Retrospective,
    CampaignFile.Direction[] Directions, CampaignFile.Unit[] Units, CampaignFile.Route[] Routes, bool LockAtDue = false,
    CampaignFile.StageOrder[]? Stages = null, int? ExtensionLimitDays = null,
    int[]? Reminders = null)
{
    public const string Known = "perfledger/campaign/1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Written = new(Strict)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal sealed record Direction(string Code, string Name, string? Office);

    internal sealed record Unit(string Code, string Name, string Kind);

    internal sealed record Route(string Form, string UnitKind, string? Direction, string Office, DateOnly Due, string? Contact);

    internal sealed record StageOrder(
        CampaignStage Stage, string Office, DateOnly Due, string? UnitKind = null, string? Form = null, string? Direction = null,
        DateOnly? From = null, decimal? Rate = null, string? Contact = null);

    [JsonIgnore]
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
            throw new CliException(ExitCodes.BadInput, Faults(file) is { Count: > 0 } faults
                ? $"{file.Name} 有 {faults.Count} 处错误，应符合 {Known}（见 docs/campaigns.md），没有写入：\n  "
                    + string.Join("\n  ", faults.Select(f => $"{f.Place}：{f.What}"))
                : $"{file.Name}：{e.Path ?? "整个文件"} 第{e.LineNumber + 1}行看不懂，应符合 {Known}（见 docs/campaigns.md）：{e.Message}");
        }
    }

    private static List<SetUpFault> Faults(FileInfo file)
    {
        var (draft, faults) = CampaignJson.Read(File.ReadAllBytes(file.FullName));
        return [.. faults, .. draft is null ? [] : DraftReading.Of(draft, [], ofFile: true).Faults];
    }

    /// <summary>The file that would set up a campaign as it stands.</summary>
    public static CampaignFile Of(Campaign c) => new(
        Known, c.Opened!.FiscalYear, c.Opened.Issuer, c.Opened.Notice, c.Opened.Title, c.Opened.RulePack, [.. c.Opened.Forms],
        c.Opened.Retrospective, [.. c.Directions.Values.Select(d => new Direction(d.Code, d.Name, d.Office))],
        [.. c.Units.Values.Select(u => new Unit(u.Code, u.Name, u.Kind))],
        [.. c.Routes.Select(r => new Route(r.Form, r.UnitKind, r.Direction, r.Office, r.Due, r.Contact))], c.Opened.LockAtDue,
        [.. c.Stages.Select(s => new StageOrder(s.Stage, s.Office, s.Due, s.UnitKind, s.Form, s.Direction, s.From, s.Rate, s.Contact))],
        c.Opened.ExtensionLimitDays, [.. c.Reminders.Ascending.Reverse()]);

    /// <summary>The bytes of the file.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Written), (byte)'\n'];

    /// <summary>All that the file orders, as one decision: what stands already gives no events; all refusals at once.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        var (events, told, _) = Judge(state);
        if (told.Count == 0) return events.ToList();
        return told.Count == 1
            ? told[0].Refusal with { Message = $"{told[0].Place}：{told[0].Refusal.Message}" }
            : throw new CliException(ExitCodes.Refused, string.Join('\n',
                told.Select(r => $"{r.Place}：{r.Refusal.Message}（{r.Refusal.Code}）")));
    }

    /// <summary>What it would record, what stands against it, and the campaign as it would stand without the items refused.</summary>
    public (IReadOnlyList<ICampaignEvent> Events, IReadOnlyList<(string Place, Refusal Refusal)> Refusals,
        Campaign Then) Judge(Campaign state)
    {
        var (events, refusals) = (new List<ICampaignEvent>(), new List<(string Place, Refusal Refusal)>());
        foreach (var (place, step) in Steps())
        {
            var decision = step(state);
            if (decision is Decision<ICampaignEvent>.Refused refused) refusals.Add((place, refused.Refusal));
            if (decision is not Decision<ICampaignEvent>.Accepted accepted) continue;
            events.AddRange(accepted.Events);
            state = accepted.Events.Aggregate(state, (s, e) => Campaign.Evolve(s, e, default));
        }

        // What follows from the first, such as a campaign that is closed, is said once.
        return (events, [.. refusals.DistinctBy(r => r.Refusal)], state);
    }

    private IEnumerable<(string Place, Func<Campaign, Decision<ICampaignEvent>> Step)> Steps() =>
    [
        ("/", new OpenCampaign(new CampaignOpened(
            FiscalYear, Issuer, Notice, Title, RulePack, [.. Forms], Retrospective, LockAtDue, ExtensionLimitDays)).Decide),
        .. Places("directions", Directions, d => new AddDirection(d.Code, d.Name, d.Office).Decide),
        .. Places("units", Units, u => new EnlistUnit(u.Code, u.Name, u.Kind).Decide),
        .. Places("routes", Routes, r => new LayRoute(r.Form, r.UnitKind, r.Direction, r.Office, r.Due, r.Contact).Decide),
        .. Places("stages", Stages ?? [], s => new ScheduleStage(
            new(s.Stage, s.UnitKind, s.Form, s.Direction, s.Office, s.From, s.Due, s.Rate, s.Contact)).Decide),
        .. Reminders is { } days ? [("/reminders", new SetReminderSteps([.. days]).Decide)]
            : Array.Empty<(string, Func<Campaign, Decision<ICampaignEvent>>)>(),
    ];

    private static IEnumerable<(string, Func<Campaign, Decision<ICampaignEvent>>)> Places<T>(
        string member, IReadOnlyList<T> items, Func<T, Func<Campaign, Decision<ICampaignEvent>>> step) =>
        items.Select((item, i) => (string.Create(CultureInfo.InvariantCulture, $"/{member}/{i}"), step(item)));
}
