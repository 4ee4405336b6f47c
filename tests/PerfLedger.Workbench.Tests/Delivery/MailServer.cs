using System.Diagnostics;
using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>A test that needs PostgreSQL, Node and npm; skipped where one of them is missing, never where CI is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute()
    {
        if (TestServer.IsDemanded) return;
        if (TestServer.IsMissing) Skip = TestServer.Remedy;
        else if (!MailServer.HasNode) Skip = "Node and npm are not installed (apt-get install nodejs npm).";
    }
}

/// <summary>npm smtp-server in a process of its own, and what it said: another reading of SMTP than ours.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "mail");
    private static readonly SemaphoreSlim Installing = new(1);

    private readonly Process process;
    private readonly List<JsonElement> said = [];
    private readonly TaskCompletionSource<int> port = new();

    private MailServer(Process process) => this.process = process;

    public static bool HasNode => Features.Office.LimitedProcess.Which("node") is not null
        && (Directory.Exists(Path.Combine(Folder, "node_modules")) || Features.Office.LimitedProcess.Which("npm") is not null);

    public int Port { get; private set; }

    /// <summary>Everything the server said so far.</summary>
    public IReadOnlyList<JsonElement> Said
    {
        get
        {
            lock (said) return [.. said];
        }
    }

    public IReadOnlyList<JsonElement> Of(string happened) => [.. Said.Where(s => s.Text("event") == happened)];

    public static async Task<MailServer> StartAsync(
        int port = 0, IReadOnlyDictionary<string, string>? variables = null, params string[] modes)
    {
        await InstallAsync();
        var start = new ProcessStartInfo("node", ["server.mjs", port.ToString(System.Globalization.CultureInfo.InvariantCulture), .. modes])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var server = new MailServer(Process.Start(start)!);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, _) => { };
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        server.Port = await server.port.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        using var json = JsonDocument.Parse(line);
        var one = json.RootElement.Clone();
        lock (said) said.Add(one);
        if (one.Text("event") == "listening") port.TrySetResult((int)one.Number("port"));
    }

    /// <summary>The packages of tests/mail at the versions of its lock file, once.</summary>
    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "smtp-server"))) return;
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = Folder,
            })!;
            await npm.WaitForExitAsync();
            Assert.Equal(0, npm.ExitCode);
        }
        finally
        {
            Installing.Release();
        }
    }
}
