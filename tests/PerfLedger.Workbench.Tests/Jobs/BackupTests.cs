using Npgsql;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Jobs.Kinds;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>Dumps are made, checked, kept so many, and restored and verified as a drill.</summary>
public sealed class BackupTests : Journey
{
    private protected override async Task BeginAsync() => await ImportAsync();

    [LedgerFact]
    public async Task A_dump_is_made_once_for_its_night_and_comes_back_as_the_ledger_it_was()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var folder = new BackupFolder(PathOf("dumps"), 2);
        var backup = new Backup(session, folder);
        Assert.Null(backup.DrillOff);
        for (var night = 1; night <= 3; night++) Assert.Equal(Verdict.Ok, (await backup.RunAsync(Night(night), default)).Verdict);
        var written = File.GetLastWriteTimeUtc(folder.Of(session.Name)[0]);
        await backup.RunAsync(Night(3), default); // the same work again
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.Of(session.Name)[0]));
        Assert.Equal(
            [$"{session.Name}-20310503T200000Z.dump", $"{session.Name}-20310502T200000Z.dump"],
            folder.Of(session.Name).Select(Path.GetFileName));
        var drill = await backup.DrillAsync(Night(4), default);
        Assert.True(drill.Verdict == Verdict.Ok, drill.Sentence);
        Assert.Equal(await PositionAsync(), drill.Result!["position"]!.GetValue<long>());
        Assert.False(await ScalarAsync<bool>($"select exists (select from pg_database where datname = 'drill_{Database.Name}')"));
    }

    [LedgerFact]
    public async Task A_dump_of_a_ledger_that_was_changed_alarms_and_a_broken_file_is_an_error()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var folder = new BackupFolder(PathOf("dumps"), 2);
        var backup = new Backup(session, folder);
        Assert.Equal(Verdict.Warning, (await backup.DrillAsync(Night(1), default)).Verdict); // there is none yet
        await TamperAsync("update ledger.mt_events set user_name = 'x-99' where seq_id = 3");
        await backup.RunAsync(Night(1), default);
        var drill = await backup.DrillAsync(Night(2), default);
        Assert.Equal(Verdict.Alarm, drill.Verdict);
        Assert.Contains("台账序号 3", drill.Sentence, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Of(session.Name)[0], "PGDMP");
        await Assert.ThrowsAsync<IOException>(() => backup.DrillAsync(Night(3), default));
        Assert.False(await ScalarAsync<bool>($"select exists (select from pg_database where datname = 'drill_{Database.Name}')"));
    }

    [LedgerFact]
    public async Task A_dump_that_fails_leaves_no_file_and_files_of_other_names_are_never_touched()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var folder = new BackupFolder(PathOf("dumps"), 1);
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, $"{session.Name}-mine.dump"), "");
        await using (var revoke = Database.Owner.CreateCommand("revoke select on ledger.archive_blob from perfledger_app"))
            await revoke.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<IOException>(() => new Backup(session, folder).RunAsync(Night(1), default));
        Assert.Equal([$"{session.Name}-mine.dump"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    private static WorkItem Night(int day) => new($"backup@{day}", Backup.Name, new(2031, 5, day, 20, 0, 0, TimeSpan.Zero), [], 1, 1);
}
