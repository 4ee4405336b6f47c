using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Appending;

/// <summary>Refused before any server is asked; there is none behind this source.</summary>
public sealed class RulesSpec : IDisposable
{
    private readonly NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=/nonexistent");

    public void Dispose() => nowhere.Dispose();

    [Theory]
    [InlineData("""{"a":{"b":1e5}}""", "a.b")]
    [InlineData("""{"a":[1,1E-2]}""", "a[1]")]
    [InlineData("""{"a":-0}""", "negative zero")]
    [InlineData("""{"a":-0.00}""", "negative zero")]
    [InlineData("""{"a":1,"a":2}""", "a")]
    [InlineData("""{"a":"x\u0000"}""", "U+0000")]
    [InlineData("""{"x\u0000":1}""", "U+0000")]
    [InlineData("""{"a":["\ud800"]}""", "a[0]")]
    [InlineData("""{"a":12345678901234567890123456789012345678901234567890123456789012345}""", "digits")]
    [InlineData("""[1]""", "object")]
    [InlineData("""{"a":1""", "JSON")]
    public async Task Json_that_the_database_would_rewrite_is_refused(string json, string named)
    {
        var e = await RefusedAsync(CommandOf("s", 0, Event("thing_noted", json)));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf8_is_refused() =>
        await RefusedAsync(CommandOf("s", 0, new NewEvent("thing_noted", (byte[])[.. "{\"a\":\""u8, 0xFF, .. "\"}"u8])));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("中文")]
    [InlineData("a_b")]
    [InlineData("a\n")]
    public async Task A_stream_id_is_made_of_plain_segments(string stream) => await RefusedAsync(CommandOf(stream, 0, Noted()));

    [Fact]
    public async Task A_stream_stands_once_in_a_command() =>
        await RefusedAsync(CommandOf(new StreamAppend("s", "thing", 0, [Noted()]), new StreamAppend("s", "thing", 1, [Noted()])));

    [Fact]
    public async Task A_command_needs_its_ids_and_digest_and_actor()
    {
        var command = CommandOf("s", 0, Noted());
        await RefusedAsync(command with { Id = Guid.Empty });
        await RefusedAsync(command with { Operation = Guid.Empty });
        await RefusedAsync(command with { PayloadDigest = " " });
        await RefusedAsync(command with { Actor = Clerk with { Id = "" } });
        await RefusedAsync(command with { Actor = Clerk with { Unit = "\0" } });
        await RefusedAsync(command with { Streams = [command.Streams[0] with { ExpectedVersion = -1 }] });
    }

    [Theory]
    [InlineData("""{"reason":["text"]}""")]
    [InlineData("""{"reason":"text"}""")]
    [InlineData("""{"opinions":{"text":"x"}}""")]
    [InlineData("""{"opinions":["x"]}""")]
    public async Task A_private_member_cannot_hide_behind_another_shape(string json) =>
        await RefusedAsync(CommandOf("s", 0, Event("thing_changed", json)));

    [Theory]
    [InlineData("Thing", 1, "a")]
    [InlineData("thing", 0, "a")]
    [InlineData("thing", 1, "a.[0]")]
    [InlineData("thing", 1, "a..b")]
    public void A_catalogue_declares_well_formed_types(string name, int schema, string path) =>
        Assert.Throws<ArgumentException>(() => new EventCatalogue([new EventType(name, schema, [path])]));

    [Fact]
    public void A_type_is_declared_once() =>
        Assert.Throws<ArgumentException>(() => new EventCatalogue([new("a", 1, []), new("a", 2, [])]));

    private Task<ArgumentException> RefusedAsync(Command command) =>
        Assert.ThrowsAsync<ArgumentException>(() => new EventLedger(nowhere, Catalogue, []).AppendAsync(command));
}
