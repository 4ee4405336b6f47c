using System.Text.Json.Nodes;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Interchange;

public class ImportFormTests
{
    private static readonly Ground Because = new(new Reason("settlement", "按决算数据核对后更正"), []);
    private static readonly InterchangeForm Form9 = Edit.Form().Stated();

    [Fact]
    public void The_first_import_opens_the_form_and_enters_every_printed_figure_with_its_place()
    {
        var events = SelfEvaluation.Initial.Import(Fold.ReadSample().Forms[8]).Accepted();
        Assert.Equal(
            new SelfEvaluationOpened("project-self-evaluation/2020-zhuzhou", "cn-2020", 2020, new UnitRef("ZZ-JYJ", "株洲市教育局"), "株洲市教育局",
                "各类教育内涵发展专项", new ProjectRef("09", "标准化考点建设"), "万元", null, null, true, "nhfz"),
            events[0]);
        Assert.Contains(new FigureEntered("funds.total.executed", new FigureValue(ValueKind.Money, "118.96", 1_189_600m, "万元"),
            new FigureSource(Fold.Sha, "/selfEvaluations/8/funds/total/executed")), events);
        Assert.Contains(new FigureEntered("indicator.i-003.actual", new FigureValue(ValueKind.Quantity, "1317人", 1317m, "人"),
            new FigureSource(Fold.Sha, "/selfEvaluations/8/indicators/2/actual")), events);
        Assert.Equal(14, events.OfType<IndicatorAdded>().Count());
        Assert.Equal(2, events.OfType<PartEntered>().Count());
        Assert.Equal(["quota.output", "quota.benefit", "quota.satisfaction"],
            events.OfType<FigureEntered>().Select(e => e.Figure).Where(f => f.StartsWith("quota.", StringComparison.Ordinal)));
        Assert.DoesNotContain(events, e =>
            e is FigureCorrected or ScoreOverridden or PrintedValueVoided or IndicatorClassified or IndicatorStatusSet);
    }

    [Fact]
    public void The_thirteen_forms_hold_the_figures_of_the_report()
    {
        var forms = Fold.ReadSample().Forms.Select(Fold.Imported).ToList();
        Assert.Equal(189, forms.Sum(f => f.Indicators.Count));
        Assert.Equal((4700m, 4316m, 4408.94m), (Sum("initial"), Sum("fullYear"), Sum("executed")));
        Assert.Equal(new FigureValue(ValueKind.Cell, "#####"), forms[0]["execution.rate"]);
        Assert.Equal("8.7", forms[4]["execution.score"].Entered);
        Assert.True(forms[2]["total.grade"].IsBlank && forms[11]["total.grade"].IsBlank);
        Assert.True(forms[4]["i-002", "score"].IsBlank);
        Assert.Equal(14, forms[0].Parts["funds.total.executed"].Count);
        Assert.Equal(19_425_600m, forms[0].Parts["funds.total.executed"].Values.Sum(p => p.Amount.Value));
        Assert.Equal(-2_564_400m, forms.SelectMany(f => f.Adjustments).Sum(a => a.Amount.Value));
        Assert.All(forms.SelectMany(f => f.Adjustments), a => Assert.True(a.Assumed));

        decimal? Sum(string column) => forms.Sum(f => f[$"funds.total.{column}"].Value) / 10_000m;
    }

    [Fact]
    public void A_changed_file_records_corrections_only_with_before_and_after()
    {
        var state = Fold.Imported(Form9);
        var changed = Edit.Changed(9, f => f["funds"]!["total"]!["executed"] = "118.9");
        var correction = Assert.IsType<FigureCorrected>(Assert.Single(state.Import(changed, Because).Accepted()));
        Assert.Equal(("funds.total.executed", "118.96", "118.9"), (correction.Figure, correction.Before.Entered, correction.After.Entered));
        Assert.Equal(Because.Reason, correction.Reason);
        Assert.Equal("/funds/total/executed", correction.Source!.At);
        Assert.Empty(state.Apply(correction).Import(changed).Accepted());
    }

    [Fact]
    public void A_printed_total_stands_when_the_file_states_it_and_is_voided_when_it_does_not()
    {
        var state = Fold.Imported(Form9);
        void Change(JsonObject f) => f["indicators"]![0]!["score"] = "4";
        Assert.DoesNotContain(state.Import(Edit.Changed(9, Change)).Accepted(), e => e is PrintedValueVoided);
        var voided = state.Import(Edit.Changed(9, f =>
        {
            Change(f);
            f.Remove("total");
        })).Accepted().OfType<PrintedValueVoided>();
        Assert.Equal(["total.score", "total.grade"], voided.Select(v => v.Figure));
    }

    [Fact]
    public void A_null_blanks_a_figure_and_a_member_left_out_leaves_it()
    {
        var state = Fold.Imported(Form9);
        var blanked = state.Import(Edit.Changed(9, f =>
        {
            f["narrative"]!["executed"] = null;
            f["narrative"]!.AsObject().Remove("initial");
        })).Accepted();
        Assert.Equal(("narrative.executed", true), Assert.IsType<FigureCorrected>(Assert.Single(blanked)) is var c
            ? (c.Figure, c.After.IsBlank) : default);
    }

    [Fact]
    public void Rows_are_matched_by_id_or_by_names_and_new_rows_get_the_next_id()
    {
        var state = Fold.Imported(Form9);
        var events = state.Import(Edit.Changed(9, f =>
        {
            var rows = f["indicators"]!.AsArray();
            foreach (var row in rows) row!["id"] = null;
            var added = rows[0]!.DeepClone();
            added["name"] = "监控设备数";
            rows.Add(added);
        })).Accepted();
        Assert.Equal(new IndicatorAdded("i-015", "产出指标", "数量指标", "监控设备数", 15), events[0]);
        Assert.DoesNotContain(events, e => e is IndicatorWithdrawn or IndicatorRenamed or IndicatorMoved or FigureCorrected);
    }

    [Fact]
    public void A_row_inserted_moves_only_the_rows_behind_it_and_the_export_keeps_the_file_order()
    {
        var state = Fold.Imported(Form9);
        var changed = Edit.Changed(9, f =>
        {
            var added = f["indicators"]![0]!.DeepClone();
            (added["id"], added["name"]) = (null, "监控设备数");
            f["indicators"]!.AsArray().Insert(12, added);
        });
        var events = state.Import(changed).Accepted();
        Assert.Equal([("i-013", 13, 14), ("i-014", 14, 15)], events.OfType<IndicatorMoved>().Select(m => (m.Id, m.Before, m.After)));
        Assert.Equal(changed.Indicators!.Value.Select(r => r.Names), state.Apply(events).IndicatorsInOrder.Select(i => i.Names));
    }

    [Fact]
    public void Rows_exchanged_in_the_file_are_exchanged_in_the_ledger()
    {
        var state = Fold.Imported(Form9);
        var changed = Edit.Changed(9, f =>
        {
            var rows = f["indicators"]!.AsArray();
            var first = rows[0]!;
            rows.RemoveAt(0);
            rows.Insert(1, first);
        });
        var after = state.Apply(state.Import(changed).Accepted());
        Assert.Equal(["i-002", "i-001", "i-003"], after.IndicatorsInOrder.Take(3).Select(i => i.Id));
        Assert.Empty(after.Import(changed).Accepted());
    }

    [Fact]
    public void A_row_that_is_gone_is_withdrawn_but_not_when_the_file_lists_no_rows()
    {
        var state = Fold.Imported(Form9);
        var withdrawn = state.Import(Edit.Changed(9, f => f["indicators"]!.AsArray().RemoveAt(3)), Because).Accepted();
        Assert.Equal(new IndicatorWithdrawn("i-004", Because.Reason, null, null), Assert.Single(withdrawn));
        Assert.Empty(state.Import(Edit.Changed(9, f => f.Remove("indicators"))).Accepted());
    }

    [Fact]
    public void A_row_with_its_id_and_another_name_is_renamed()
    {
        var events = Fold.Imported(Form9).Import(Edit.Changed(9, f => f["indicators"]![0]!["name"] = "标准化考点数")).Accepted();
        var renamed = Assert.IsType<IndicatorRenamed>(Assert.Single(events));
        Assert.Equal(("标准化考点建设数", "标准化考点数"), (renamed.Before.Name, renamed.After.Name));
    }

    [Fact]
    public void A_declared_kind_and_a_status_are_recorded_and_taken_back()
    {
        var state = Fold.Imported(Form9);
        var declared = Edit.Changed(9, f => (f["indicators"]![2]!["kind"], f["indicators"]![2]!["status"]) = ("atLeast", "notCarriedOut"));
        var after = state.Apply(state.Import(declared, Because).Accepted());
        Assert.Equal(("atLeast", IndicatorStatus.NotCarriedOut), (after.Indicators["i-003"].Kind, after.Indicators["i-003"].Status));
        Assert.Equal(Because.Reason, after.Indicators["i-003"].StatusReason);
        Assert.Equal(state.Indicators["i-003"] with { StatusReason = Because.Reason },
            after.Apply(after.Import(Form9, Because).Accepted()).Indicators["i-003"]);
    }

    [Fact]
    public void Parts_are_matched_by_name_one_by_one()
    {
        var state = Fold.Imported(Fold.ReadSample().Forms[0]);
        var changed = Edit.Changed(1, f =>
        {
            var rows = f["breakdown"]!["rows"]!.AsArray();
            rows[3]![1] = "117.76";
            rows.RemoveAt(13);
        });
        var events = state.Import(changed).Accepted();
        Assert.Equal(("p-004", "117.75", "117.76"), events.OfType<PartCorrected>().Single() is var c
            ? (c.Part, c.Before.Amount.Entered, c.After.Amount.Entered) : default);
        Assert.Equal("p-014", events.OfType<PartWithdrawn>().Single().Part);
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public void An_adjustment_without_a_document_is_booked_as_assumed_and_replaced_when_the_file_names_one()
    {
        var state = Fold.Imported(Fold.ReadSample().Forms[5]);
        Assert.True(Assert.Single(state.Adjustments).Assumed);
        var changed = Edit.Changed(6, f => (f["adjustments"]![0]!["document"], f["adjustments"]![0]!["on"]) = ("压减通知", "2020-08-10"));
        Assert.Equal("IMP-03", state.Import(changed).Refused().Code);
        var after = state.Apply(state.Import(changed, Because).Accepted());
        var booked = Assert.Single(after.Adjustments);
        Assert.Equal(("a-002", -470_000m, false, new DateOnly(2020, 8, 10)), (booked.Id, booked.Amount.Value, booked.Assumed, booked.On));
    }

    [Fact]
    public void A_remark_line_that_is_gone_is_blanked()
    {
        var state = Fold.Imported(Edit.Changed(9, f => f["remarks"] = new JsonArray("第一条说明", "第二条说明")));
        var after = state.Apply(state.Import(Edit.Changed(9, f => f["remarks"] = new JsonArray("第一条说明"))).Accepted());
        Assert.True(after["remark.2"].IsBlank);
        Assert.False(after["remark.1"].IsBlank);
    }

    [Fact]
    public void A_quota_of_an_unusual_level_gets_a_code_from_its_name_and_comes_out_under_it()
    {
        var changed = Edit.Changed(9, f =>
        {
            foreach (var row in f["indicators"]!.AsArray().Where(r => (string?)r!["level1"] == "效益指标")) row!["level1"] = "影响力指标";
            f["quotas"]!.AsObject().Remove("效益指标");
            f["quotas"]!["影响力指标"] = "25";
        });
        var state = Fold.Imported(changed);
        Assert.Equal("25", state["quota.x74624713"].Entered);
        var again = Fold.Read(InterchangeWriter.Write(state)).Forms[0];
        Assert.Contains("影响力指标", again.Quotas.Select(q => q.Name));
    }

    [Fact]
    public void An_amount_entered_in_another_unit_names_it_in_the_export()
    {
        var state = Fold.Imported(Form9);
        var entered = state.Apply(new FigureCorrected("funds.total.executed", state["funds.total.executed"],
            FigureReader.Read(ValueKind.Money, "1189600", "元").Value!, null, [], null, null, null));
        var again = Fold.Imported(Fold.Read(InterchangeWriter.Write(entered)).Forms[0]);
        Assert.Equal((1_189_600m, "1189600元", "元"), again["funds.total.executed"] is var v ? (v.Value, v.Entered, v.Unit) : default);
    }
}
