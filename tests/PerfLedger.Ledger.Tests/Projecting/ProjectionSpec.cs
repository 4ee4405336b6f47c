using System.Text.Json;
using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Projecting;

public sealed class ProjectionSpec
{
    private static readonly Sums Sum = new();

    [LedgerFact]
    public async Task A_rebuild_equals_what_was_written_inline()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await FillAsync(ledger);
        Assert.Equal(3m + 2500 * 2501 / 2, await database.App.RunAsync("select total from ledger.test_sum where stream = 'a'"));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task A_difference_is_named_on_both_sides()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await FillAsync(ledger);
        await database.Owner.RunAsync(
            "update ledger.test_sum set total = 1 where stream = 'b'; insert into ledger.test_sum values ('c', 0, 0)");
        var differences = await ProjectionCheck.CheckAsync(database.App, ledger, Sum);
        var named = differences.OrderByDescending(d => d.Live).ThenBy(Stream).Select(d => (Stream(d), d.Live));
        Assert.Equal([("b", true), ("c", true), ("b", false)], named);
    }

    [LedgerFact]
    public async Task A_rebuild_repairs_and_fills_a_new_projection()
    {
        await using var database = await Sums.PreparedAsync();
        await FillAsync(LedgerOf(database));
        var ledger = LedgerOf(database, Sum);
        Assert.Equal(2, (await ProjectionCheck.CheckAsync(database.App, ledger, Sum)).Count);
        await ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum);
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
        await ledger.AcceptAsync("b", 1, Noted(5));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task A_failing_projection_fails_the_append_and_burns_nothing()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, Noted());
        var head = await ledger.HeadAsync();
        var command = CommandOf("bad", 0, Noted(-1)); // refused by a check of the table
        await Assert.ThrowsAsync<PostgresException>(() => ledger.AppendAsync(command));
        Assert.Equal(head, await ledger.HeadAsync());
        Assert.Empty(await ToListAsync(ledger.ReadStreamAsync("bad")));
        var repaired = await LedgerOf(database).AcceptAsync(command);
        Assert.Equal((head.Position + 1, false), (repaired.FirstPosition, repaired.Repeated));
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);
    }

    [LedgerFact]
    public async Task A_refused_command_projects_nothing()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        var command = CommandOf("a", 0, Noted(3));
        await ledger.AcceptAsync(command);
        await ledger.AcceptAsync(command);
        await ledger.AppendAsync(CommandOf("a", 0, Noted(3)));
        Assert.Equal(3m, await database.App.RunAsync("select sum(total) from ledger.test_sum"));
    }

    private static async Task FillAsync(EventLedger ledger)
    {
        await ledger.AcceptAsync("a", 0, Noted(1), Noted(2));
        await ledger.AcceptAsync("b", 0, Noted(7));
        await ledger.AcceptAsync("a", 2, [.. Enumerable.Range(1, 2500).Select(n => Noted(n))]);
    }

    private static string? Stream(ProjectionDifference difference) =>
        JsonDocument.Parse(difference.Row).RootElement.GetProperty("stream").GetString();
}
