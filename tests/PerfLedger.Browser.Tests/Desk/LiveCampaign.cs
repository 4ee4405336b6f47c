using PerfLedger.Domain;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Reminders;

namespace PerfLedger.Browser.Tests.Desk;

/// <summary>A campaign that goes on, of an office and units of its own, with what was due some days before or after today.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Issuer">Code of the issuing office.</param>
/// <param name="Units">Codes of its units.</param>
internal sealed record LiveCampaign(string Stream, string Issuer, IReadOnlyList<string> Units)
{
    private static int made;

    public static async Task<LiveCampaign> OpenAsync(Site site, int units, int daysFromToday)
    {
        var letter = $"Q{Interlocked.Increment(ref made)}";
        var (issuer, sample) = ($"{letter}-CZJ", DemoSamples.Read().Campaign);
        var due = (await site.Session.TodayAsync(CancellationToken.None)).AddDays(daysFromToday);
        var file = sample with
        {
            Issuer = issuer,
            Title = $"关于开展{letter}区绩效自评的通知",
            Retrospective = false,
            LockAtDue = false,
            Directions = [],
            Units = [.. Enumerable.Range(1, units).Select(n =>
                new CampaignFile.Unit($"{letter}-{n:0000}", $"{letter}区第{n}单位", "department"))],
            Forms = [sample.Forms[0]],
            Routes = [new(sample.Forms[0], "department", null, $"{letter}区财政局建设股", due, "张某 0000-0000000")],
            Stages = [],
        };
        var (organiser, _) = await site.PersonAsync(issuer, [Role.Organiser]);
        var desk = new CommandDesk(site.Session.Ledger, new Actor(organiser, "organiser", issuer, Assurance.Asserted));
        await desk.DecideAsync(Streams.Campaigns, file.Stream, file.Decide, CancellationToken.None);
        return new LiveCampaign(file.Stream, issuer, [.. file.Units.Select(u => u.Code)]);
    }

    /// <summary>Sends out what is due for reminding, as the job does.</summary>
    public async Task RemindAsync(Site site)
    {
        var ct = CancellationToken.None;
        var day = await ReminderDay.ReadAsync(site.Session, ct);
        var campaign = (await site.Session.Ledger.FoldAsync(Streams.Campaigns, Stream, AsOf.Now, ct)).State;
        await new ReminderDesk(site.Session, day, (_, _) => new CommandDesk(site.Session.Ledger,
            new Actor("job.reminders", "system", Issuer, Assurance.Job))).IssueAsync(Stream, campaign, ct);
    }

    /// <summary>Puts the units into the tree, below the office.</summary>
    public async Task PlantAsync(Site site)
    {
        var (admin, _) = await site.PersonAsync(Issuer, [Role.SystemAdmin]);
        var desk = new CommandDesk(site.Session.Ledger, new Actor(admin, "systemadmin", Issuer, Assurance.Asserted));
        var tree = new OrganisationTree([new UnitRegistered(Issuer, Issuer, null, "finance")]);
        UnitRegistered[] all = [new(Issuer, $"{Issuer}财政局", null, "finance"),
            .. Units.Select(u => new UnitRegistered(u, $"{u}单位", Issuer, "department"))];
        await desk.DecideAsync([.. all.Select(u => StreamWork.Of<Unit, IUnitEvent>(
            Streams.Units, StreamIds.Unit(u.Code), s => new RegisterUnit(u, tree).Decide(s)))], null, CancellationToken.None);
    }
}
