namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>No space under the database, or where a file is to be written: said in Chinese, and over as soon as there is space.</summary>
public sealed class FullDiskTests : Journey, IDisposable
{
    private FullDisk? full;

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await AcceptAsync();
    }

    [FullDiskFact]
    public async Task A_full_database_can_be_read_and_takes_writes_again_by_itself()
    {
        full = await FullDisk.UnderAsync(Database);
        var evidence = PathOf("evidence.bin");
        await File.WriteAllBytesAsync(evidence, new byte[2_000_000]);
        var words = new[] { "attach", "09", evidence, "--as", Filler };
        var position = await PositionAsync();

        full.Disk.Fill();
        (await SayAsync(words)).Says(3, "磁盘已满", "53100", "只能查看", "腾出空间后重做");
        (await SayAsync("file", "09", "--as", Filler)).Says(3, "磁盘已满", "53100");
        await DoAsync("show", "09");
        await DoAsync("history", "09");
        await DoAsync("verify");
        await DoAsync("render", "09", "--out", PathOf("preview.docx"));
        Assert.Equal(position, await PositionAsync());

        full.Disk.Free();
        await FillAsync("file", "09", "--out", PathOf("filed.docx"));
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        await DoAsync("verify");
    }

    [FullDiskFact]
    public async Task A_form_that_finds_no_space_is_not_written_in_part()
    {
        using var disk = new SmallDisk(1);
        var folder = disk.Folder("out");
        var target = Path.Combine(folder, "09.docx");
        disk.Fill();
        (await SayAsync("render", "09", "--out", target)).Says(2, "磁盘已满", "--out");
        Assert.Empty(Directory.GetFiles(folder));
        disk.Free();
        await DoAsync("render", "09", "--out", target);
        Assert.Equal([target], Directory.GetFiles(folder));
    }

    public void Dispose() => full?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
