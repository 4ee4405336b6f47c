using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Proof;

/// <summary>A superuser tampers with a small sound ledger; each class of tampering must be found, and named rightly.</summary>
public sealed class VerifySpec
{
    [LedgerFact]
    public async Task A_sound_ledger_is_found_sound()
    {
        await using var database = await SmallLedgerAsync();
        var reached = new List<long>();
        var report = await LedgerVerifier.VerifyAsync(database.Reader, Catalogue, new Progress(reached));
        Assert.Empty(report.Problems);
        Assert.Equal((6L, true), (report.Events, report.IsSound));
        Assert.Equal(await LedgerOf(database).HeadAsync(), report.Head);
        Assert.Equal(6, reached[^1]);
    }

    [LedgerFact]
    public async Task Verifying_from_a_position_looks_at_it_and_what_follows_and_at_nothing_before()
    {
        await using var database = await SmallLedgerAsync();
        var sound = await LedgerVerifier.VerifyFromAsync(database.Reader, Catalogue, 4);
        Assert.Equal((3L, true), (sound.Events, sound.IsSound));
        await database.Administrator.RunAsync("update ledger.mt_events set user_name = 'p-009' where seq_id = 2");
        Assert.True((await LedgerVerifier.VerifyFromAsync(database.Reader, Catalogue, 4)).IsSound);
        await database.Administrator.RunAsync("update ledger.mt_events set user_name = 'p-009' where seq_id = 4");
        var damaged = await LedgerVerifier.VerifyFromAsync(database.Reader, Catalogue, 4);
        Assert.Equal([(Damage.LeafDiffers, 4L)], damaged.Problems.Select(p => (p.Damage, p.Position)));
        await database.Administrator.RunAsync("update ledger.mt_events set seq_id = 40 where seq_id = 4");
        var missing = await LedgerVerifier.VerifyFromAsync(database.Reader, Catalogue, 4);
        Assert.Contains(missing.Problems, p => p is { Damage: Damage.PositionGap, Position: 5 });
    }

    [LedgerTheory]
    [InlineData("""update ledger.mt_events set data = jsonb_set(data, '{after}', '1.25') where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set data = jsonb_set(data, '{reason,text}', '"好"') where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set data = data || '{"x":null}' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set headers = headers || '{"role":"复核人"}' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set headers = headers || '{"more":1}' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData(
        """update ledger.mt_events set headers = headers || '{"clientAddress":"192.0.2.8"}' where seq_id = 2""",
        Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set headers = headers - 'clientAddress' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set headers = null where seq_id = 2""", Damage.ForeignMark, 2)]
    [InlineData("""update ledger.mt_events set user_name = 'p-009' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set causation_id = gen_random_uuid() where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set causation_id = upper(causation_id) where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set correlation_id = null where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set type = 'thing_noted' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set type = 'never_heard' where seq_id = 2""", Damage.UnknownType, 2)]
    [InlineData("""update ledger.mt_events set "timestamp" = "timestamp" + interval '1 us' where seq_id = 6""", Damage.LeafDiffers, 6)]
    [InlineData("""update ledger.mt_events set "timestamp" = "timestamp" - interval '1 day' where seq_id = 6""", Damage.TimeOrder, 6)]
    [InlineData("""update ledger.mt_events set id = gen_random_uuid() where seq_id = 1""", Damage.LeafMissing, 1)]
    [InlineData("""update ledger.mt_events set is_archived = true where seq_id = 1""", Damage.ForeignMark, 1)]
    [InlineData("""update ledger.mt_events set bdata = 'x' where seq_id = 1""", Damage.ForeignMark, 1)]
    [InlineData("""update ledger.mt_events set version = 7 where seq_id = 6""", Damage.VersionGap, 6)]
    [InlineData("""update ledger.mt_events set "timestamp" = 'infinity' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set "timestamp" = '20000-01-01' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData(
        """update ledger.mt_events set data = (repeat('[', 99) || repeat(']', 99))::jsonb where seq_id = 2""",
        Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set data = '{"reason":1}' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set headers = '{"schema":"x"}' where seq_id = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.mt_events set seq_id = -1 where seq_id = 6""", Damage.PositionGap, -1)]
    [InlineData("""update ledger.mt_events set seq_id = 0 where seq_id = 1""", Damage.PositionGap, 0)]
    [InlineData("""delete from ledger.mt_events where seq_id = 3""", Damage.PositionGap, 4)]
    [InlineData("""delete from ledger.mt_events where seq_id = 3""", Damage.EventMissing, 3)]
    [InlineData(
        """delete from ledger.mt_events where seq_id = 3; delete from ledger.ledger_leaf where position = 3""",
        Damage.PositionGap, 4)]
    [InlineData("""delete from ledger.mt_streams where id = 'b'""", Damage.PositionGap, 5)]
    [InlineData("""delete from ledger.mt_events where seq_id = 6; delete from ledger.ledger_leaf where position = 6""", Damage.Head, 6)]
    [InlineData("""
        update ledger.mt_events set seq_id = -seq_id where seq_id in (1, 4);
        update ledger.mt_events set seq_id = 5 + seq_id where seq_id < 0
        """, Damage.LeafMissing, 1)]
    [InlineData("""
        update ledger.mt_events set seq_id = -seq_id where seq_id in (1, 4);
        update ledger.mt_events set seq_id = 5 + seq_id where seq_id < 0;
        update ledger.ledger_leaf set position = -position where position in (1, 4);
        update ledger.ledger_leaf set position = 5 + position where position < 0
        """, Damage.LeafDiffers, 1)]
    [InlineData("""update ledger.ledger_leaf set leaf = sha256(leaf) where position = 2""", Damage.LeafDiffers, 2)]
    [InlineData("""update ledger.ledger_leaf set leaf = sha256(leaf) where position = 2""", Damage.LeafDiffers, 3)]
    [InlineData("""update ledger.ledger_leaf set algorithm = 2 where position = 2""", Damage.LeafMissing, 2)]
    [InlineData("""delete from ledger.ledger_leaf where position = 2""", Damage.LeafMissing, 2)]
    [InlineData("""delete from ledger.ledger_leaf where position = 6""", Damage.LeafMissing, 6)]
    [InlineData("""delete from ledger.ledger_salt where member = 'reason.text'""", Damage.Salt, 2)]
    [InlineData(
        """update ledger.ledger_salt set salt = '\x00112233445566778899aabbccddeeff' where member = 'opinions[1].text'""",
        Damage.LeafDiffers, 2)]
    [InlineData("""insert into ledger.ledger_salt select gen_random_uuid(), 'x', salt from ledger.ledger_salt limit 1""", Damage.Salt, 0)]
    [InlineData("""update ledger.mt_streams set version = 5 where id = 'a'""", Damage.Stream, 5)]
    [InlineData("""update ledger.mt_streams set type = 'other' where id = 'b'""", Damage.LeafDiffers, 4)]
    [InlineData("""update ledger.mt_streams set created = created - interval '1 day' where id = 'b'""", Damage.Stream, 6)]
    [InlineData("""update ledger.mt_streams set is_archived = true where id = 'b'""", Damage.Stream, 6)]
    [InlineData("""insert into ledger.mt_streams (id, version) values ('mine', 0)""", Damage.Stream, 0)]
    [InlineData("""update ledger.ledger_head set position = 5""", Damage.Head, 5)]
    [InlineData("""update ledger.ledger_head set position = 9""", Damage.Head, 9)]
    [InlineData("""update ledger.ledger_head set recorded = recorded + interval '1 s'""", Damage.Head, 6)]
    [InlineData("""delete from ledger.ledger_head""", Damage.Head, 0)]
    [InlineData("""delete from ledger.ledger_command where first_position = 2""", Damage.Command, 6)]
    [InlineData("""update ledger.ledger_command set last_position = last_position + 1 where first_position = 2""", Damage.Command, 2)]
    [InlineData("""update ledger.ledger_command set recorded = recorded - interval '1 s' where first_position = 2""", Damage.Command, 2)]
    public async Task Tampering_is_found(string sql, Damage damage, long position)
    {
        await using var database = await SmallLedgerAsync();
        await database.Administrator.RunAsync(sql);
        var report = await LedgerVerifier.VerifyAsync(database.Reader, Catalogue);
        Assert.Contains(report.Problems, p => p.Damage == damage && p.Position == position);
        Assert.False(report.IsSound);
        Assert.All(report.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Sentence)));
    }

    [LedgerFact]
    public async Task A_row_smuggled_in_beyond_the_head_is_found()
    {
        await using var database = await SmallLedgerAsync();
        await database.Administrator.RunAsync("""
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, user_name)
            select 7, gen_random_uuid(), 'b', 99, data, type, user_name from ledger.mt_events where seq_id = 6
            """);
        var report = await LedgerVerifier.VerifyAsync(database.Reader, Catalogue);
        Assert.Contains(report.Problems, p => p is { Damage: Damage.Head, Position: 7 });
    }

    [LedgerFact]
    public async Task The_server_s_time_zone_changes_nothing()
    {
        await using var database = await SmallLedgerAsync();
        foreach (var zone in new[] { "Asia/Shanghai", "America/New_York" })
        {
            await using var reader = TestServer.Source(database.Name, "perfledger_reader", timeZone: zone);
            Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Catalogue)).Problems);
        }
    }

    [LedgerFact]
    public async Task Verification_goes_on_over_many_pages()
    {
        await using var database = await SmallLedgerAsync();
        await LedgerOf(database).AcceptAsync("long", 0, [.. Enumerable.Range(1, 4500).Select(n => Noted(n))]);
        await database.Administrator.RunAsync("update ledger.mt_events set user_name = 'x' where seq_id in (10, 4400)");
        var report = await LedgerVerifier.VerifyAsync(database.Reader, Catalogue);
        Assert.Equal([10L, 4400L], report.Problems.Select(p => p.Position));
        Assert.Equal(4506, report.Events);
    }

    /// <summary>Positions 1, 2-3, 4, 5 and 6: streams a, a, b, a and b.</summary>
    private static async Task<LedgerDatabase> SmallLedgerAsync()
    {
        var database = await LedgerDatabase.CreateAsync();
        var ledger = LedgerOf(database);
        await ledger.AcceptAsync("a", 0, Noted());
        await ledger.AcceptAsync("a", 1, Changed("写错"), Noted());
        await ledger.AcceptAsync("b", 0, Noted());
        await ledger.AcceptAsync("a", 3, Noted());
        await ledger.AcceptAsync("b", 1, Noted());
        await ledger.AcceptAsync(CommandOf());
        return database;
    }

    private sealed class Progress(List<long> reached) : IProgress<long>
    {
        public void Report(long value) => reached.Add(value);
    }
}
