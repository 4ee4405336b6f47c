using System.Globalization;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Deadlines.Pages;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Tasks;

namespace PerfLedger.Workbench.Features.Desk;

/// <summary>Something a person has to do, derived from where things stand; it is gone when it is done.</summary>
/// <param name="What">What, in one line.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Due">Until when; null = no day.</param>
/// <param name="IsLate">That day has passed.</param>
public sealed record Todo(string What, string Address, DateOnly? Due = null, bool IsLate = false);

/// <summary>What there is to do, by role, what is late and what is due first in front.</summary>
/// <param name="Rows">The 报送清单 of campaigns that go on.</param>
/// <param name="Forms">The forms among it as computed, by stream; those not looked at are not there.</param>
/// <param name="Tasks">Tasks inside the unit that are not filled.</param>
/// <param name="Today">The day.</param>
internal sealed record TodoList(
    IReadOnlyList<SubmissionRow> Rows, IReadOnlyDictionary<string, StandingForm> Forms, IReadOnlyList<TaskRow> Tasks, DateOnly Today)
{
    // A draft due in so many working days is to be handed in now.
    private const int Soon = 5;

    public IReadOnlyList<Todo> Of(string role, string person) => [.. (role switch
    {
        "filler" => Returned().Concat(Mine(person)).Concat(Drafts()).Concat(NotBegun()),
        "head" => Returned().Concat(ForTheHead()).Concat(LateTasks(person)).Concat(NotBegun()),
        "reviewer" or "organiser" => ForAnOffice(),
        _ => [],
    }).OrderByDescending(t => t.IsLate).ThenBy(t => t.Due ?? DateOnly.MaxValue)];

    private IEnumerable<Todo> Returned() => OfUnits(DutyState.Returned).Select(d => Of(d, Form(d) switch
    {
        { State.Stage: Domain.SelfEvaluations.Stage.Correcting } => "更正中，改好后重新送审",
        { State.Opinions: { IsDefaultOrEmpty: false } opinions } => Invariant($"被退回，{opinions.Length} 条意见，请修改后重新送审"),
        _ => "退回或更正中，请修改后重新送审",
    }));

    private IEnumerable<Todo> Mine(string person) => Tasks.Where(t => t.Person == person).Select(t =>
        new Todo($"{TitleOf(t.Form)}：填写{Names.Of(t.Block)}部分", PageOf(t.Form), t.By, t.By < Today));

    private IEnumerable<Todo> LateTasks(string person) => Tasks.Where(t => t.Person != person && t.By < Today).Select(t =>
        new Todo($"{TitleOf(t.Form)}：{Names.Of(t.Block)}部分由{t.Name ?? t.Person}填写，过了内部完成日", "/tasks", t.By, true));

    private IEnumerable<Todo> Drafts() => Open().SelectMany<Duty, Todo>(d => Form(d)?.Findings switch
    {
        { Errors: > 0 and var n, Acknowledged: false } => [Of(d, Invariant($"有 {n} 个校验错误，请改正"))],
        _ when IsSoon(d) => [Of(d, "还没有送审")],
        _ => [],
    });

    private IEnumerable<Todo> ForTheHead() => Open().SelectMany<Duty, Todo>(d => Form(d)?.Findings switch
        {
            { Errors: > 0 and var n, Acknowledged: false } => [Of(d, Invariant($"有 {n} 个校验错误，改正或由您确认后才能送审"))],
            _ when IsSoon(d) => [Of(d, "还没有送审")],
            _ => [],
        })
        .Concat(OfUnits(DutyState.Accepted).Select(d => Of(d, "审核通过，请报送")))
        .Concat(Rows.Where(r => r.Duty.Asked is not null).Select(r => r.Duty)
            .Select(d => new Todo($"{Title(d)}：延期申请等待批复", "/submissions", d.Asked)));

    /// <summary>What is owed and not begun, in one line: the forms are made in one place.</summary>
    private IEnumerable<Todo> NotBegun()
    {
        var none = OfUnits(DutyState.Open).Where(d => d.Subject is null && d.Form is not null).ToList();
        if (none.Count == 0) yield break;
        yield return new Todo(none.Count == 1 ? $"{Title(none[0])}：还没有开始填" : Invariant($"还没有开始填的表、报告 {none.Count} 项"),
            "/submissions?state=Open", DayOf(none.MinBy(d => d.Due)!), none.Exists(d => d.LateDays > 0));
    }

    private IEnumerable<Todo> ForAnOffice()
    {
        var waiting = Rows.Where(r => r.Duty.Bearer == DutyBearer.Reviewer).Select(r => r.Duty).ToList();
        if (waiting.Count > 0)
            yield return new Todo(
                Invariant($"待审核 {waiting.Count} 张"), "/review", waiting.Min(d => d.Due), waiting.Exists(d => d.Due < Today));
        var late = Rows.Select(r => r.Duty).Where(d => d.Bearer == DutyBearer.Unit && d.LateDays > 0).ToList();
        if (late.Count > 0)
            yield return new Todo(
                Invariant($"{late.Select(d => d.Unit).Distinct().Count()} 家单位逾期未报 {late.Count} 项，请催报"), "/late",
                late.Min(d => d.Due), true);
        var asked = Rows.Where(r => r.Duty.Asked is not null || r.Duty.Proposed is not null).ToList();
        foreach (var campaign in asked.GroupBy(r => r.Duty.Campaign, StringComparer.Ordinal))
            yield return new Todo(Invariant($"延期申请 {campaign.Select(r => r.Duty.Unit).Distinct().Count()} 家单位等待批复"),
                $"/campaigns/{campaign.Key}");
    }

    private IEnumerable<Duty> Open() => OfUnits(DutyState.Open).Where(d => d.Subject is not null && d.Pace is null);

    private IEnumerable<Duty> OfUnits(DutyState state) =>
        Rows.Select(r => r.Duty).Where(d => d.State == state && d.Stage is CampaignStage.SelfEvaluation or CampaignStage.OverallReport);

    private bool IsSoon(Duty d) => Rows.Any(r => ReferenceEquals(r.Duty, d) && (d.LateDays > 0 || r.Workdays is { Left: <= Soon }));

    private StandingForm? Form(Duty d) => d.Subject is { } s ? Forms.GetValueOrDefault(s) : null;

    private static Todo Of(Duty d, string what) =>
        new($"{Title(d)}：{what}", DutyText.Address(d) ?? Addresses.Of("/submissions", ("campaign", d.Campaign)), DayOf(d), d.LateDays > 0);

    // The day of a past year entered later (补录) binds nobody.
    private static DateOnly? DayOf(Duty d) => d.Binds ? d.Due : null;

    private string TitleOf(string stream) =>
        Rows.Select(r => r.Duty).FirstOrDefault(d => d.Subject == stream) is { } d ? Title(d) : stream[(stream.LastIndexOf('.') + 1)..];

    private static string PageOf(string stream) =>
        stream.StartsWith("report.", StringComparison.Ordinal) ? $"/reports/{stream}" : $"/evaluations/{stream}";

    private static string Title(Duty d) => d.Title ?? DutyText.Form(d);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
