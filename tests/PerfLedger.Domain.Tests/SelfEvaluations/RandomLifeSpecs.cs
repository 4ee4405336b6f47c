using System.Text;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

/// <summary>What holds in every life of a form, whatever is asked of it. A life is told by its seed, printed in the test's name.</summary>
public sealed class RandomLifeSpecs
{
    private const int Steps = 150;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_life_keeps_the_rules(int seed)
    {
        var told = Live(seed);
        var ids = told.OfType<IndicatorAdded>().Select(e => e.Id).Concat(told.OfType<PartEntered>().Select(e => e.Part))
            .Concat(told.OfType<BudgetAdjusted>().Select(e => e.Adjustment)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        AssertSameAfterStorage(told);
    }

    [Fact]
    public void The_lives_together_see_what_can_happen()
    {
        Type[] unasked =
        [
            typeof(IndicatorClassified), typeof(EvidenceAttached), typeof(PartCorrected), // rows of tables: Tables/RandomTableSpecs
            typeof(TableRowAdded), typeof(TableRowRenamed), typeof(TableRowWithdrawn),
        ];
        var seen = Enumerable.Range(1, 60).SelectMany(Live).Select(e => e.GetType().Name).ToHashSet();
        Assert.Equal([], EventNames.All.Select(e => e.Type).Where(typeof(ISelfEvaluationEvent).IsAssignableFrom)
            .Where(t => t.Namespace == typeof(SelfEvaluationOpened).Namespace) // those of reports: Reports/ReportCommandSpecs
            .Except(unasked).Select(t => t.Name).Except(seen));
    }

    private static List<ISelfEvaluationEvent> Live(int seed)
    {
        var random = new Random(seed);
        var form = Given.Form(Draft).And(Printed);
        List<ISelfEvaluationEvent> told = [.. Draft, .. Printed];
        for (var step = 0; step < Steps; step++)
        {
            var decide = Command(random, form.State);
            if (decide(form.State) is not Decision<ISelfEvaluationEvent>.Accepted { Events: var events }) continue;
            Check(form.State, events);
            form = form.And(events);
            told.AddRange(events);
            form.When(decide).ThenNothing();
        }
        return told;
    }

    private static void Check(SelfEvaluation before, IReadOnlyList<ISelfEvaluationEvent> events)
    {
        if (events.Any(Evolution.ChangesAValue)) Assert.True(before.IsWritable);
        if (before.NeedsReason)
        {
            Assert.Empty(events.OfType<FigureEntered>());
            Assert.All(events.OfType<FigureCorrected>(), e => Assert.NotNull(e.Reason));
        }
        if (before.Approval is not null)
            Assert.All(events.OfType<FigureCorrected>().Where(e => Evolution.IsApproved(e.Figure)), e => Assert.NotNull(e.Document));
        var entered = events.OfType<FigureEntered>().Select(e => e.Figure);
        var set = entered.Concat(events.OfType<FigureCorrected>().Select(e => e.Figure)).ToList();
        var voided = events.OfType<PrintedValueVoided>().Select(e => e.Figure).ToList();
        Assert.Empty(set.Intersect(voided));
        if (set.Contains("funds.total.executed"))
            Assert.All(["execution.rate", "total.score"], f => Assert.True(before[f].IsBlank || set.Contains(f) || voided.Contains(f)));
    }

    private static void AssertSameAfterStorage(IEnumerable<ISelfEvaluationEvent> told) => Assert.All(told, e =>
    {
        var stored = EventJson.Write(e);
        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(EventJson.Write(EventJson.Read(EventNames.Of(e), stored))));
    });

    private static Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> Command(Random random, SelfEvaluation s)
    {
        var number = random.Next(1, 12).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var id = "i-00" + random.Next(1, 6).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var ground = random.Next(4) switch { 0 => Ground.None, 1 => Because, _ => Ordered };
        var names = Names with { Name = "指标" + number };
        var reviewer = new Who(random.Next(5) == 0 ? "p-filler" : "p-reviewer", Role.Reviewer);
        return random.Next(22) switch
        {
            0 => new EnterFigure(new($"indicator.{id}.score", Points(number)), ground).Decide,
            1 => new EnterFigure(new($"indicator.{id}.target", Cell(number + "个")), ground).Decide,
            2 => new EnterFigure(new("funds.total.executed", Money(number)), ground).Decide,
            3 => new EnterFigures([new("total.score", Points(number)), new("funds.total.executed", Money(number))], ground).Decide,
            4 => new EnterFigure(new("goals.actual", FigureValue.OfText("完成" + number)), ground).Decide,
            5 => new AddIndicator(names, random.Next(2) == 0 ? null : 1, ground).Decide,
            6 => new MoveIndicator(id, random.Next(1, 5)).Decide,
            7 => new RenameIndicator(id, names, ground).Decide,
            8 => new WithdrawIndicator(id, ground).Decide,
            9 => new SetIndicatorStatus(id, (IndicatorStatus)random.Next(3), ground).Decide,
            10 => new EnterPart("funds.total.executed", null, new PartLine("行" + number, Money(number), []), ground).Decide,
            11 => new WithdrawPart("funds.total.executed", "p-001", ground).Decide,
            12 => new BookAdjustment(Money("-" + number), Why, null, null, true).Decide,
            13 => new WithdrawAdjustment("a-001", Why).Decide,
            14 => new OverrideScore($"indicator.{id}.score", Points("1.5"), 2, Why, []).Decide,
            15 => new RecordSurvey(id, new("问卷", Approved.On, Approved.On, 100, 90, random.Next(1, 91)), ground).Decide,
            16 => new AcknowledgeFindings([Error], Code, Why, "p-head", Head).Decide,
            17 when random.Next(6) == 0 => new LoadApprovedTargets(Approved.Document, Approved.On, [], Why).Decide,
            17 => new Submit([Error]).Decide,
            18 => new Return(reviewer, [new Opinion(null, "请核对" + number)]).Decide,
            19 => new Accept(reviewer).Decide,
            20 => new FileEvaluation(Filing, s.Acknowledgement is null ? [] : [Error]).Decide,
            _ => new OpenCorrection(Why).Decide,
        };
    }
}
