using System.CommandLine;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Pdf;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>export-package: all of a filing, to be kept and checked elsewhere.</summary>
internal static class PackageWord
{
    private static readonly Argument<string> Filing = new("报送") { Description = "报送编号，如 09 或 09@1" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个 .zip 文件或文件夹" };
    private static readonly Option<bool> Withhold = new("--withhold") { Description = "不带个人信息：只放公开版，事件中的自由文字只给承诺值" };

    public static Command Export { get; } = Word("export-package", "把一份报送打成可脱离本程序核对的包", RunAsync, Filing, Out, Withhold,
        Options.As, Options.Role, Options.OnBehalfOf, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var open = call.GetValue(Withhold);
        // With somebody to record it, a PDF that was never made is made now; the package itself is read and nothing else.
        if (!open && call.GetValue(Options.As) is not null && PdfConverters.Exists)
            await new PdfDesk(session).MakeAsync(row, row.ByteDigest, token => session.DeskAsync(call, token), ct);
        var source = await PackageSource.TakeAsync(session, row, ct);
        var made = await new ExportPackage(session).MakeAsync(source, open, ct);
        var name = PackagePaths.Name(row) + (open ? "_公开包.zip" : "_导出包.zip");
        var path = await FilingWords.WriteAsync(call.GetValue(Out), name, made.Zip, ct);
        await AccessLog.HandOutAsync(session, call, AccessLog.Export, row.Id, path, made.Zip, ct);
        var failed = made.Checks.Where(c => c.Passed == false).ToList();
        if (call.GetValue(Options.Json))
            Output.WriteJson(new
            {
                filing = row.Id,
                path,
                sha256 = Library.Digest(made.Zip),
                files = made.Files.Select(f => f.Path),
                checks = made.Checks.Select(c => new { c.Property, c.Item, c.Result, c.Detail }),
            });
        else
        {
            Console.WriteLine($"已写出 {path}：{made.Files.Count} 个文件，SHA-256 {Library.Digest(made.Zip)}");
            var (passed, left) = (made.Checks.Count(c => c.Passed == true), made.Checks.Count(c => c.Passed is null));
            Console.WriteLine($"四性检查：通过 {passed}，不通过 {failed.Count}，未检查 {left}");
            foreach (var c in failed) Console.WriteLine($"不通过　{c.Property}　{c.Item}：{c.Detail}");
            if (!open && source.Pdf is null)
                Console.WriteLine("包内没有 PDF：" + (PdfConverters.Exists ? "加 --as 人员 即转换并登记。" : PdfConverters.Missing().Message));
        }

        return failed.Count == 0 ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }
}
