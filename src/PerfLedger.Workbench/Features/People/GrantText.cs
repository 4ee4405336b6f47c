using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.People;

/// <summary>What a person may do, as it is shown.</summary>
internal static class GrantText
{
    /// <summary>The limits of a grant in words.</summary>
    public static string Of(Scope s)
    {
        List<string> limits = [];
        if (s.Unit is not null) limits.Add($"单位 {s.Unit}");
        if (s.Campaign is not null) limits.Add($"评价工作 {s.Campaign}");
        if (s.Direction is not null) limits.Add($"支出方向 {s.Direction}");
        if (s.Block is { } block) limits.Add($"{Names.Of(block)}部分");
        if (s.FiscalYear is { } year) limits.Add($"{year}年度");
        if (!s.Sample.IsDefaultOrEmpty) limits.Add($"抽样 {s.Sample.Length} 张：{string.Join(' ', s.Sample)}");
        if (s.Until is { } day) limits.Add($"至 {day:yyyy-MM-dd}（当日24时止）");
        return limits.Count == 0 ? "本单位" : string.Join('，', limits);
    }

    public static void Write(Holder holder, DateTimeOffset now, TextWriter output)
    {
        var person = holder.Person.Registered!;
        output.WriteLine($"{person.Id} {person.Name}，单位 {person.Unit}{(holder.Person.Closed ? "，账号已停用" : "")}");
        var table = new TextTable("授权", "角色", "范围", "能办理", "状态", "原因");
        foreach (var role in person.Roles) table.Add("登记", Names.Of(role), $"单位 {person.Unit}", ActsOf(role), State(holder, true), "");
        foreach (var g in holder.Person.Grants.Values)
            table.Add(g.Grant, Names.Of(g.Role), Of(g.Scope), ActsOf(g.Role), State(holder, Holder.IsInForce(g.Scope, now)), g.Reason.Text);
        table.WriteTo(output);
    }

    public static object Json(Holder holder, DateTimeOffset now) => new
    {
        person = holder.Person.Registered,
        closed = holder.Person.Closed,
        grants = holder.Person.Grants.Values.Select(g => new
        {
            g.Grant,
            g.Role,
            g.Scope,
            g.Reason,
            inForce = Holder.IsInForce(g.Scope, now),
        }),
        acts = holder.At(now).Select(s => new { s.Role, s.Unit, acts = ActsFor(s.Role) }),
    };

    private static string State(Holder holder, bool inForce) => holder.Person.Closed ? "停用" : inForce ? "有效" : "已到期";

    private static string ActsOf(Role role) => string.Join('、', ActsFor(role).Select(Names.Of));

    private static IEnumerable<Act> ActsFor(Role role) => Enum.GetValues<Act>().Where(a => RightsTable.Knows(role, a));
}
