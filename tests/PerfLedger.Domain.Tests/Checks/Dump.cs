using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Tests.Checks;

public sealed class Dump
{
    [Fact]
    public void Pack_reads()
    {
        var r = RulePack.Parse(Filed2020.Repository("templates/rule-packs/cn-2020.json"));
        Assert.Empty(r.Faults);
    }

    [Fact]
    public void Print()
    {
        using var w = new StreamWriter("/tmp/scoring-dump.txt");
        for (var n = 1; n <= 13; n++)
        {
            var f = Filed2020.Form(n);
            var r = Calc.Compute(f, Filed2020.Pack);
            var fs = FormChecks.Run(f, Filed2020.Pack);
            w.WriteLine($"## {n} rate {r.Execution.RateText} exec {r.Execution.Score} weights {r.WeightSum} sum {r.ScoreSum} rule {r.RuleScore} undecided {r.Undecided} {r.Grade}/{r.RuleGrade}  E{fs.Count(x => x.Severity == Severity.Error)} W{fs.Count(x => x.Severity == Severity.Warning)} H{fs.Count(x => x.Severity == Severity.Hint)}");
            foreach (var x in fs) w.WriteLine($"  {x.Rule} {x.Severity} {x.At} | {x.What} | {x.Printed} | {x.Recomputed} | {x.Required}");
        }
        w.WriteLine(string.Join("\n", ProgrammeChecks.Run(4700_0000m, -291_0600+0.0m, 4408_9400m, Filed2020.Forms.ToList(), Filed2020.Pack)));
        w.WriteLine("honest:" + string.Join("\n", FormChecks.Run(Draft.Honest().Build(), Filed2020.Pack)));
        foreach (var f in Filed2020.Forms)
        {
            var r = Calc.Compute(f, Filed2020.Pack);
            foreach (var i in r.Indicators) w.WriteLine($"{f.Opened!.Project!.Code} {i.Id} {i.Kind} {i.Better} {i.Outcome} {i.Obstacle} {i.RuleScore}/{i.Entered} T<{f[i.Id, "target"].Printed}> A<{f[i.Id, "actual"].Printed}> {i.Explanation}");
        }
    }
}
