using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.SelfEvaluations.Comparison;
using PerfLedger.Domain.SelfEvaluations.Tables;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Tables;

/// <summary>Cells and added rows of a base-data table, as commands change them.</summary>
public sealed class TableRowSpecs
{
    private static readonly SelfEvaluationOpened Opening = new(
        Tabled.OverallForm, "cn-2020", 2019, new UnitRef("SL-XY", "示例职业技术学院"), "示例省教育厅", null, null, "万元", null, null, false);

    private static readonly TableRowAdded Hall = new("building.b-001", "building", "实训楼", 1);

    private static Spec<SelfEvaluation, ISelfEvaluationEvent> Table(params ISelfEvaluationEvent[] events) =>
        Given.Stream(Tabled.Initial, Evolution.Evolve, [Opening, .. events]);

    [Fact]
    public void A_table_is_opened_like_any_form() =>
        Given.Stream<SelfEvaluation, ISelfEvaluationEvent>(Tabled.Initial, Evolution.Evolve)
            .When(new OpenSelfEvaluation(Opening).Decide).Then(Opening);

    [Fact]
    public void A_cell_is_entered_and_corrected_in_its_unit()
    {
        var count = new FigureValue(ValueKind.Quantity, "2,910", 2910m, "人");
        var table = Table().When(s => Enter(s, "staff.establishment", "2,910").Decide(s)).Then(Entered("staff.establishment", count));
        Assert.Equal(2910m, table.State["staff.establishment"].Value);
        table.When(s => Enter(s, "staff.establishment", "2911").Decide(s)).ThenOnce(Corrected(
            "staff.establishment", count, new FigureValue(ValueKind.Quantity, "2911", 2911m, "人"), Ground.None));
    }

    [Theory]
    [InlineData("staff.establishment", "约2900", "数，如 2807（单位人）")]
    [InlineData("staff.establishment", "2900个", "数，如 2807（单位人）")]
    [InlineData("staff.controlRate", "96.46", "带百分号的比率，如 95.38%")]
    [InlineData("expenditure.vehicle.final", "四十八", "金额，如 1942.56（单位万元）")]
    [InlineData("building.b-001.budgetInvest", "两千", "金额，如 1942.56（单位万元）")]
    [InlineData("statistic.001.actual", "1", "表上的一格")]
    public void A_text_the_cell_cannot_hold_is_refused_with_what_it_takes(string figure, string printed, string expected)
    {
        var reading = FormCells.Read(Table(Hall).State, figure, printed);
        Assert.Null(reading.Value);
        Assert.Equal(expected, reading.Expected);
    }

    [Theory]
    [InlineData("1186", "1186", "人", ValueKind.Quantity)]
    [InlineData("1186人", "1186", "人", ValueKind.Quantity)]
    [InlineData("98.8%", "98.8", "%", ValueKind.Quantity)]
    [InlineData("未开展", null, null, ValueKind.Cell)]
    [InlineData("1100余人", null, null, ValueKind.Cell)]
    public void A_statistic_takes_any_text_and_reads_a_bare_number_in_the_unit_of_its_row(
        string printed, string? value, string? unit, ValueKind kind)
    {
        var read = FormCells.Read(Tabled.Special, "statistic.009.actual", printed).Value!;
        Assert.Equal((printed, value, unit, kind),
            (read.Entered, read.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture), read.Unit, read.Kind));
    }

    [Theory]
    [InlineData("staff.nobody", "TAB-01")]
    [InlineData("expenditure.procurement.finalPrev", "TAB-01")]
    [InlineData("funds.total.executed", "TAB-01")]
    [InlineData("building.b-001.actualArea", "TAB-02")]
    public void A_cell_the_table_does_not_have_is_refused(string figure, string code) =>
        Table().When(new EnterFigure(new FigureInput(figure, new FigureValue(ValueKind.Quantity, "5", 5m, "㎡")), Ground.None).Decide)
            .ThenRefused(code);

    [Fact]
    public void A_kind_of_value_the_cell_is_not_made_for_is_refused() =>
        Table().When(new EnterFigure(new FigureInput("staff.establishment", Money("5")), Ground.None).Decide).ThenRefused("EVA-06");

    [Fact]
    public void A_cell_changed_since_it_was_seen_is_a_conflict()
    {
        var table = Table(Entered("staff.actual", new FigureValue(ValueKind.Quantity, "2807", 2807m, "人")));
        var input = new FigureInput("staff.actual", new FigureValue(ValueKind.Quantity, "2808", 2808m, "人"), SeenPosition: 1);
        var conflict = table.When(new EnterFigure(input, Ground.None).Decide).ThenConflicted();
        Assert.Equal((1L, 2L), (conflict.Seen, conflict.Actual));
    }

    [Fact]
    public void A_row_is_added_renamed_and_withdrawn()
    {
        var added = Table().When(new AddTableRow("building", "实训楼", Ground.None).Decide).Then(Hall);
        var renamed = added.When(new RenameTableRow("building.b-001", "产教融合实训楼", Ground.None).Decide)
            .Then(new TableRowRenamed("building.b-001", "实训楼", "产教融合实训楼", null));
        var gone = renamed.When(new WithdrawTableRow("building.b-001", Ground.None).Decide)
            .Then(new TableRowWithdrawn("building.b-001", null));
        Assert.Empty(gone.State.TableRows);
    }

    [Fact]
    public void The_id_of_a_withdrawn_row_is_never_used_again() => Table(Hall, new TableRowWithdrawn("building.b-001", null))
        .When(new AddTableRow("building", "实训楼", Ground.None).Decide).Then(new TableRowAdded("building.b-002", "building", "实训楼", 1));

    [Fact]
    public void A_withdrawn_row_takes_no_figure()
    {
        var gone = Table(Hall, new TableRowWithdrawn("building.b-001", null));
        var area = new FigureInput("building.b-001.actualArea", new FigureValue(ValueKind.Quantity, "5", 5m, "㎡"));
        gone.When(new EnterFigure(area, Ground.None).Decide).ThenRefused("TAB-03");
        gone.When(new RenameTableRow("building.b-001", "别的楼", Ground.None).Decide).ThenRefused("TAB-03");
    }

    [Theory]
    [InlineData("lamp", "路灯", "TAB-04")]
    [InlineData("building", " ", "TAB-05")]
    public void A_row_of_no_kind_or_name_is_refused(string slot, string name, string code) =>
        Table().When(new AddTableRow(slot, name, Ground.None).Decide).ThenRefused(code);

    [Fact]
    public void A_table_of_fixed_rows_takes_none() => Assert.Contains("行是固定的",
        Given.Stream<SelfEvaluation, ISelfEvaluationEvent>(Tabled.Initial, Evolution.Evolve, Opening with { Form = Tabled.SpecialForm })
            .When(new AddTableRow("building", "实训楼", Ground.None).Decide).ThenRefused("TAB-04"), StringComparison.Ordinal);

    [Fact]
    public void Two_rows_of_a_kind_do_not_share_a_name()
    {
        var table = Table(Hall, new TableRowAdded("building.b-002", "building", "图书馆", 2));
        table.When(new RenameTableRow("building.b-002", "实训楼", Ground.None).Decide).ThenRefused("TAB-06");
        table.When(new WithdrawTableRow("building.b-009", Ground.None).Decide).ThenRefused("TAB-02");
        table.When(new RenameTableRow("building.b-001", "", Ground.None).Decide).ThenRefused("TAB-05");
    }

    [Fact]
    public void A_row_changed_after_submission_needs_a_reason()
    {
        var returned = Table(Hall, Submitted, Returned);
        returned.When(new AddTableRow("building", "图书馆", Ground.None).Decide).ThenRefused("EVA-08");
        returned.When(new RenameTableRow("building.b-001", "图书馆", Ground.None).Decide).ThenRefused("EVA-08");
        returned.When(new WithdrawTableRow("building.b-001", Ground.None).Decide).ThenRefused("EVA-08");
        Table(Hall, Submitted).When(new AddTableRow("building", "图书馆", Because).Decide).ThenRefused("EVA-04");
        returned.When(new AddTableRow("building", "图书馆", Because).Decide)
            .Then(new TableRowAdded("building.b-002", "building", "图书馆", 2, Why));
    }

    [Fact]
    public void Indicators_targets_and_adjustments_have_no_place_on_a_table()
    {
        Table().When(new AddIndicator(Names, null, Because).Decide).ThenRefused("TAB-07");
        Table().When(new BookAdjustment(Money("5"), Why, null, null, true).Decide).ThenRefused("TAB-07");
        Table().When(new LoadApprovedTargets("文", new DateOnly(2019, 1, 1), [], Why).Decide).ThenRefused("TAB-07");
    }

    [Fact]
    public void What_was_filed_is_kept_beside_what_a_correction_changes()
    {
        var value = new FigureValue(ValueKind.Quantity, "2807", 2807m, "人");
        var next = new FigureValue(ValueKind.Quantity, "2808", 2808m, "人");
        var table = Table(Entered("staff.actual", value), Submitted, Accepted, Filed, new CorrectionOpened(1, Why, null),
            Corrected("staff.actual", value, next, Because)).State;
        Assert.Equal(("2808", "2807"), (table["staff.actual"].Printed, table.AsFiled!["staff.actual"].Printed));
    }

    [Fact]
    public void Undoing_an_operation_takes_its_rows_and_cells_back_and_leaves_what_others_did()
    {
        var area = new FigureValue(ValueKind.Quantity, "5", 5m, "㎡");
        ISelfEvaluationEvent[] mine = [Hall, Entered("building.b-001.actualArea", area), Entered("staff.actual", area with { Unit = "人" })];
        var plan = Undo([Opening], mine, []);
        Assert.Equal(["table_row_withdrawn building.b-001", "figure_corrected staff.actual"], plan.Select(Say));
        // A row somebody named anew since stays, with its cells.
        var kept = Undo([Opening], mine, [new TableRowRenamed("building.b-001", "实训楼", "产教融合实训楼", null)]);
        Assert.Equal(["figure_corrected staff.actual"], kept.Select(Say));
    }

    [Fact]
    public void Undoing_a_withdrawal_brings_the_row_back_under_a_new_id_with_its_cells()
    {
        var area = new FigureValue(ValueKind.Quantity, "5", 5m, "㎡");
        var back = Undo([Opening, Hall, Entered("building.b-001.actualArea", area)], [new TableRowWithdrawn("building.b-001", null)], []);
        Assert.Equal(["table_row_added building.b-002", "figure_entered building.b-002.actualArea"], back.Select(Say));
    }

    [Fact]
    public void A_comparison_names_rows_and_cells()
    {
        var (a, b) = (Table(), Table(Hall, Entered("building.b-001.actualArea", new FigureValue(ValueKind.Quantity, "5", 5m, "㎡"))));
        var found = FormDifference.Between(a.State, b.State);
        Assert.Equal([("行", "building.b-001", "行“实训楼”", "实训楼"), ("数", "building.b-001.actualArea", "实训楼·实际规模", "5")],
            found.Select(d => (d.Section, d.Code, d.Name, d.After)));
    }

    private static EnterFigure Enter(SelfEvaluation s, string figure, string printed) =>
        new(new FigureInput(figure, FormCells.Read(s, figure, printed).Value!), Ground.None);

    private static IReadOnlyList<ISelfEvaluationEvent> Undo(
        ISelfEvaluationEvent[] before, ISelfEvaluationEvent[] operation, ISelfEvaluationEvent[] after)
    {
        List<PastEvent<ISelfEvaluationEvent>> past = [];
        foreach (var (events, undone) in new[] { (before, false), (operation, true), (after, false) })
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(past.Count + 1);
            foreach (var e in events) past.Add(new(e, new EventMeta(past.Count + 1, past.Count + 1, at, "p-filler"), undone));
        }

        return Assert.IsType<Decision<ISelfEvaluationEvent>.Accepted>(new UndoOperation(past, Because, Tabled.Initial).Decide()).Events;
    }

    private static string Say(ISelfEvaluationEvent e) => EventNames.Of(e) + " " + e switch
    {
        FigureEntered x => x.Figure,
        FigureCorrected x => x.Figure,
        TableRowAdded x => x.Row,
        TableRowWithdrawn x => x.Row,
        _ => "",
    };
}
