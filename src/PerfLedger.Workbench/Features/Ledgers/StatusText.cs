using System.Text.Json;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>How status and verification are told.</summary>
internal static class StatusText
{
    public static void WriteJson(LedgerStatus s, IReadOnlyList<FollowerStatus> followers)
    {
        var report = JsonSerializer.SerializeToNode(s, Output.Json)!.AsObject();
        report["followers"] = JsonSerializer.SerializeToNode(followers, Output.Json);
        Output.WriteJson(report);
    }

    public static void Write(string ledger, LedgerStatus s, IReadOnlyList<FollowerStatus> followers)
    {
        Console.WriteLine($"台账 {ledger}：{(s.IsGreen ? "正常" : "有问题")}");
        if (s.Head is { } head) Console.WriteLine(
            $"  位置 {head.Position}，{(head.Position == 0 ? "还没有记录" : Output.Local(head.RecordedAt))}，头部凭证 {head.Leaf}");
        Console.WriteLine($"  结构：{(s.Migrations.IsCurrent ? "最新" : Describe(s.Migrations))}");
        Console.WriteLine($"  时钟函数：{(s.ClockUntouched ? "未被替换" : "已被替换，只允许出现在演练台账")}");
        var off = $"多出 {string.Join(' ', s.PrivilegesTooMany)}；缺少 {string.Join(' ', s.PrivilegesMissing)}";
        Console.WriteLine($"  权限：{(s.AppendOnly ? "只可追加" : off)}");
        Console.WriteLine($"  登录：{s.Login}{(s.LoginIsOwner ? "（是所有者，程序拒绝以此运行）" : "")}");
        foreach (var follower in followers) Console.WriteLine($"  跟随 {follower.Name}：{Describe(follower)}");
    }

    public static void Write(VerifyReport report)
    {
        Console.WriteLine($"核对 {report.Events} 条事件：{(report.IsSound ? "全部凭证叶重算一致" : $"发现 {report.ProblemCount} 处问题")}");
        foreach (var problem in report.Problems.Take(50)) Console.WriteLine("  " + problem.Sentence);
        Console.WriteLine($"头部：位置 {report.Head.Position}，凭证 {report.Head.Leaf}");
        Console.WriteLine("请与最近一份报送回执上的台账头部凭证对照：只有这样才能发现末尾被截去。");
    }

    private static string Describe(FollowerStatus f) =>
        $"位置 {f.Position}，落后 {f.Behind}，{(f.Running ? "运行中" : "未运行")}"
        + (f.Error is null ? "" : $"；{Output.Local(f.Since)} 起停在位置 {f.Position + 1} 的事件之前：{f.Error}");

    private static string Describe(MigrationStatus m)
    {
        var parts = new List<string>();
        if (m.Pending.Count > 0) parts.Add($"待执行 {string.Join('、', m.Pending)}（运行 perfledger migrate）");
        if (m.Changed.Count > 0) parts.Add($"执行后被改动 {string.Join('、', m.Changed)}");
        if (m.Unknown.Count > 0) parts.Add($"本程序不认识 {string.Join('、', m.Unknown)}（请用更新的程序）");
        return string.Join('；', parts);
    }
}
