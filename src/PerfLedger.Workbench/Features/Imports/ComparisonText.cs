using PerfLedger.Domain.Checks;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>The same file under several packs: what each makes of every form, then the findings, those that differ marked ≠.</summary>
internal static class ComparisonText
{
    private const string Mark = "≠";
    private const string None = "—";
    private const int Longest = 400;

    public static void Write(IReadOnlyList<CheckedFile> packs, TextWriter output)
    {
        for (var n = 0; n < packs[0].Forms.Count; n++) Write([.. packs.Select(p => p.Forms[n])], output);
        var programme = PackComparison.Of([.. packs.Select(p => p.Programme)]);
        if (programme.Count > 0) Findings("专项总体", [.. packs.Select(p => p.RulePack)], programme, output);
        foreach (var pack in packs) output.WriteLine($"{pack.RulePack}：共 {pack.Forms.Count} 张表，{CheckText.Summary(pack.All)}");
    }

    private static void Write(IReadOnlyList<CheckedForm> forms, TextWriter output)
    {
        var o = forms[0].Assessment.State.Opened!;
        var title = $"{o.Project?.Code} {o.Project?.Name ?? o.Unit.Name}".TrimStart();
        output.WriteLine(title);
        var table = new TextTable("规则包", "执行率得分", "得分合计", "等级", "规则得分", "规则等级",
            CheckText.Name(Severity.Error), CheckText.Name(Severity.Warning), CheckText.Name(Severity.Hint));
        foreach (var f in forms)
        {
            var r = f.Assessment.Result;
            table.Add(f.RulePack, Output.Number(r.Execution.Score), Output.Number(r.ScoreSum), r.Grade, Output.Number(r.RuleScore),
                r.RuleGrade, Count(f, Severity.Error), Count(f, Severity.Warning), Count(f, Severity.Hint));
        }
        table.WriteTo(output);
        output.WriteLine();
        Findings(null, [.. forms.Select(f => f.RulePack)], PackComparison.Of([.. forms.Select(f => f.Assessment.Findings)]), output);
    }

    private static void Findings(string? title, IReadOnlyList<string> packs, IReadOnlyList<ComparedFinding> findings, TextWriter output)
    {
        if (title is not null) output.WriteLine(title);
        var table = new TextTable(["", "规则", .. packs, "位置", "问题"]);
        foreach (var f in findings)
            foreach (var (what, at) in Sentences(f))
                table.Add([f.Differs ? Mark : "", at == 0 ? f.Rule : "", .. Severities(f, at, what), at == 0 ? f.At : "", what]);
        table.WriteTo(output, Longest);
        output.WriteLine();
    }

    // One line where all packs say the same, else one a sentence.
    private static IEnumerable<(string What, int At)> Sentences(ComparedFinding f) =>
        f.Under.OfType<Finding>().Select(x => x.What).Distinct().Select((what, at) => (what, at));

    private static IEnumerable<string> Severities(ComparedFinding f, int at, string what) =>
        f.Under.Select(x => x is null ? at == 0 ? None : "" : x.What == what ? CheckText.Name(x.Severity) : "");

    private static string Count(CheckedForm f, Severity severity) => Output.Number(f.Assessment.Count(severity));
}
