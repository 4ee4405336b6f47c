using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.SelfEvaluations.Tables;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;
using Decide = System.Func<PerfLedger.Domain.SelfEvaluations.SelfEvaluation,
    PerfLedger.Domain.Decision<PerfLedger.Domain.SelfEvaluations.ISelfEvaluationEvent>>;

namespace PerfLedger.Domain.Tests.Campaigns;

/// <summary>No decider is forgotten by the lock: each is found by reflection and must be played here.</summary>
public sealed class EveryDeciderSpecs
{
    private static readonly IndicatorNames More = new("产出指标", "质量指标", "验收合格率");

    private static readonly SurveyResult Survey = new("网络问卷", new DateOnly(2020, 11, 1), new DateOnly(2020, 11, 20), 300, 280, 270);

    private static InterchangeForm Imported => InterchangeReader.Read(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "zhuzhou-2020", "filing.json"))).File!.Forms[0];

    // What changes the form: on a draft in a campaign that locks, all of these are too late after the due instant.
    private static readonly Dictionary<Type, Decide> Changing = new()
    {
        [typeof(OpenSelfEvaluation)] = _ => new OpenSelfEvaluation(Called.Form).Decide(SelfEvaluation.Initial),
        [typeof(EnterFigure)] = new EnterFigure(new FigureInput("indicator.i-002.score", Points("9")), Because).Decide,
        [typeof(EnterFigures)] = new EnterFigures([new FigureInput("indicator.i-002.score", Points("9"))], Because).Decide,
        [typeof(EnterPart)] = new EnterPart("funds.total.executed", null, new PartLine("市一中", Money("1"), []), Because).Decide,
        [typeof(WithdrawPart)] = s => new WithdrawPart("funds.total.executed", "p-1", Because)
            .Decide(Fold(s, new PartEntered("funds.total.executed", "p-1", new PartLine("市一中", Money("1"), []), null))),
        [typeof(BookAdjustment)] = new BookAdjustment(Money("5"), Why, null, null, true).Decide,
        [typeof(WithdrawAdjustment)] = s => new WithdrawAdjustment("a-1", Why)
            .Decide(Fold(s, new BudgetAdjusted("a-1", Money("5"), Why, null, null, true))),
        [typeof(OverrideScore)] = new OverrideScore("indicator.i-001.score", Points("4"), 5m, Why, []).Decide,
        [typeof(AddIndicator)] = new AddIndicator(More, null, Because).Decide,
        [typeof(PickIndicator)] = new PickIndicator(Libraries.Shipped.Education, 12, null, Because).Decide,
        [typeof(MoveIndicator)] = new MoveIndicator("i-001", 2).Decide,
        [typeof(RenameIndicator)] = new RenameIndicator("i-001", More, Because).Decide,
        [typeof(ClassifyIndicator)] = new ClassifyIndicator("i-001", new Classification("atLeast", null, null, null, null), Because).Decide,
        [typeof(WithdrawIndicator)] = new WithdrawIndicator("i-001", Because).Decide,
        [typeof(SetIndicatorStatus)] = new SetIndicatorStatus("i-001", IndicatorStatus.NotCarriedOut, Because).Decide,
        [typeof(RecordSurvey)] = new RecordSurvey("i-002", Survey, Because).Decide,
        [typeof(LoadApprovedTargets)] = s => new LoadApprovedTargets("株财预〔2020〕1号", new DateOnly(2020, 2, 1),
            [.. s.IndicatorsInOrder.Select(i => new ApprovedTarget(i.Names, s[i.Id, "target"], s[i.Id, "weight"]))], Why).Decide(s),
        [typeof(AddTableRow)] = new AddTableRow("building", "图书馆", Because).Decide,
        [typeof(RenameTableRow)] = new RenameTableRow("building.b-001", "图书馆", Because).Decide,
        [typeof(WithdrawTableRow)] = new WithdrawTableRow("building.b-001", Because).Decide,
        [typeof(ImportForm)] = _ => new ImportForm(Imported, Evidence, Because, false, Called.Stream).Decide(SelfEvaluation.Initial),
        [typeof(Submit)] = new Submit([]).Decide,
        [typeof(UndoOperation)] = _ => new UndoOperation(
        [
            new(Called.Form, new EventMeta(1, 1, DateTimeOffset.UnixEpoch, "f-01"), false),
            new(new FigureEntered("funds.total.executed", Money("1"), null), new EventMeta(2, 2, DateTimeOffset.UnixEpoch, "f-01"), true),
        ], Because).Decide(),
        [typeof(AcknowledgeFindings)] = new AcknowledgeFindings([Error], Code, Why, Head.Id, Head).Decide,
    };

    // The draft as if its form were a table with one building.
    private static SelfEvaluation Table => Fold(
        Called.Draft with { Layout = Tables.Tabled.Layouts.Find(Tables.Tabled.OverallForm, 2020) },
        new TableRowAdded("building.b-001", "building", "实训楼", 1));

    // What the office does, and papers: never too late in itself; a reopening must leave time (DueLockSpecs).
    private static readonly ImmutableArray<Type> Others =
        [typeof(AttachEvidence), typeof(Accept), typeof(FileEvaluation), typeof(Return), typeof(OpenCorrection),
            .. Reports.ReportDeadlineSpecs.Deciders];

    public static TheoryData<string> Deciders => [.. All.Select(t => t.Name)];

    private static IEnumerable<Type> All => typeof(SelfEvaluation).Assembly.GetTypes().Where(t =>
        t.GetMethods().Any(m => m.Name == "Decide" && m.ReturnType == typeof(Decision<ISelfEvaluationEvent>)));

    [Theory]
    [MemberData(nameof(Deciders))]
    public void Every_decider_that_changes_a_form_is_locked_at_its_due_date(string name)
    {
        var type = All.Single(t => t.Name == name);
        if (Others.Contains(type)) return;
        Assert.True(Changing.TryGetValue(type, out var decide), $"{name} is a new decider: say here whether the due date binds it.");
        var draft = type.Namespace!.EndsWith(".Tables", StringComparison.Ordinal) ? Table : Called.Draft;
        var events = Assert.IsType<Decision<ISelfEvaluationEvent>.Accepted>(decide(draft)).Events;
        Assert.NotEmpty(events);
        var before = events[0] is SelfEvaluationOpened ? SelfEvaluation.Initial : draft;
        var opened = events.OfType<SelfEvaluationOpened>().FirstOrDefault() ?? Called.Form;
        var campaign = Called.Locking(new UnitEnlisted(opened.Unit.Code, opened.Unit.Name, "department")).State;
        Assert.Equal(Called.Due, DueLock.Of(campaign, Evaluation, before, events)?.Due.On);
    }

    [Fact]
    public void Every_event_of_a_form_changes_it_unless_named_otherwise()
    {
        var content = EventNames.All.Where(e => typeof(ISelfEvaluationEvent).IsAssignableFrom(e.Type)).Select(e => e.Type)
            .Except([typeof(EvaluationSubmitted), typeof(FindingsAcknowledged), typeof(EvaluationReturned), typeof(CorrectionOpened),
                typeof(EvidenceAttached), typeof(EvaluationAccepted), typeof(EvaluationFiled)]);
        Assert.All(content, t => Assert.Equal(Bearing.Content, DueLock.BearingOf(Of(t))));
        var figures = content.Except([typeof(SelfEvaluationOpened), typeof(TargetsApproved)]);
        Assert.All(figures, t => Assert.True(Evolution.ChangesAValue(Of(t))));
    }

    private static ISelfEvaluationEvent Of(Type type) => (ISelfEvaluationEvent)RuntimeHelpers.GetUninitializedObject(type);

    private static SelfEvaluation Fold(SelfEvaluation s, ISelfEvaluationEvent e) => Evolution.Evolve(s, e, s.Last);
}
