using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Notices.Pages;
using PerfLedger.Workbench.Features.Trail.Pages;

namespace PerfLedger.Workbench.Features.Desk;

/// <summary>What the desk shows.</summary>
/// <param name="Officer">Whose desk.</param>
/// <param name="Todos">What there is to do.</param>
/// <param name="Rows">The 报送清单 of campaigns that go on.</param>
/// <param name="Forms">Forms looked at, with their findings.</param>
/// <param name="Notices">The latest not read.</param>
/// <param name="Latest">The latest changes.</param>
public sealed record DeskModel(
    Officer Officer, IReadOnlyList<Todo> Todos, IReadOnlyList<SubmissionRow> Rows, IReadOnlyList<DeskForm> Forms,
    IReadOnlyList<ShownNotice> Notices, IReadOnlyList<PlacedHit> Latest)
{
    /// <summary>More than this nobody reads on a desk; the lists have the rest.</summary>
    internal const int MostTodos = 20, MostRows = 12;

    /// <summary>The person waits for others' forms, and has none of his own.</summary>
    public bool IsOffice => Officer.Role is "reviewer" or "organiser";

    /// <summary>A unit's person or an office: whoever has business with forms that are due.</summary>
    public bool HasDuties => IsOffice || Officer.Role is "filler" or "head";

    /// <summary>How many units are in which state, for an office.</summary>
    public IReadOnlyList<UnitStates> Units { get; init; } = [];

    /// <summary>How many forms stand at each stage.</summary>
    public IReadOnlyDictionary<Stage, int> Stages { get; init; } = new Dictionary<Stage, int>();

    /// <summary>The next day on which something is due from the unit, or from the units.</summary>
    public SubmissionRow? Next => Rows.FirstOrDefault(r => r.Duty is { Bearer: DutyBearer.Unit, LateDays: 0 } && r.Workdays is not null);

    /// <summary>Items past their day and not handed in.</summary>
    public int Late => Rows.Count(r => r.Duty is { Bearer: DutyBearer.Unit, LateDays: > 0 });

    /// <summary>What is owed first, then what was done last.</summary>
    public IReadOnlyList<SubmissionRow> Shown =>
        [.. Rows.Where(r => r.Duty.IsOwed).Concat(Rows.Where(r => !r.Duty.IsOwed).Reverse()).Take(MostRows)];
}

/// <summary>A form on the desk.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Name">Its project, else its unit.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Score">得分 as it stands.</param>
/// <param name="Errors">Findings of severity 错误.</param>
/// <param name="Warnings">Of severity 待说明.</param>
/// <param name="Acknowledged">The head acknowledged them.</param>
public sealed record DeskForm(string Stream, string Name, Stage Stage, string Score, int Errors, int Warnings, bool Acknowledged);
