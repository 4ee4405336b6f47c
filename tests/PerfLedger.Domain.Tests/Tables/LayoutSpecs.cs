using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Layouts;

namespace PerfLedger.Domain.Tests.Tables;

/// <summary>Layouts as data: what the notice prints, and what a file may not say.</summary>
public sealed class LayoutSpecs
{
    // Attachment 2: 3 of staff, 16 lines of 3 columns less the 2 crossed-out cells, 1 text, 4 of the signature line.
    [Theory]
    [InlineData(Tabled.OverallForm, 3 + (16 * 3) - 2 + 1 + 4)]
    [InlineData(Tabled.SpecialForm, 107 * 2)]
    public void A_table_has_the_cells_of_its_attachment(string form, int cells) =>
        Assert.Equal(cells, Tabled.Layouts.Find(form, 2019)!.FixedCells.Length);

    [Fact]
    public void Labels_name_the_year_judged_and_the_one_before()
    {
        var table = Tabled.Layouts.Find(Tabled.OverallForm, 2021)!;
        Assert.Equal("2021年度部门整体支出绩效评价基础数据表", table.Title);
        Assert.Equal("公务接待·2020年决算数", table.Find("expenditure.reception.finalPrev")!.Definition.Name);
        Assert.Equal("楼堂馆所控制情况（2021年完工项目）", table.Section("building")!.Label);
    }

    [Fact]
    public void A_crossed_out_cell_is_none()
    {
        var table = Tabled.Layouts.Find(Tabled.OverallForm, 2019)!;
        Assert.Null(table.Find("expenditure.procurement.finalPrev"));
        Assert.NotNull(table.Find("expenditure.procurement.budget"));
        Assert.Null(table.Find("expenditure.b-001.final")); // an id of buildings in another section
        Assert.Null(table.Find("building.b-1.actualArea"));
        Assert.Equal("㎡", table.Find("building.b-001.actualArea")!.Definition.Unit);
    }

    [Fact]
    public void Statistics_keep_the_numbers_units_and_projects_of_attachment_6()
    {
        var rows = Tabled.Layouts.Find(Tabled.SpecialForm, 2019)!.Section("statistic")!.Rows;
        Assert.Equal(Enumerable.Range(1, 107).Select(n => n.ToString("000", System.Globalization.CultureInfo.InvariantCulture)),
            rows.Select(r => r.Key));
        Assert.Equal(8, rows.Select(r => r.Group).Distinct().Count());
        Assert.Equal(6, rows.Count(r => r.Unit is null));
        Assert.All(rows.Where(r => r.Unit is null), r => Assert.NotNull(r.Note)); // what the notice leaves open is said
        Assert.Equal(["民办教育发展", "湖南省教育科学规划课题"], rows.Where(r => r.Project is null).Select(r => r.Group!).Distinct());
        var shortest = rows.Single(r => r.Key == "009");
        Assert.Equal(("在校人数（人）", "在校人数", "人"), (shortest.Label, shortest.Name, shortest.Unit));
    }

    [Theory]
    [InlineData("/schema", "\"perfledger/table-layout/2\"", "/schema")]
    [InlineData("/sections/0/key", "\"staff one\"", "/sections/0/key")]
    [InlineData("/sections/1/key", "\"staff\"", "/sections")]
    [InlineData("/sections/0/columns/1/key", "\"establishment\"", "/sections/0/columns")]
    [InlineData("/sections/0/columns/0/kind", "\"number\"", "/sections/0/columns/0/kind")]
    [InlineData("/sections/0/columns/2/quotient/of", "\"nobody\"", "/sections/0/columns")]
    [InlineData("/sections/1/rows/0/sum/of", """["vehicle","ship"]""", "/sections/1/rows")]
    [InlineData("/sections/1/rows/9/prefix", "\"pp\"", "/sections/1/rows")]
    [InlineData("/sections/1/rows/9/prefix", "\"b\"", "/sections")]
    [InlineData("/sections/1/rows/17/disabled", """["last"]""", "/sections/1/rows")]
    [InlineData("/sections/1/colour", "\"red\"", "/sections/1/colour")]
    public void A_layout_that_does_not_hold_together_is_refused_with_its_place(string at, string value, string fault)
    {
        var json = JsonNode.Parse(Tabled.Layout(Tabled.OverallForm))!;
        var path = at.Split('/')[1..];
        var node = path[..^1].Aggregate(json, (n, p) => int.TryParse(p, out var i) ? n[i]! : n[p]!);
        node[path[^1]] = JsonNode.Parse(value);
        var reading = LayoutReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        Assert.Null(reading.Layout);
        Assert.Contains(reading.Faults, f => f.At == fault);
    }

    [Fact]
    public void What_is_no_json_is_told_in_one_fault() => Assert.Single(LayoutReader.Read("{"u8).Faults);
}
