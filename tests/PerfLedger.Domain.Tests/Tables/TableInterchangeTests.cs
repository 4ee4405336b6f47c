using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Interchange;

namespace PerfLedger.Domain.Tests.Tables;

/// <summary><c>perfledger/base-data/1</c> in and out.</summary>
public sealed class TableInterchangeTests
{
    [Theory]
    [InlineData("base-data-overall.json")]
    [InlineData("base-data-overall-faulty.json")]
    [InlineData("base-data-special.json")]
    public void A_sample_comes_out_byte_for_byte_as_it_went_in(string sample) => Assert.Equal(
        Encoding.UTF8.GetString(Tabled.Sample(sample)),
        Encoding.UTF8.GetString(InterchangeWriter.Write(Tabled.Imported(Tabled.Json(sample)))));

    [Theory]
    [InlineData("base-data-overall.json")]
    [InlineData("base-data-special.json")]
    public void The_same_file_again_records_nothing(string sample)
    {
        var stated = Tabled.Stated(Tabled.Json(sample));
        Assert.Empty(Tabled.Imported(Tabled.Json(sample)).Import(stated).Accepted());
    }

    [Fact]
    public void One_event_is_one_cell_with_its_place_in_the_file()
    {
        var events = Tabled.Initial.Import(Tabled.Stated(Tabled.Json("base-data-overall.json"))).Accepted();
        var entered = events.OfType<FigureEntered>().ToList();
        Assert.Equal(events.Count - 1 - 4, entered.Count); // the opening and four rows
        Assert.Contains(entered, e => (e.Figure, e.Source!.At) == ("staff.actual", "/cells/staff.actual"));
        Assert.Contains(entered, e => (e.Figure, e.Source!.At) == ("building.b-001.areaRate", "/rows/3/cells/areaRate"));
    }

    [Fact]
    public void What_a_file_leaves_out_stays_and_null_blanks_a_cell()
    {
        var file = Tabled.Json("base-data-overall.json");
        file.Remove("rows");
        file["cells"] = new JsonObject { ["staff.actual"] = "2808", ["thrift.measures"] = null };
        var events = Tabled.Overall.Import(Tabled.Stated(file)).Accepted();
        Assert.Equal(["staff.actual 2808", "thrift.measures "],
            events.Cast<FigureCorrected>().Select(e => $"{e.Figure} {e.After.Printed}"));
    }

    [Fact]
    public void Rows_go_by_id_then_by_name_and_the_list_of_a_file_is_the_whole_list()
    {
        var file = Tabled.Json("base-data-overall.json");
        var rows = file["rows"]!.AsArray();
        rows[0]!["name"] = "实训基地设备购置"; // p-001, by id: another name
        rows[1]!["id"] = null; // s-001, by name: as it stands
        rows.RemoveAt(2); // s-002 leaves
        rows.Add(new JsonObject { ["slot"] = "building", ["name"] = "图书馆", ["cells"] = new JsonObject { ["actualArea"] = "800" } });
        var events = Tabled.Overall.Import(Tabled.Stated(file)).Accepted();
        Assert.Equal(
        [
            "table_row_renamed expenditure.p-001", "table_row_added building.b-002", "figure_entered building.b-002.actualArea",
            "table_row_withdrawn expenditure.s-002",
        ], events.Select(Say));
    }

    [Fact]
    public void An_id_that_was_used_or_is_of_another_row_is_refused()
    {
        var gone = Tabled.Overall.Apply(new TableRowWithdrawn("building.b-001", null));
        Assert.Equal("IMP-05", gone.Import(Tabled.Stated(Tabled.Json("base-data-overall.json"))).Refused().Code);
        var file = Tabled.Json("base-data-overall.json");
        file["rows"]![3]!["id"] = "b-007";
        Assert.Equal("IMP-06", Tabled.Overall.Import(Tabled.Stated(file)).Refused().Code);
    }

    [Fact]
    public void An_import_after_submission_needs_its_reason()
    {
        var file = Tabled.Json("base-data-overall.json");
        file["cells"]!["staff.actual"] = "2808";
        var returned = Tabled.Overall.Apply(Specs.Sample.Submitted, Specs.Sample.Returned);
        Assert.Equal("IMP-03", returned.Import(Tabled.Stated(file)).Refused().Code);
        Assert.Single(returned.Import(Tabled.Stated(file), Specs.Sample.Because).Accepted());
    }

    [Fact]
    public void A_file_of_another_year_is_not_this_table()
    {
        var file = Tabled.Json("base-data-overall.json");
        file["fiscalYear"] = 2020;
        Assert.Equal("IMP-01", Tabled.Overall.Import(Tabled.Stated(file)).Refused().Code);
    }

    [Fact]
    public void An_amount_in_another_unit_than_its_cell_is_written_with_its_unit()
    {
        var file = Tabled.Json("base-data-overall.json");
        file["moneyUnit"] = "元";
        file["cells"]!["expenditure.abroad.final"] = "11.9万元";
        var written = JsonNode.Parse(InterchangeWriter.Write(Tabled.Imported(file)))!;
        Assert.Equal("11.9万元", (string?)written["cells"]!["expenditure.abroad.final"]);
        Assert.Equal("4200", (string?)written["rows"]![3]!["cells"]!["budgetInvest"]); // this column is in 万元 whatever the head says
        Assert.Equal(42_000_000m, Tabled.Imported(file)["building.b-001.budgetInvest"].Value);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_with_their_places()
    {
        var file = Tabled.Json("base-data-overall.json");
        var cells = file["cells"]!;
        cells["staff.actul"] = "5";
        cells["staff.establishment"] = 2910;
        cells["staff.controlRate"] = "96.46";
        cells["expenditure.procurement.finalPrev"] = "1";
        cells["expenditure.vehicle.final"] = "四十八";
        cells["building.b-001.areaRate"] = "1%";
        var rows = file["rows"]!.AsArray();
        rows[0]!["slot"] = "projectlines";
        rows[1]!["id"] = "x-1";
        rows[2]!["cells"]!["last"] = "5";
        rows[3]!["name"] = " ";
        rows[3]!["colour"] = "red";
        Assert.Equal(
        [
            "/cells/building.b-001.areaRate", "/cells/expenditure.procurement.finalPrev", "/cells/expenditure.vehicle.final",
            "/cells/staff.actul", "/cells/staff.controlRate", "/cells/staff.establishment", "/rows/0/slot",
                "/rows/1/id", "/rows/2/cells/last",
            "/rows/3/colour", "/rows/3/name",
        ], Tabled.Reading(file).Faults.Select(f => f.At).Order(StringComparer.Ordinal));
        Assert.Contains(Tabled.Reading(file).Faults, f => f.Remedy == "要写的可能是“staff.actual”");
    }

    [Fact]
    public void Two_rows_of_one_id_or_one_name_are_refused()
    {
        var file = Tabled.Json("base-data-overall.json");
        var rows = file["rows"]!.AsArray();
        rows[2]!["id"] = "s-001";
        rows[2]!["name"] = "教育综合发展专项";
        Assert.Equal(["/rows/2/id", "/rows/2/name"], Tabled.Reading(file).Faults.Select(f => f.At));
    }

    [Theory]
    [InlineData("project-self-evaluation/2020-zhuzhou")]
    [InlineData("overall-base-data/2018-hunan")]
    public void A_form_that_is_no_table_is_refused(string form)
    {
        var file = Tabled.Json("base-data-overall.json");
        file["form"] = form;
        var fault = Assert.Single(Tabled.Reading(file).Faults);
        Assert.Equal("/form", fault.At);
        Assert.Contains("overall-base-data/2019-hunan", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_does_not_come_as_a_form_of_indicators()
    {
        var form = Edit.Form();
        form["form"] = Tabled.OverallForm;
        Assert.Contains(Tabled.Reading(form).Faults, f =>
            f.At == "/form" && f.Remedy.Contains("perfledger/base-data/1", StringComparison.Ordinal));
        var filing = JsonNode.Parse(Repository.Sample("filing.json"))!.AsObject();
        filing["selfEvaluations"]![4]!["form"] = Tabled.SpecialForm;
        Assert.Contains(Tabled.Reading(filing).Faults, f => f.At == "/selfEvaluations/4/form");
    }

    [Theory]
    [InlineData("cells", "[]")]
    [InlineData("rows", "{}")]
    [InlineData("rows", "[5, null, []]")]
    [InlineData("cells", "null")]
    [InlineData("fiscalYear", "\"2019\"")]
    [InlineData("moneyUnit", "\"美元\"")]
    [InlineData("form", "5")]
    public void A_file_of_another_shape_is_refused_and_nothing_breaks(string member, string json)
    {
        var file = Tabled.Json("base-data-overall.json");
        file[member] = JsonNode.Parse(json);
        Assert.NotEmpty(Tabled.Reading(file).Faults);
    }

    private static string Say(ISelfEvaluationEvent e) => EventNames.Of(e) + " " + e switch
    {
        FigureEntered x => x.Figure,
        TableRowAdded x => x.Row,
        TableRowRenamed x => x.Row,
        TableRowWithdrawn x => x.Row,
        _ => "",
    };
}
