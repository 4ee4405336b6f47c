using PerfLedger.Domain.Checks;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>Each rule fires where it should and stays silent one step away.</summary>
public sealed class CheckSpecs
{
    public static TheoryData<int, string, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            for (var i = 0; i < RuleCase.All.Count; i++) data.Add(i, RuleCase.All[i].Key, RuleCase.All[i].At);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_fires_once_at_its_place(int n, string key, string at)
    {
        var severity = RuleCase.All[n].Pack.Severities[key];
        var found = FormChecks.Run(RuleCase.All[n].Fires.Build(), RuleCase.All[n].Pack);
        Assert.Single(found, f => f.Rule == key.Split('/')[0] && f.At == at && f.Severity == severity);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_near_miss_is_silent(int n, string key, string at)
    {
        var found = FormChecks.Run(RuleCase.All[n].Quiet.Build(), RuleCase.All[n].Pack);
        Assert.DoesNotContain(found, f => f.Rule == key.Split('/')[0] && f.At == at);
    }

    [Fact]
    public void Every_rule_of_the_catalogue_has_a_case() =>
        Assert.Empty(RuleCatalogue.Keys.Except(RuleCase.All.Select(c => c.Key)).Except(ProgrammeSpecs.Rules).Except(BaseDataSpecs.Rules)
            .Except(Reports.NarrativeSpecs.Rules));

    [Fact]
    public void An_honest_form_has_no_finding() => Assert.Empty(FormChecks.Run(Draft.Honest().Build(), Filed2020.Pack));

    [Fact]
    public void Findings_come_in_form_order()
    {
        var places = FormChecks.Run(Filed2020.Form(9), Filed2020.Pack).Select(f => f.At).ToList();
        Assert.Equal("/funds/currentYearAppropriation/executed", places[0]);
        Assert.True(places.IndexOf("/indicators") < places.IndexOf("/indicators/2/target"));
        Assert.True(places.IndexOf("/indicators/2/target") < places.IndexOf("/indicators/12/actual"));
        Assert.Equal("/total/score", places[^1]);
    }
}
