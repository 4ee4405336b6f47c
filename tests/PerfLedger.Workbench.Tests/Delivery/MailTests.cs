using System.Diagnostics;
using System.Globalization;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Tests.Jobs;
using Xunit.Abstractions;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>
/// Mails through the real queue to a real SMTP server that refuses, hangs, takes and then fails, cuts the connection and is away: each
/// recipient one, none lost. More of them: PERFLEDGER_MAILS=10000.
/// </summary>
public sealed class MailTests(ITestOutputHelper output) : OutboxJourney
{
    private static int Count { get; } =
        int.Parse(Environment.GetEnvironmentVariable("PERFLEDGER_MAILS") ?? "500", NumberStyles.None, CultureInfo.InvariantCulture);

    [MailFact]
    public async Task Each_recipient_gets_one_mail_whatever_the_server_does_and_none_is_lost()
    {
        await using var session = await SessionAsync();
        string[] cases = ["busy", "late", "nobody", "full", "drop"]; // a twentieth each; one in a hundred and twenty-five hangs
        var addresses = Enumerable.Range(0, Count).Select(i =>
            $"{(i % 125 == 7 ? "hang" : i % 4 == 0 ? cases[i / 4 % 5] : "well")}-{i:00000}@example.org").ToList();
        await RegisterAsync(session, addresses);
        await using var second = await SessionAsync();
        await AlarmClock.ProvisionAsync(new(FrontDoor.Connection("perfledger_owner", Database.Name)), default);
        var watch = Stopwatch.StartNew();
        var server = await MailServer.StartAsync();
        try
        {
            await using var one = Running.Start(new JobHost(session, [Mail(session, server.Port)], Hasty));
            await using var two = Running.Start(new JobHost(second, [Mail(second, server.Port)], Hasty));
            await RemindAsync(session, [.. addresses.Select(a => Reminder(IdOf(a)))]);
            await Effects.UntilAsync(() => Task.FromResult(server.Of("taken").Count > Count / 4), "under way", 60 + Count / 5);
            await server.DisposeAsync(); // away, in the middle of whatever it does
            var heard = server.Said;
            await Task.Delay(1500);
            var back = await MailServer.StartAsync(server.Port);
            server = back;
            await Effects.UntilAsync(async () => (await RowsAsync(
                "select key from ledger.work where kind = 'mail' and state in ('due', 'running')")).Count == 0, "sent", 60 + Count / 5);
            await CheckAsync(addresses, [.. heard, .. back.Said]);
        }
        finally
        {
            await server.DisposeAsync();
        }

        output.WriteLine(FormattableString.Invariant($"{Count} mails in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private async Task CheckAsync(List<string> addresses, List<System.Text.Json.JsonElement> said)
    {
        var never = addresses.Where(a => a.Split('-')[0] is "nobody" or "full").ToList();
        var taken = said.Where(s => s.Text("event") == "taken").ToLookup(s => s.Text("to")!, s => s.Text("id")!);
        var dropped = said.Where(s => s.Text("event") == "dropped").ToLookup(s => s.Text("to")!, s => s.Text("id")!);
        Assert.Equal(addresses.Except(never).Order(StringComparer.Ordinal), taken.Select(t => t.Key).Order(StringComparer.Ordinal));
        // Answered with 250 and counted twice only where the server died between the answer and its being read: the same mail by its id.
        Assert.All(taken, t => Assert.Single(t.Distinct()));
        Assert.All(dropped, d => Assert.Equal(taken[d.Key].First(), Assert.Single(d.Distinct())));
        var twice = taken.Where(t => t.Count() > 1).Select(t => t.Key).ToList();
        Assert.True(twice.Count <= 2 * Hasty.OutboundAtOnce, "more doubled than hands were sending when the server died");
        Assert.Equal(addresses.Count - never.Count, taken.SelectMany(t => t).Distinct().Count()); // an id for each
        Assert.Equal(
            never.Select(a => $"stopped {IdOf(a)}").Order(StringComparer.Ordinal),
            (await RowsAsync("select state || ' ' || (payload->>'recipient') from ledger.work where kind = 'mail' and state <> 'done'"))
                .Order(StringComparer.Ordinal));
        var refused = said.Where(s => s.Text("event") == "refused" && s.Number("code") >= 500).Select(s => s.Text("to")!);
        Assert.Equal(never.Order(StringComparer.Ordinal), refused.Order(StringComparer.Ordinal)); // asked once, and not again
        Assert.All(await RowsAsync("select error from ledger.work where state = 'stopped'"), e =>
        {
            Assert.Matches("邮件服务器答复 55[02]", e);
            Assert.DoesNotContain("example.org", e, StringComparison.Ordinal);
        });
        Assert.Equal(addresses.Count, (await RowsAsync("select key from ledger.work where kind = 'mail'")).Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"taken once {taken.Count - twice.Count}, doubled by the server's death {twice.Count}, "
            + $"by a cut connection {dropped.Count}, refused for good {never.Count}"));
    }
}
