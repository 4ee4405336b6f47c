using System.CommandLine;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>access list: who looked at or took out what.</summary>
internal static class AccessWords
{
    private static readonly Option<string?> Person = new("--person") { Description = "只看某人（编号；控制台为 console）" };
    private static readonly Option<string?> Subject = new("--subject") { Description = "只看某张表或某次报送（编号或其中一段）" };
    private static readonly Option<int> Limit = new("--limit") { Description = "最多几条", DefaultValueFactory = _ => 100 };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("access", "访问日志：查看、下载、导出（不在台账之内）",
            Word("list", "列出最近的访问", ListAsync, Person, Subject, Limit, Options.Json)),
    ];

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var lines = await AccessLog.LastAsync(session.Main, call.GetValue(Person), call.GetValue(Subject), call.GetValue(Limit), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { access = lines });
        else if (lines.Count == 0) Console.WriteLine("没有访问记录。");
        else
        {
            var table = new TextTable("时间", "何人", "事项", "表或报送", "文件", "SHA-256", "来自");
            foreach (var l in lines)
                table.Add(Output.Local(l.At), l.Actor == AccessLog.Console ? "控制台" : l.Actor, NameOf(l.Act), l.Subject, l.File,
                    l.Sha256?[..16], l.Address ?? l.Program);
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }

    /// <summary>What can be done with what is shown, by the word of the log.</summary>
    public static IEnumerable<(string Act, string Name)> Acts =>
        new[] { AccessLog.Read, AccessLog.Download, AccessLog.Export }.Select(a => (a, NameOf(a)));

    public static string NameOf(string act) => act switch
    {
        AccessLog.Read => "查看",
        AccessLog.Download => "下载",
        _ => "导出",
    };
}
