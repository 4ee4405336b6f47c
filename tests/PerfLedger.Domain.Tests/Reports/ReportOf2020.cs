using System.Text.Json.Nodes;
using PerfLedger.Domain.Reports.Linking;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>The report of 2020 as a file, as it prints, and what the checks find in it.</summary>
public sealed class ReportOf2020
{
    private static readonly PrintedReport Printed = Resolver.Print(Report2020.State, Report2020.Sources());

    private static string Section(string id) => string.Concat(Printed.Sections.Single(s => s.Heading.Id == id).Blocks.Select(b => b.Text));

    [Fact]
    public void The_sample_has_no_finding() => Assert.Empty(Report2020.Check(Report2020.State));

    [Fact]
    public void Its_three_budgets_are_said_side_by_side()
    {
        Assert.Contains("年初预算4700万元，年中调整减少291.06万元，实际支出4408.94万元", Section("2"), StringComparison.Ordinal);
        Assert.Contains("全年预算4316万元，全年执行4408.94万元，执行数为全年预算的102.15%", Section("2"), StringComparison.Ordinal);
        Assert.Contains("合计压减384万元", Section("4-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_typed_instead_of_linked_is_found_in_every_place_of_the_trap()
    {
        var typed = Report2020.With("2", "年初预算4700万元，年中调减291.06万元，支出4408.94万元，没有结余。");
        Assert.Equal("4700万元、291.06万元、4408.94万元", Assert.Single(Report2020.Check(typed), f => f.Rule == "TXT-01").Printed);
    }

    [Fact]
    public void Every_outline_that_ships_is_sound()
    {
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
            Report2020.OutlineOf("overall-report/2019-hunan").Sections.Where(s => s.Level == 1).Select(s => s.Id));
        Assert.Equal(6, Report2020.OutlineOf("overall-report/2019-hunan").Attachments.Length);
        Assert.Equal(17, Report2020.OutlineOf("special-report/2019-hunan").Sections.Length);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_with_their_places()
    {
        var faults = Report2020.Faults(json =>
        {
            json["sections"]!["2"] = "支出{{ 133 }}万元";
            json["sections"]!["5"] = "坏 }} 的";
            json["sources"]!["全部"] = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.01";
            json["attachments"]!.AsArray().Add(new JsonObject { ["no"] = 1, ["absent"] = "没有" });
        });
        Assert.Equal(["/sources/全部", "/sections/2 第1行", "/sections/5 第1行", "/attachments/1"], faults.Select(f => f.At));
    }

    [Fact]
    public void Faults_of_structure_and_of_text_are_told_together()
    {
        var faults = Report2020.Faults(json =>
        {
            json["fiscalYear"] = "2020";
            json["sectons"] = new JsonObject();
            json["sections"]!["2"] = "支出{{ 133 }}万元";
        });
        Assert.Equal(["/fiscalYear", "/sectons", "/sections/2 第1行"], faults.Select(f => f.At));
    }
}
