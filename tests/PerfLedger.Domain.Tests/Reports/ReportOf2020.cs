using PerfLedger.Domain.Reports.Linking;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>What the report of 2020 prints, and what the checks find in it.</summary>
public sealed class ReportOf2020
{
    private static readonly PrintedReport Printed = Resolver.Print(Report2020.State, Report2020.Sources());

    private static PrintedSection Section(string id) => Printed.Sections.Single(s => s.Heading.Id == id);

    [Fact]
    public void It_has_no_finding_but_known_ones()
    {
        var f = Report2020.Check(Report2020.State);
        System.IO.File.WriteAllLines("/tmp/rep/findings.txt", f.Select(x => x.ToString()));
        System.IO.File.WriteAllLines("/tmp/rep/printed.txt", Printed.Sections.SelectMany(s => s.Blocks.SelectMany(b => b.Rows.Select(r => string.Join(" | ", r)).Prepend(b.Text)).Prepend("## " + s.Heading.No + s.Heading.Title)));
        Assert.Empty(f);
    }
}
