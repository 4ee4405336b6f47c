using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Tests.Jobs;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>Reminders posted to a receiver on this machine that answers as told.</summary>
public sealed class WebhookTests : OutboxJourney
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly List<(IHeaderDictionary Headers, byte[] Body, string Path)> heard = [];
    private Func<int, HttpContext, Task> answer = (_, _) => Task.CompletedTask;

    [LedgerFact]
    public async Task An_event_is_posted_signed_and_without_anybody_in_it_until_the_receiver_takes_it()
    {
        answer = (n, c) =>
        {
            c.Response.StatusCode = n <= 2 ? 503 : 204;
            return Task.CompletedTask;
        };
        await using var receiver = await ReceiveAsync();
        await using var session = await SessionAsync();
        await RegisterAsync(session, ["one@example.org"]);
        await RemindAsync(session, Reminder("one"));
        await new CommandDesk(session.Ledger, Job).DecideAsync(Streams.Reminders, StreamIds.Reminder(Campaign, "ZZ-CZJ"),
            new EscalateLateUnits([new(CampaignStage.SelfEvaluation, new DateOnly(2031, 5, 15), 1, [Organiser, "o-02"],
                new DateOnly(2031, 5, 16), "2031@0?",
                [new("ZZ-JYJ", "project-self-evaluation/2020-zhuzhou", null, null, 1)])]).Decide, default);
        await using (Running.Start(new JobHost(session, [Hook(session, receiver)], Hasty)))
            await Effects.UntilAsync(async () => (await RowsAsync("select key from ledger.work where state = 'done'")).Count == 2, "taken");
        // Two refused attempts and two taken: an event told to two persons is one delivery.
        Assert.Equal(4, heard.Count);
        foreach (var same in heard.GroupBy(h => h.Headers["X-PerfLedger-Delivery"].ToString()))
            Assert.Single(same.Select(h => Encoding.UTF8.GetString(h.Body)).Distinct());
        Assert.All(heard, h => Assert.Equal(Signed(h.Headers, h.Body), h.Headers["X-PerfLedger-Signature"].ToString()));
        var bodies = heard.Select(h => JsonDocument.Parse(h.Body).RootElement).ToList();
        var reminder = bodies.First(b => b.Text("kind") == "reminder");
        Assert.Equal((Campaign, "ZZ-JYJ", "selfEvaluation", "2031-05-15", "ahead"),
            (reminder.Text("campaign"), reminder.Text("unit"), reminder.Text("stage"), reminder.Text("due"), reminder.Text("reason")));
        Assert.Equal(1, bodies.First(b => b.Text("kind") == "escalation").List("late")[0].Number("days"));
        Assert.All(heard, h => Assert.DoesNotMatch("recipient|one|o-0|收件人|example\\.org", Encoding.UTF8.GetString(h.Body)));
    }

    [LedgerFact]
    public async Task A_redirect_is_not_followed_and_gone_is_gone()
    {
        answer = (n, c) =>
        {
            c.Response.StatusCode = n == 1 ? 302 : 410;
            c.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        await using var receiver = await ReceiveAsync();
        var sender = new WebhookSender(Settings(receiver));
        foreach (var said in new[] { "不跟随转向", "410" })
        {
            var refused = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d", DateTimeOffset.UnixEpoch, [1], default));
            Assert.True(refused.ForGood);
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }

        Assert.All(heard, h => Assert.Equal("/in", h.Path));
    }

    [LedgerFact]
    public async Task An_endless_or_silent_answer_holds_nobody()
    {
        answer = async (n, c) =>
        {
            c.Response.StatusCode = 500;
            if (n == 2) await Task.Delay(Timeout.Infinite, c.RequestAborted);
            var more = new byte[1000];
            Array.Fill(more, (byte)'x');
            while (!c.RequestAborted.IsCancellationRequested) await c.Response.Body.WriteAsync(more, c.RequestAborted);
        };
        await using var receiver = await ReceiveAsync();
        var sender = new WebhookSender(Settings(receiver) with { Patience = TimeSpan.FromSeconds(2) });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var endless = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d", DateTimeOffset.UnixEpoch, [1], default));
        Assert.Contains("500", endless.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Message.Length, 1, 300);
        var silent = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d", DateTimeOffset.UnixEpoch, [1], default));
        Assert.Contains("没有答复", silent.Message, StringComparison.Ordinal);
        Assert.False(silent.ForGood);
        Assert.InRange(watch.Elapsed.TotalSeconds, 2, 10);
    }

    private static string Signed(IHeaderDictionary headers, byte[] body)
    {
        var at = headers["X-PerfLedger-Signature"].ToString().Split(',')[0][2..];
        Assert.True(long.Parse(at, CultureInfo.InvariantCulture) > 0);
        byte[] text = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), text))}";
    }

    private static JobKind Hook(Cli.LedgerSession session, WebApplication receiver) =>
        Channels.Webhook(session, new WebhookSender(Settings(receiver)), null);

    private static WebhookSettings Settings(WebApplication receiver)
    {
        var url = receiver.Urls.First() + "/in";
        var (settings, off, _) = WebhookSettings.Read(n => n switch
        {
            "PERFLEDGER_WEBHOOK_URL" => url,
            "PERFLEDGER_WEBHOOK_HOSTS" => new Uri(url).Authority,
            "PERFLEDGER_WEBHOOK_SECRET" => Secret,
            "PERFLEDGER_WEBHOOK_LOOPBACK" => "true",
            _ => null,
        });
        Assert.Null(off);
        return settings!;
    }

    private async Task<WebApplication> ReceiveAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapFallback(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            int count;
            lock (heard)
            {
                heard.Add((new HeaderDictionary(context.Request.Headers.ToDictionary()), body.ToArray(), context.Request.Path));
                count = heard.Count;
            }

            await answer(count, context);
        });
        await app.StartAsync();
        return app;
    }
}
