using System.Collections.Immutable;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Sheets;

/// <summary>The drop-downs of a form: grades are a closed list of the rule pack, levels of a qualitative indicator an open one.</summary>
internal sealed class FormChoices(SelfEvaluation state, RulePack pack)
{
    public (ImmutableArray<string> Texts, bool Closed)? Of(string figure) => figure.Split('.') switch
    {
        ["total", "grade"] => ([.. pack.Grades.Select(g => g.Name)], true),
        ["indicator", var id, "actual"] when IsQualitative(id) => ([.. pack.Qualitative.Select(q => q.Level)], false),
        ["indicator", var id, "actual"] when IsYesNo(id) => (["是", "否"], false),
        _ => null,
    };

    // A target without a digit is a word, and is answered by one of the levels or by the same word.
    private bool IsQualitative(string id) =>
        state.Indicators.GetValueOrDefault(id) is { Kind: var kind } && (kind == "qualitative"
            || (kind is null && state[id, "target"].Printed is { Length: > 0 } target && !target.Any(char.IsDigit) && !IsYesNo(id)));

    private bool IsYesNo(string id) => state[id, "target"].Printed is "是" or "否";
}
