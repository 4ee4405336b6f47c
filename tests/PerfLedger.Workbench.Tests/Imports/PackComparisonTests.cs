using System.Text;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Workbench.Tests.Imports;

/// <summary>The same file under several packs.</summary>
public sealed class PackComparisonTests
{
    [Fact]
    public void What_one_pack_says_alone_differs_and_stands_at_its_place()
    {
        var compared = PackComparison.Of([[Found("BUD-03", "/execution/rate", "a"), Found("VAL-02", "/indicators/2/actual", "b")],
            [Found("WGT-02", "/indicators", "c"), Found("VAL-02", "/indicators/2/actual", "b")]]);
        Assert.Equal([("BUD-03", true), ("WGT-02", true), ("VAL-02", false)], compared.Select(c => (c.Rule, c.Differs)));
        Assert.Equal([null, "c"], compared[1].Under.Select(f => f?.What));
    }

    [Fact]
    public void Another_severity_or_sentence_is_a_difference()
    {
        var soft = Found("VAL-02", "/indicators/2/actual", "b") with { Severity = Severity.Hint };
        Assert.True(Assert.Single(PackComparison.Of([[Found("VAL-02", "/indicators/2/actual", "b")], [soft]])).Differs);
        Assert.True(Assert.Single(PackComparison.Of([[Found("VAL-02", "/indicators/2/actual", "b")], [soft with { What = "c" }]])).Differs);
    }

    [Fact]
    public void The_sample_differs_where_the_packs_do()
    {
        var text = new StringWriter();
        ComparisonText.Write(Sample("cn-2020", "platform-2022", "hubei-2020"), text);
        var lines = text.ToString().Split('\n');
        Assert.Equal(13, lines.Count(l => l.StartsWith('≠') && l.Contains("规则包规定预算执行率20", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.StartsWith('≠') && l.Contains("SCO-09", StringComparison.Ordinal)
            && l.Contains("指标偏离，扣2分", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith('≠') && l.Contains("BUD-03", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("hubei-2020：共 13 张表", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_pack_named_each_form_is_checked_under_its_own()
    {
        var only = Assert.Single(Sample());
        Assert.All(only.Forms, f => Assert.Equal("cn-2020", f.RulePack));
        Assert.Equal((9, 71, 95), (Count(only, Severity.Error), Count(only, Severity.Warning), Count(only, Severity.Hint)));
    }

    private static int Count(CheckedFile file, Severity severity) => file.All.Count(f => f.Severity == severity);

    private static Finding Found(string rule, string at, string what) => new(rule, Severity.Warning, at, null, what, null, null, null);

    private static IReadOnlyList<CheckedFile> Sample(params string[] packs)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PerfLedger.sln"))) folder = folder.Parent;
        var json = File.ReadAllText(Path.Combine(folder.FullName, "samples", "zhuzhou-2020", "filing.json"));
        return FileCheck.Run(InterchangeReader.Read(Encoding.UTF8.GetBytes(json)).File!, packs);
    }
}
