using PerfLedger.Domain.Libraries;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Libraries;

/// <summary>An indicator library as <c>library list</c> tells of it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Title">Title.</param>
/// <param name="Rows">How many rows the shipped file has.</param>
/// <param name="Published">Number of the version published in the ledger; 0 = none.</param>
/// <param name="Sha256">Digest of that version.</param>
/// <param name="IsCurrent">True when that version is the shipped file.</param>
internal sealed record LibraryRowOfList(string Name, string Title, int Rows, int Published, string? Sha256, bool IsCurrent);

/// <summary>Libraries and their rows, for a terminal and as JSON.</summary>
internal static class LibraryText
{
    public static void Write(IReadOnlyList<LibraryRowOfList> libraries)
    {
        var table = new TextTable("指标库", "名称", "行数", "台账中");
        foreach (var l in libraries)
            table.Add(l.Name, l.Title, $"{l.Rows}", l.Published == 0 ? "未发布" : $"第{l.Published}版{(l.IsCurrent ? "" : "（与本程序所带的不同）")}");
        table.WriteTo(Console.Out);
    }

    public static void Write(IReadOnlyList<LibraryRow> rows)
    {
        var table = new TextTable("行号", "适用范围", "一级", "二级", "三级", "评分标准", "");
        foreach (var r in rows)
            table.Add($"{r.No}", r.Scope, r.Level1, r.Level2, r.Name, r.Standard, r.NeedsAPerson ? "由人评定" : r.Flags.Length > 0 ? "存疑" : "");
        table.WriteTo(Console.Out, 40);
    }

    public static void Write(IndicatorLibrary library, LibraryRow r)
    {
        Console.WriteLine($"{library.RefOf(r)}  {r.Level1}／{r.Level2}／{r.Name}");
        (string Name, string? Text)[] lines =
        [
            ("适用范围", r.Scope), ("指标说明", r.Measures), ("年度指标值", r.Target), ("分值", r.Weight.Printed),
            ("评分标准", r.Standard ?? "（原文缺失）"), ("取自基础数据表", r.Derivation is { } d ? string.Join('、', d.Of) : null),
            ("由人评定", r.NeedsAPerson ? "是，须有理由和佐证" : null),
        ];
        foreach (var (name, text) in lines.Where(l => l.Text is not null)) Console.WriteLine($"  {name}：{text}");
        foreach (var flag in r.Flags) Console.WriteLine($"  存疑：{flag}");
    }

    public static object Json(IndicatorLibrary library, IEnumerable<LibraryRow> rows) => new
    {
        library = library.Name,
        library.Title,
        library.Year,
        library.Sources,
        rows = rows.Select(r => new
        {
            rule = library.RefOf(r),
            r.No,
            r.Scope,
            r.Level1,
            r.Level2,
            r.Name,
            r.Measures,
            r.Target,
            weight = r.Weight.Printed,
            r.Standard,
            derivedFrom = r.Derivation?.Of,
            r.NeedsAPerson,
            r.Truncated,
            r.Flags,
        }),
    };
}
