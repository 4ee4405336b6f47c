using PerfLedger.Domain;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>An undo as text and as JSON, rehearsed or done.</summary>
internal static class UndoText
{
    public static object View(Guid operation, IReadOnlyList<StreamUndo> undos, Outcome? outcome, Guid? undo) => new
    {
        operation,
        dryRun = outcome is null,
        undo,
        events = outcome?.Events ?? 0,
        accepted = outcome?.Accepted,
        streams = undos.Select(u => new
        {
            stream = u.Stream,
            restored = u.Plan.Restored,
            kept = u.Plan.Kept.Select(k => new { k.Code, k.Name, k.Left, k.Now, k.Since.Position, k.Since.At, by = k.Since.Actor }),
            impossible = u.Plan.Impossible,
            refusal = u.Refusal,
        }),
    };

    public static void Write(IReadOnlyList<StreamUndo> undos, string done)
    {
        foreach (var undo in undos) Write(undo);
        Console.WriteLine(done);
    }

    private static void Write(StreamUndo undo)
    {
        var (restored, kept, impossible) = (undo.Plan.Restored, undo.Plan.Kept, undo.Plan.Impossible);
        Console.WriteLine($"{undo.Stream}：退回 {restored.Length} 处，之后改过而保留 {kept.Length} 处，不能撤销 {impossible.Length} 处");
        if (undo.Refusal is { } no) Console.WriteLine($"  现在不能写入：{no.Message}（{no.Code}）");
        Table("退回", restored, new TextTable("名称", "现在", "退回为", "编码"), (t, r) => t.Add(r.Name, Shown(r.Now), Shown(r.Back), r.Code));
        Table("之后改过，保留", kept, new TextTable("名称", "操作后", "现在", "何人何时改过", "编码"),
            (t, k) => t.Add(k.Name, Shown(k.Left), Shown(k.Now), Changed(k.Since), k.Code));
        Table("不能撤销", impossible, new TextTable("位置", "为何", "记录"), (t, i) => t.Add($"{i.Position}", i.Why, i.What));
    }

    private static string Changed(EventMeta since) => $"{since.Actor} {Output.Local(since.At)}（位置 {since.Position}）";

    private static void Table<T>(string head, IReadOnlyCollection<T> rows, TextTable table, Action<TextTable, T> add)
    {
        if (rows.Count == 0) return;
        Console.WriteLine($"  {head}：");
        foreach (var row in rows) add(table, row);
        table.WriteTo(Console.Out, 60);
    }

    private static string Shown(string? value) => value ?? "（空白）";
}
