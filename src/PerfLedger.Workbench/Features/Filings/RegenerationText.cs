using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>How the outcome of a regeneration is shown.</summary>
internal static class RegenerationText
{
    public static void Write(IReadOnlyList<RegenerationReport> reports, bool json)
    {
        if (json)
        {
            Output.WriteJson(new
            {
                identical = reports.All(r => r.Identical),
                filings = reports.Select(r =>
                    new
                    {
                        filing = r.Filing,
                        number = r.Number,
                        identical = r.Identical,
                        checks = r.Checks,
                        firstDifference = r.FirstDifference
                    }),
            });
            return;
        }

        if (reports is [var one]) Write(one);
        else
            foreach (var r in reports)
                Console.WriteLine($"{(r.Identical ? "一致" : "不同")}  {r.Filing}@{r.Number}  {r.FirstDifference}".TrimEnd());
        Console.WriteLine($"重新生成 {reports.Count} 份，逐字节一致 {reports.Count(r => r.Identical)} 份。");
    }

    private static void Write(RegenerationReport report)
    {
        Console.WriteLine($"{report.Filing}@{report.Number}");
        var table = new TextTable("核对项", "报送时登记", "重新生成", "结论");
        foreach (var c in report.Checks) table.Add(c.What, c.Pinned, c.Found, c.Same ? "一致" : "不同");
        table.WriteTo(Console.Out, 64);
        if (report.FirstDifference is not null) Console.WriteLine($"首处不同：{report.FirstDifference}");
    }
}
