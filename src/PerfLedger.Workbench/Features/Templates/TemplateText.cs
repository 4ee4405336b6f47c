using System.Globalization;
using PerfLedger.Documents;
using PerfLedger.Domain.Templates;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>How templates are told to a person.</summary>
internal static class TemplateText
{
    public static void WriteFaults(IReadOnlyList<TemplateFault> faults)
    {
        foreach (var fault in faults)
            Console.WriteLine(fault.Suggestion is null ? $"{fault}" : $"{fault} 建议写成：{fault.Suggestion}");
        Console.WriteLine($"共 {faults.Count} 处。");
    }

    public static void WriteList(IReadOnlyList<(string Form, string Digest)> shipped, IReadOnlyList<Publication> published)
    {
        var table = new TextTable("表样", "来源", "使用日期", "SHA-256", "发布人", "时间", "说明");
        foreach (var (form, digest) in shipped) table.Add(form, "随程序", "没有已发布的模板时", digest[..16] + "…", "", "", "");
        foreach (var p in published)
            table.Add(p.Published.Form, "已发布", Days(p.Published.From, p.Published.To), p.Published.Digest[..16] + "…", p.Meta.Actor,
                Output.Local(p.Meta.At), p.Withdrawn ? "已撤回" : "");
        table.WriteTo(Console.Out, 72);
    }

    public static string Days(DateOnly from, DateOnly? to) => to is null ? $"{Text(from)} 起" : $"{Text(from)} 至 {Text(to.Value)}";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
