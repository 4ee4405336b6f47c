using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Browser.Tests;

/// <summary>Work that goes on after who asked for it was sent a page that waits.</summary>
public sealed class LongWorkTests
{
    private const string Key = "a PDF";

    private static readonly CliException No = new(ExitCodes.NoDatabase, "转换程序没有应答。");

    [Fact]
    public async Task What_failed_while_a_page_waited_is_told_to_it_once_and_begun_again_by_the_next()
    {
        using var works = new LongWork(TimeSpan.FromMilliseconds(500));
        var gate = new TaskCompletionSource<MadeFile>();
        Assert.Null(await works.AskAsync(Key, _ => gate.Task, default));
        gate.SetException(No);
        Assert.True(works.Knows(Key));
        var told = await Assert.ThrowsAsync<CliException>(() =>
            works.AskAsync<MadeFile>(Key, _ => throw new InvalidOperationException("begun twice"), default));
        Assert.Same(No, told);
        Assert.False(works.Knows(Key));
        var file = new MadeFile([1], MadeFiles.Pdf, "a.pdf");
        Assert.Same(file, await works.AskAsync(Key, _ => Task.FromResult(file), default));
    }

    [Fact]
    public async Task What_failed_at_once_is_told_to_who_asked_and_kept_from_nobody()
    {
        using var works = new LongWork();
        await Assert.ThrowsAsync<CliException>(() => works.AskAsync<MadeFile>(Key, _ => throw No, default));
        Assert.False(works.Knows(Key));
    }
}
