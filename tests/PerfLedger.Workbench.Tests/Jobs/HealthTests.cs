using System.Diagnostics;
using System.Net;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>The health of jobs as a monitor sees it.</summary>
public sealed class HealthTests : Journey
{
    [LedgerFact]
    public async Task An_alarm_makes_the_health_of_jobs_red_and_nothing_else_until_a_later_run_is_well()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "perfledger.dll"), "serve", "--no-jobs", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (login, value) in Connections) start.Environment[$"ConnectionStrings__{login}"] = value;
        using var serving = Process.Start(start)!;
        try
        {
            var line = (await serving.StandardOutput.ReadLineAsync())!;
            Assert.True(line.Contains("http", StringComparison.Ordinal), line);
            var address = line[line.IndexOf("http", StringComparison.Ordinal)..].Split('；')[0];
            using var monitor = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Equal((HttpStatusCode.OK, "well"), await SeeAsync(monitor, "/healthz/jobs"));
            await PutAsync("1", "alarm", "now() - interval '2 minutes'");
            var (status, text) = await SeeAsync(monitor, "/healthz/jobs");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("verify", text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await SeeAsync(monitor, "/healthz/ready")).Status);
            await PutAsync("2", "ok", "now()");
            Assert.Equal((HttpStatusCode.OK, "well"), await SeeAsync(monitor, "/healthz/jobs"));
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> SeeAsync(HttpClient monitor, string path)
    {
        using var answer = await monitor.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task PutAsync(string key, string verdict, string ended) => TamperAsync($"""
        insert into ledger.work (key, kind, payload, planned, not_before, state, attempts, ended, verdict, sentence)
        values ('verify@{key}', 'verify', '{"{}"}', now(), now(), 'done', 1, {ended}, '{verdict}', '试')
        """);
}
