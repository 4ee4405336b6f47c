using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>One form through every word that changes it, twice around: whatever can happen has happened.</summary>
public sealed class EveryWordTests : Journey
{
    private static readonly string[] Because = ["--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion"];

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await IndicatorsAsync();
        await MoneyAsync();
        await DoAsync("export", "09", "--out", PathOf("now.json"));
        await FillAsync(["targets", "09", PathOf("now.json"), "--document", "批复〔2020〕示例1号", "--on", "2020-01-20", .. Because]);
        await SubmitAsync();
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "funds.total.executed=请与国库对账单核对");
        await FillAsync(["enter", "09", "funds.total.executed", "118.69", .. Because]);
        await AcceptAsync();
        await FillAsync("file", "09");
        await FillAsync(["correct", "09", .. Because]);
        await FillAsync(["enter", "09", "goals.actual", "1.两个考点已建成并验收", .. Because]);
        await AcceptAsync();
        await FillAsync("file", "09");
    }

    [LedgerFact]
    public async Task Every_event_of_a_form_comes_from_a_word_and_stands_in_its_history()
    {
        Type[] ofTables = [typeof(TableRowAdded), typeof(TableRowRenamed), typeof(TableRowWithdrawn)]; // BaseDataTests
        var all = EventNames.All.Where(e => typeof(ISelfEvaluationEvent).IsAssignableFrom(e.Type) && !ofTables.Contains(e.Type)
                && e.Type.Namespace != typeof(Domain.Reports.SectionWritten).Namespace) // ReportJourneyTests
            .Select(e => e.Name).Order(StringComparer.Ordinal);
        var changes = (await DoAsync("history", "09", "--json")).Json.List("changes");
        Assert.Equal(all, changes.Select(c => c.Text("event")!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(await ScalarAsync<long>($"select count(*) from ledger.mt_events where stream_id = '{Form9}'"), changes.Count);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(i => (long)i), changes.Select(c => c.Number("version")));
    }

    [LedgerFact]
    public async Task Read_models_rebuilt_from_events_are_the_ones_written_and_the_ledger_is_sound()
    {
        var check = (await DoAsync("rebuild", "--check")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([.. Cli.LedgerSession.ReadModels.Select(p => p.Name).Concat(["selfevaluation", "timing"]).Select(n => $"{n}：与事件一致")],
            check);
        await DoAsync("rebuild");
        await DoAsync("verify");
        await DoAsync("status");
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
    }

    private async Task IndicatorsAsync()
    {
        await FillAsync("indicator", "add", "09", "产出指标", "数量指标", "培训监考员人数");
        await FillAsync("indicator", "rename", "09", "i-015", "产出指标", "数量指标", "培训监考员人次");
        await FillAsync("indicator", "move", "09", "i-015", "2");
        await FillAsync("indicator", "classify", "09", "i-015", "--kind", "atLeast");
        await FillAsync("indicator", "withdraw", "09", "i-015");
        await FillAsync(["indicator", "status", "09", "i-002", "notCarriedOut", .. Because]);
        await FillAsync("indicator", "survey", "09", "i-013", "--method", "网络问卷", "--from", "2020-11-01", "--to", "2020-11-20",
            "--issued", "300",
            "--valid", "286", "--satisfied", "265");
        await FillAsync(["override", "09", "indicator.i-003.score", "8", .. Because]);
    }

    private async Task MoneyAsync()
    {
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        await FillAsync("part", "09", "funds.other.executed", "社会捐赠", "3");
        await FillAsync("part", "09", "funds.other.executed", "社会捐赠", "4", "--part", "p-003");
        await FillAsync("part", "09", "funds.other.executed", "社会捐赠", "4", "--part", "p-003", "--remove");
        await FillAsync(["adjust", "09", "-5.5", "--assumed", .. Because]);
        var adjustment = (await DoAsync("show", "09", "--json")).Json.List("adjustments")[0].Text("id")!;
        await FillAsync(["unadjust", "09", adjustment, .. Because]);
        await File.WriteAllBytesAsync(PathOf("对账单.pdf"), [.. "%PDF-1.4"u8]);
        await FillAsync("attach", "09", PathOf("对账单.pdf"));
    }
}
