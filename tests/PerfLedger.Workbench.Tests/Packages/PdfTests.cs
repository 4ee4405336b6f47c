using System.Diagnostics;
using PerfLedger.Workbench.Tests.Office;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>A PDF is made once and kept: a converter gives other bytes each time.</summary>
public sealed class PdfTests : FiledJourney
{
    private protected override int Form => 8;

    [OfficeFact]
    public async Task Every_page_of_the_pdf_bears_the_code()
    {
        await FillAsync("pdf", "08", "--out", PathOf("08.pdf"));
        var pages = await PagesAsync(PathOf("08.pdf"));
        Assert.True(pages.Length > 1, $"{pages.Length} page");
        Assert.All(pages, p => Assert.Contains(Code, p.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [OfficeFact]
    public async Task A_filed_pdf_keeps_its_bytes_and_goes_into_the_package()
    {
        var first = (await FillAsync("pdf", "08", "--out", PathOf("1.pdf"), "--json")).Json.GetProperty("pdf");
        var position = await PositionAsync();
        await DoAsync("pdf", "08", "--out", PathOf("2.pdf")); // taken from the archive: nobody has to answer for it
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("1.pdf")), await File.ReadAllBytesAsync(PathOf("2.pdf")));
        Assert.Equal(position, await PositionAsync());
        Assert.Equal(await ScalarAsync<string>("select byte_digest from ledger.filing"), first.Text("of"));
        Assert.Matches("^LibreOffice .*PDF/A-2", first.Text("converter"));
        Assert.Contains("PDF 存档", (await DoAsync("regenerate", "08")).Out, StringComparison.Ordinal);
        var package = (await DoAsync("export-package", "08", "--out", PathOf("08.zip"), "--json")).Json;
        Assert.Contains(package.List("files"), f => f.GetString()!.EndsWith("08_v1.pdf", StringComparison.Ordinal));
        Assert.Contains(package.List("checks"), c => c.Text("item") == "版式文件（PDF）完好" && c.Text("result") == "通过");
    }

    [OfficeFact]
    public async Task The_rendition_has_a_pdf_of_its_own_that_names_nobody()
    {
        (await SayAsync("pdf", "08", "--public", "--as", Filler)).Says(6, "还没有公开版");
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        await FillAsync("pdf", "08", "--public", "--out", PathOf("public.pdf"));
        var pages = await PagesAsync(PathOf("public.pdf"));
        Assert.DoesNotContain(pages, p => p.Contains(Named, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Contains("公开版；原件", p.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task Without_a_converter_it_says_what_to_install_and_nothing_is_lost()
    {
        var position = await PositionAsync();
        await WithAsync("PERFLEDGER_SOFFICE", "/nowhere/soffice", async () =>
        {
            (await SayAsync("pdf", "08", "--as", Filler)).Says(3, "请安装 LibreOffice", "PERFLEDGER_PDF");
            var package = await DoAsync("export-package", "08", "--out", PathOf("08.zip"), "--as", Filler);
            Assert.Contains("包内没有 PDF", package.Out, StringComparison.Ordinal);
        });
        Assert.Equal(position, await PositionAsync());
    }

    [LedgerFact]
    public async Task Only_those_who_write_make_a_pdf_and_a_broken_office_is_told()
    {
        await DoAsync("person", "add", "x-01", "--name", "评一", "--unit", "CPA-1", "--roles", "evaluator", "--as", Organiser);
        var position = await PositionAsync();
        await WithAsync("PERFLEDGER_SOFFICE", Script("printf '%%PDF-1.4 no pages' >document.pdf"), async () =>
            (await SayAsync("pdf", "08", "--as", Filler)).Says(3, "不是完好的 PDF", "没有页"));
        await WithAsync("PERFLEDGER_SOFFICE", Script("echo broken >&2; exit 77"), async () =>
            (await SayAsync("pdf", "08", "--as", Filler)).Says(3, "退出码 77", "broken"));
        var good = Scan("good.pdf", Scans.Pdf(2));
        await WithAsync("PERFLEDGER_SOFFICE", Script($"cp '{good}' document.pdf"), async () =>
            (await SayAsync("pdf", "08", "--as", "x-01")).Says(4, "FIL-05"));
        Assert.Equal(position, await PositionAsync());
    }

    [LedgerFact]
    public async Task An_office_that_hangs_is_ended_with_all_its_children()
    {
        var mark = PathOf("child");
        var hanging = Script($"[ \"$1\" = --version ] || {{ (sh -c 'echo $$ >{mark}; exec sleep 300' &) ; sleep 300; }}");
        var watch = Stopwatch.StartNew();
        await WithAsync("PERFLEDGER_SOFFICE", hanging, () => WithAsync("PERFLEDGER_PDF_SECONDS", "2", async () =>
            (await SayAsync("pdf", "08", "--as", Filler)).Says(3, "在 2 秒内没有转换完")));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
        var child = (await File.ReadAllTextAsync(mark)).Trim();
        for (var n = 0; n < 20 && IsRunning(child); n++) await Task.Delay(100); // a killed process is gone a moment later
        Assert.False(IsRunning(child), $"{child} outlived its office.");
    }

    private static bool IsRunning(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    private string Script(string body)
    {
        // The words are -env: --headless … then what is asked: the last options come first here.
        var path = PathOf($"soffice-{Guid.NewGuid():N}");
        File.WriteAllText(path, "#!/bin/sh\nwhile [ \"$1\" != --version ] && [ \"$1\" != --convert-to ]; do shift; done\n"
            + $"if [ \"$1\" = --version ]; then echo 'LibreOffice test'; exit 0; fi\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task WithAsync(string name, string value, Func<Task> run)
    {
        var before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }

    private static async Task<string[]> PagesAsync(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.TrimEnd('\f').Split('\f');
    }
}
