using System.Diagnostics;
using System.Text.RegularExpressions;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Features.Intake;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>Each hostile file gets one typed refusal from the real worker, within its time and memory; this process goes on.</summary>
public sealed class HostileFileTests : IDisposable
{
    // The worker's own limit is two seconds of processor time; the clock here allows for a machine that is busy otherwise.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);
    private const long MostMemory = 256L * 1024 * 1024;

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("empty", ".docx", ImportRefusal.NotOffice, "不是 .docx 文档")]
    [InlineData("not a zip", ".docx", ImportRefusal.NotOffice, "另存为 .docx")]
    [InlineData("not a zip", ".xlsx", ImportRefusal.NotOffice, "另存为 .xlsx")]
    [InlineData("pdf", ".docx", ImportRefusal.NotOffice, "PDF")]
    [InlineData("picture", ".xlsx", ImportRefusal.NotOffice, "图片")]
    [InlineData("web page", ".xlsx", ImportRefusal.NotOffice, "网页")]
    [InlineData("truncated", ".docx", ImportRefusal.NotOffice, "残缺")]
    [InlineData("one byte wrong", ".docx", ImportRefusal.Damaged, "已损坏")]
    [InlineData("too large", ".docx", ImportRefusal.TooLarge, "超过上限 20 MB")]
    [InlineData("encrypted", ".docx", ImportRefusal.Encrypted, "打开密码")]
    [InlineData("encrypted entry", ".docx", ImportRefusal.Encrypted, "已加密")]
    [InlineData("old format", ".docx", ImportRefusal.OldFormat, "旧版 .doc")]
    [InlineData("workbook as document", ".docx", ImportRefusal.WrongType, "扩展名是 .docx，内容却是 Excel 工作簿")]
    [InlineData("document as workbook", ".xlsx", ImportRefusal.WrongType, "扩展名是 .xlsx，内容却是 Word 文档")]
    [InlineData("many parts", ".docx", ImportRefusal.TooManyParts, "超过上限 200 个")]
    [InlineData("ratio", ".docx", ImportRefusal.Bomb, "解开后过大")]
    [InlineData("size in one", ".docx", ImportRefusal.Bomb, "解开后过大")]
    [InlineData("stated size", ".docx", ImportRefusal.Damaged, "长度不符")]
    [InlineData("absolute name", ".docx", ImportRefusal.BadPartName, "不合规")]
    [InlineData("climbing name", ".docx", ImportRefusal.BadPartName, "不合规")]
    [InlineData("twice", ".docx", ImportRefusal.DuplicatePart, "出现两次")]
    [InlineData("macros", ".docx", ImportRefusal.Macros, "含有宏")]
    [InlineData("macro type", ".docx", ImportRefusal.Macros, "含有宏")]
    [InlineData("ole object", ".docx", ImportRefusal.EmbeddedObject, "嵌入了对象")]
    [InlineData("hidden ole", ".docx", ImportRefusal.EmbeddedObject, "嵌入了对象")]
    [InlineData("active x", ".docx", ImportRefusal.EmbeddedObject, "嵌入了对象")]
    [InlineData("external template", ".docx", ImportRefusal.ExternalLink, "http://203.0.113.9/t.dotm")]
    [InlineData("external picture", ".docx", ImportRefusal.ExternalLink, "引用了外部内容")]
    [InlineData("external workbook", ".xlsx", ImportRefusal.ExternalLink, "budget.xlsx")]
    [InlineData("dtd", ".docx", ImportRefusal.Dtd, "DTD")]
    [InlineData("billion laughs", ".docx", ImportRefusal.Dtd, "DTD")]
    [InlineData("dtd in relations", ".docx", ImportRefusal.Dtd, "_rels/.rels")]
    [InlineData("deep", ".docx", ImportRefusal.TooDeep, "嵌套超过 256 层")]
    [InlineData("nested tables", ".docx", ImportRefusal.TooDeep, "嵌套超过 256 层")]
    [InlineData("broken xml", ".docx", ImportRefusal.BadXml, "不是完好的 XML")]
    [InlineData("not utf-8", ".docx", ImportRefusal.BadXml, "不是完好的 XML")]
    [InlineData("many elements", ".docx", ImportRefusal.TooMuchContent, "40 万个元素")]
    [InlineData("wide row", ".docx", ImportRefusal.TooMuchContent, "超过 256 栏")]
    [InlineData("many pieces", ".docx", ImportRefusal.TooMuchContent, "超过 10 万字")]
    [InlineData("no table", ".docx", ImportRefusal.Empty, "没有表格")]
    [InlineData("no main part", ".docx", ImportRefusal.NotOffice, "别的 Office 文件")]
    [InlineData("row beyond", ".xlsx", ImportRefusal.TooMuchContent, "行号超出")]
    internal async Task A_hostile_file_is_refused_by_its_kind_in_time_and_memory(string name, string extension, ImportRefusal reason,
        string says)
    {
        var path = Path.Combine(_folder.Path, "file");
        await File.WriteAllBytesAsync(path, Hostile.Make(name));
        var worker = new Worker(_folder.Path);
        var clock = Stopwatch.StartNew();
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => worker.ReadAsync(path, extension, CancellationToken.None));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < s_patience, $"{clock.Elapsed}");
        Assert.True(worker.Held < MostMemory, $"{worker.Held}");
    }

    [Fact]
    public async Task A_child_that_never_answers_is_ended_and_the_parent_goes_on()
    {
        var pipe = await PipeAsync();
        var worker = new Worker(_folder.Path) { Longest = TimeSpan.FromSeconds(1) };
        var clock = Stopwatch.StartNew();
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => worker.ReadAsync(pipe, ".docx", CancellationToken.None));
        Assert.Equal((ImportRefusal.TimeExceeded, true), (refused.Reason, clock.Elapsed < s_patience));
    }

    [Fact]
    public async Task The_child_has_two_seconds_of_processor_time_and_writes_no_core()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var child = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "perfledger.dll"), ParseWorker.Name, await PipeAsync(), ".docx"]))!;
        try
        {
            var limits = "";
            bool IsLimited() => Regex.IsMatch(limits, "Max cpu time +2 ") && Regex.IsMatch(limits, "Max core file size +0 ");
            for (var tries = 0; tries < 400 && !IsLimited(); tries++)
            {
                await Task.Delay(50);
                limits = await File.ReadAllTextAsync($"/proc/{child.Id}/limits");
            }

            Assert.Matches(@"Max cpu time +2 +2 ", limits);
            Assert.Matches(@"Max core file size +0 +0 ", limits);
        }
        finally
        {
            child.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_file_that_takes_too_much_memory_is_refused_and_the_child_held_no_more_than_it_may()
    {
        var path = Path.Combine(_folder.Path, "file");
        await File.WriteAllBytesAsync(path, Hostile.Make("memory"));
        var worker = new Worker(_folder.Path);
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => worker.ReadAsync(path, ".docx", CancellationToken.None));
        Assert.True(refused.Reason is ImportRefusal.MemoryExceeded, $"{refused.Reason} {worker.Held}");
    }

    [Theory]
    [InlineData(".doc", "pdf", ImportRefusal.WrongType)]
    [InlineData(".doc", "document as workbook", ImportRefusal.WrongType)]
    [InlineData(".xls", "encrypted", ImportRefusal.Encrypted)]
    internal async Task An_old_format_is_looked_at_before_it_is_converted(string extension, string name, ImportRefusal reason)
    {
        var path = Path.Combine(_folder.Path, "file");
        await File.WriteAllBytesAsync(path, Hostile.Make(name));
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() =>
            new OldFormats(_folder.Path).ConvertAsync(path, extension, CancellationToken.None));
        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_too_much_is_refused()
    {
        var path = Path.Combine(_folder.Path, "file.zip");
        await File.WriteAllBytesAsync(path, Hostile.Make("ratio"));
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() =>
            new Worker(_folder.Path).UnzipAsync(path, CancellationToken.None));
        Assert.Equal(ImportRefusal.Bomb, refused.Reason);
    }

    /// <summary>A pipe that nobody writes to: who reads it waits for ever.</summary>
    private async Task<string> PipeAsync()
    {
        var path = Path.Combine(_folder.Path, "pipe");
        using var made = Process.Start("mkfifo", [path])!;
        await made.WaitForExitAsync();
        return path;
    }
}
