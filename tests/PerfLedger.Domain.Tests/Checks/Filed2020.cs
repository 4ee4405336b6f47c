using System.Text.Json;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>The 13 filed forms of the sample as states, and the pack they were filed under.</summary>
internal static class Filed2020
{
    private static readonly string[] Groups = ["header", "funds", "execution", "goals", "total", "narrative"];

    public static RulePack Pack { get; } = RulePack.Parse(Repository("templates/rule-packs/cn-2020.json")).Pack!;

    public static IReadOnlyList<SelfEvaluation> Forms { get; } = Load();

    /// <summary>The form of a sub-project, numbered from 1 as in the report.</summary>
    public static SelfEvaluation Form(int number) => Forms[number - 1];

    public static byte[] Repository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PerfLedger.sln"))) folder = folder.Parent;
        return File.ReadAllBytes(Path.Combine(folder.FullName, path));
    }

    private static List<SelfEvaluation> Load()
    {
        using var file = JsonDocument.Parse(Repository("samples/zhuzhou-2020/filing.json"));
        return [.. file.RootElement.GetProperty("selfEvaluations").EnumerateArray().Select(Read)];
    }

    private static SelfEvaluation Read(JsonElement form)
    {
        var draft = new Draft(form.GetProperty("project").GetProperty("code").GetString());
        foreach (var group in Groups) Figures(draft, group, form.GetProperty(group));
        foreach (var quota in form.GetProperty("quotas").EnumerateObject())
            draft.Set("quota." + (quota.Name switch { "产出指标" => "output", "效益指标" => "benefit", _ => "satisfaction" }),
                quota.Value.GetString());
        foreach (var i in form.GetProperty("indicators").EnumerateArray())
        {
            string? Cell(string name) => i.GetProperty(name).GetString();
            draft.Row(Cell("level1")!, Cell("level2")!, Cell("name")!, Cell("target"), Cell("actual"), Cell("weight"), Cell("score"),
                Cell("deviation"));
        }
        var (part, adjustment) = (0, 0);
        foreach (var (name, amount) in Breakdown(form.GetProperty("breakdown")))
            draft.Add(new PartEntered("funds.total.executed", $"b-{++part}", new PartLine(name, Draft.Money(amount), []), null));
        foreach (var a in form.GetProperty("adjustments").EnumerateArray())
            draft.Add(new BudgetAdjusted($"a-{++adjustment}", Draft.Money(a.GetProperty("amount").GetString()!),
                new Reason("imported", a.GetProperty("reason").GetString()!), a.GetProperty("document").GetString(), null, true));
        return draft.Build();
    }

    private static void Figures(Draft draft, string code, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var member in value.EnumerateObject()) Figures(draft, $"{code}.{member.Name}", member.Value);
        else if (value.GetString() is { } printed) draft.Set(code, printed);
    }

    private static IEnumerable<(string Name, string Amount)> Breakdown(JsonElement b) => b.ValueKind == JsonValueKind.Object
        ? b.GetProperty("rows").EnumerateArray().Select(r => (r[0].GetString()!, r[1].GetString()!))
        : b.EnumerateArray().Select(r => (r.GetProperty("name").GetString()!, r.GetProperty("amount").GetString()!));
}
