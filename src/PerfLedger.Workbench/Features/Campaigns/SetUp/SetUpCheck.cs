using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.Reminders;

namespace PerfLedger.Workbench.Features.Campaigns.SetUp;

/// <summary>
/// A draft held against the rules and the ledger: all that is wrong, and what would be demanded of whom. Nothing is
/// recorded.
/// </summary>
internal sealed class SetUpCheck(LedgerSession session)
{
    /// <summary>All units of the tree: who orders the work names units of which he sees no form yet.</summary>
    public async Task<IReadOnlyList<UnitRegistered>> UnitsAsync(CancellationToken ct) =>
        [.. (await UnitQuery.AllAsync(session.Main, ct)).Select(u => u.Unit)];

    public async Task<SetUpResult> RunAsync(CampaignDraft draft, CancellationToken ct)
    {
        var reading = DraftReading.Of(draft, await UnitsAsync(ct));
        var faults = reading.Faults.ToList();
        if (faults.Exists(f => f.Place is "评价年度" or "发文单位代码" or "通知代码" or "标题" or "规则包" or "表样"))
            return new(reading.File, faults, [], Campaign.Initial, []);
        var stream = reading.File.Stream;
        var standing = (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State;
        var (events, refusals, then) = reading.File.Judge(standing);
        faults.AddRange(refusals.Select(r => new SetUpFault(reading.PlaceOf(r.Place), $"{r.Refusal.Message}（{r.Refusal.Code}）")));
        if (faults.Count > 0) return new(reading.File, faults, [], then, []);
        var forms = await new DutyQuery(session).FormsAsync(stream, ct);
        var duties = new DutyList(stream, then, forms, await session.Ledger.ClockAsync(ct)).All();
        return new(reading.File, Missing(then, duties), [.. events], then, duties);
    }

    /// <summary>The dates of the campaign, each with what the working calendar says of it.</summary>
    public async Task<IReadOnlyList<SetUpDate>> DatesAsync(Campaign campaign, CancellationToken ct)
    {
        var day = await ReminderDay.ReadAsync(session, ct);
        var dues = campaign.Routes.Select(r => (r.Due, "自评：" + OrderForms.Title(r.Form)))
            .Concat(campaign.Stages.Select(s => (s.Due, CampaignStages.Name(s.Stage) + "：" + OrderForms.Title(s.Form))));
        return [.. dues.GroupBy(d => d.Due).OrderBy(g => g.Key).Select(g => new SetUpDate(
            g.Key, [.. g.Select(d => d.Item2).Distinct()], DueQuery.Workdays(day.Calendar, g.Key, day.Today), day.Calendar.NameOf(g.Key),
            g.Key < day.Today, [.. day.Plan(campaign).Ahead(g.Key).Select(p => (p.Day, day.Calendar.IsProvisional(p.Day)))]))];
    }

    /// <summary>The first reminder that would go to the first unit, as its mail says it.</summary>
    public async Task<MailSample?> MailAsync(Campaign campaign, IReadOnlyList<Duty> duties, CancellationToken ct)
    {
        if (campaign.Opened!.Retrospective || duties.FirstOrDefault(d => d.Stage == CampaignStage.SelfEvaluation)
            is not { } duty) return null;
        var day = await ReminderDay.ReadAsync(session, ct);
        var first = day.Plan(campaign).Ahead(duty.Due).First();
        var told = new ReminderIssued(duty.Stage, duty.Form, duty.Direction, duty.Subject, duty.Due, ReminderKind.Ahead, first.Step,
            Recipient: "", Role.Filler, first.Day, day.Versions.Text(first.Day, duty.Due));
        var text = new NoticeComposer(session, day.Calendar, first.Day).Reminder(told, duty.Unit, campaign, null);
        return new(duty.UnitName, first.Day, text.Title, text.Lines);
    }

    // A unit that nothing is asked of was enlisted under a kind that no route names; the rules allow it, the notice hardly means it.
    private static List<SetUpFault> Missing(Campaign then, IReadOnlyList<Duty> duties)
    {
        var asked = duties.Select(d => d.Unit).ToHashSet(StringComparer.Ordinal);
        return [.. then.Units.Values.Where(u => !asked.Contains(u.Code)).GroupBy(u => u.Kind).Select(g => new SetUpFault("报送要求",
            $"类别“{g.Key}”的 {g.Count()} 家单位（{string.Join('、', g.Take(3).Select(u => u.Name))}等）没有任何报送要求；请为这一类加一行，或从名单中去掉。"))];
    }
}

/// <summary>What came of the check.</summary>
/// <param name="File">The file, without what could not be read.</param>
/// <param name="Faults">All that is wrong; none when it can be recorded.</param>
/// <param name="Events">What would be recorded.</param>
/// <param name="Then">The campaign as it would stand.</param>
/// <param name="Duties">What would be demanded of whom.</param>
internal sealed record SetUpResult(
    CampaignFile File, IReadOnlyList<SetUpFault> Faults, IReadOnlyList<ICampaignEvent> Events, Campaign Then, IReadOnlyList<Duty> Duties);

/// <summary>A due day on the working calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Of">What is due.</param>
/// <param name="Workdays">Working days left.</param>
/// <param name="Holiday">Name of the holiday it falls on.</param>
/// <param name="Past">It has passed.</param>
/// <param name="Reminders">The days it is reminded on, and whether they are provisional.</param>
public sealed record SetUpDate(
    DateOnly Day, IReadOnlyList<string> Of, DueWorkdays Workdays, string? Holiday, bool Past,
    IReadOnlyList<(DateOnly Day, bool Provisional)> Reminders);

/// <summary>A mail as it would read.</summary>
/// <param name="Unit">To whose fillers.</param>
/// <param name="Day">When.</param>
/// <param name="Title">Its subject.</param>
/// <param name="Lines">Its text.</param>
public sealed record MailSample(string Unit, DateOnly Day, string Title, IReadOnlyList<string> Lines);
