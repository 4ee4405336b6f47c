using System.Diagnostics;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Features.Intake;
using PerfLedger.Workbench.Features.Office;
using PerfLedger.Workbench.Features.Templates;

namespace PerfLedger.Workbench.Tests.Office;

/// <summary>One piece of code starts LibreOffice; here a script stands in for it.</summary>
[Collection("The front door")] // the environment of the process names the office
public sealed class SofficeTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_it_wrote_comes_back_and_what_stood_there_before_does_not()
    {
        var (old, source) = (Put("a.pdf", "old"), Put("a.docx", "new"));
        using (var office = Office("cp \"$source\" a.pdf"))
            Assert.Equal("new", await File.ReadAllTextAsync((await ConvertAsync(office, source)).Made!.FullName));
        await File.WriteAllTextAsync(old, "old");
        foreach (var body in (string[])["true", ": >a.pdf", "echo half >a.pdf; exit 1"])
        {
            using var office = Office(body);
            Assert.Null((await ConvertAsync(office, source)).Made);
        }
    }

    [Fact]
    public async Task It_sees_nothing_of_our_environment_and_has_a_profile_of_its_own()
    {
        Environment.SetEnvironmentVariable("PERFLEDGER_TEST_SECRET", "secret");
        using var office = Office("env >a.pdf; echo \"$words\" >>a.pdf");
        var seen = await File.ReadAllTextAsync((await ConvertAsync(office, Put("a.docx", ""))).Made!.FullName);
        Assert.DoesNotContain("PERFLEDGER", seen, StringComparison.Ordinal);
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.Matches("-env:UserInstallation=file:///.*/perfledger-office-[^ ]*/profile ", seen);
    }

    [Fact]
    public async Task A_child_it_leaves_behind_holds_nothing_up_and_is_ended()
    {
        using var office = Office($"sleep 300 & echo $! >{_folder.Path}/child; echo done >a.pdf");
        var watch = Stopwatch.StartNew();
        Assert.NotNull((await ConvertAsync(office, Put("a.docx", ""))).Made);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await GoneAsync();
    }

    [Fact]
    public async Task One_that_hangs_is_late_and_ended_with_its_children()
    {
        using var office = Office($"sleep 300 & echo $! >{_folder.Path}/child; sleep 300", 1);
        var (answer, made) = await ConvertAsync(office, Put("a.docx", ""));
        Assert.False(answer.InTime);
        Assert.Null(made);
        await GoneAsync();
    }

    [Fact]
    public async Task Without_it_a_preview_is_the_document_alone_and_an_old_file_is_refused()
    {
        var before = Environment.GetEnvironmentVariable("PERFLEDGER_SOFFICE");
        Environment.SetEnvironmentVariable("PERFLEDGER_SOFFICE", "/nowhere/soffice");
        try
        {
            var docx = Put("a.docx", "");
            Assert.Equal([docx], await OfficePreview.WriteAsync(docx, CancellationToken.None));
            var old = Path.Combine(_folder.Path, "old");
            await File.WriteAllBytesAsync(old, [.. OleFile.Signature, .. new byte[4096]]);
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(() =>
                new OldFormats(_folder.Path).ConvertAsync(old, ".doc", CancellationToken.None));
            Assert.Contains("本机没有安装 LibreOffice", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PERFLEDGER_SOFFICE", before);
        }
    }

    private Task<(ProcessAnswer Answer, FileInfo? Made)> ConvertAsync(Soffice office, string source) =>
        office.ConvertAsync(source, "pdf:filter", _folder.Path, CancellationToken.None);

    private string Put(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Soffice Office(string body, int seconds = 30)
    {
        var path = Put($"soffice-{Guid.NewGuid():N}", $"#!/bin/sh\nwords=\"$*\"\nfor source; do :; done\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Soffice(path, TimeSpan.FromSeconds(seconds));
    }

    private async Task GoneAsync()
    {
        var child = (await File.ReadAllTextAsync(Path.Combine(_folder.Path, "child"))).Trim();
        for (var n = 0; n < 20 && IsRunning(child); n++) await Task.Delay(100); // a killed process is gone a moment later
        Assert.False(IsRunning(child), $"{child} outlived its office.");
    }

    private static bool IsRunning(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
