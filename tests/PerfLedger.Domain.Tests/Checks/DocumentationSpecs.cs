using System.Text;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Tests.Checks;

public sealed class DocumentationSpecs
{
    private static readonly string[] Severities = ["错误", "待说明", "提示", "关闭"];

    [Fact]
    public void The_table_of_rules_names_every_rule_with_its_severity()
    {
        var rows = Encoding.UTF8.GetString(Filed2020.Repository("docs/checks.md")).Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|').Select(c => c.Trim()).ToArray())
            .Where(c => c.Length > 3 && c[1].Contains('-') && Severities.Contains(c[2])).Select(c => (c[1], c[2])).ToList();
        Assert.Equal(RuleCatalogue.Keys.Select(k => (k, Severities[(int?)Filed2020.Pack.Severities[k] ?? 3])), rows);
    }
}
