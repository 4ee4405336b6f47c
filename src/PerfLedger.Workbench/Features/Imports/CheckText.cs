using PerfLedger.Domain.Checks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>Findings as text: form by form, then the programme, then the sum.</summary>
internal static class CheckText
{
    public static void Write(CheckedFile result, TextWriter output)
    {
        foreach (var form in result.Forms) Write(form, output);
        if (result.Programme.Count > 0)
        {
            output.WriteLine("专项总体");
            var states = result.Forms.Select(f => f.Assessment.State).ToList();
            foreach (var finding in result.Programme) Write(finding, FindingPlaces.InReport(states, finding.At), output);
        }

        output.WriteLine($"共 {result.Forms.Count} 张表：{Summary(result.All)}");
    }

    public static string Name(Severity severity) => severity switch { Severity.Error => "错误", Severity.Warning => "提醒", _ => "提示" };

    public static string Summary(IEnumerable<Finding> findings)
    {
        var counts = findings.CountBy(f => f.Severity).ToDictionary(c => c.Key, c => c.Value);
        return string.Join('、', Enum.GetValues<Severity>().Select(s => $"{Name(s)} {counts.GetValueOrDefault(s)}"));
    }

    private static void Write(CheckedForm form, TextWriter output)
    {
        var (o, r) = (form.Assessment.State.Opened!, form.Assessment.Result);
        if (!form.Assessment.IsScored)
        {
            var title = form.Assessment.Report?.Outline!.Title ?? form.Assessment.State.Layout!.Title;
            var whose = string.Join(' ', ((string?[])[o.Unit.Name, o.Project?.Name]).OfType<string>());
            output.WriteLine($"{title}  {whose}  规则包 {form.RulePack}");
            foreach (var finding in form.Assessment.Findings) Write(finding, On(form, finding), output);
            return;
        }

        output.WriteLine($"{o.Project?.Code} {o.Project?.Name ?? o.Unit.Name}  规则包 {form.RulePack}  执行率 {r.Execution.RateText}  "
            + $"得分合计 {Output.Number(r.ScoreSum)}（{r.Grade}）  分值合计 {Output.Number(r.WeightSum)}  "
            + $"规则得分 {Output.Number(r.RuleScore)}（{r.RuleGrade}）");
        foreach (var finding in form.Assessment.Findings) Write(finding, On(form, finding), output);
    }

    private static string On(CheckedForm form, Finding finding) =>
        FindingPlaces.On(form.Assessment.State, form.Assessment.Report, finding);

    private static void Write(Finding f, string place, TextWriter output) =>
        output.WriteLine($"  {Name(f.Severity)} {f.Rule}  {f.What}  [{place}]");
}
