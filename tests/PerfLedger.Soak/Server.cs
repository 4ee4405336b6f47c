using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>
/// A PostgreSQL of our own, with all durability on, to be killed at will. It listens on a socket only. PostgreSQL refuses to run as
/// root, so root hands it to the user postgres, or nobody. Linux only: its processes are found in /proc.
/// </summary>
internal sealed class Server : IDisposable
{
    public const string Ledger = "soak";
    private const string Administrator = "perfledger_admin";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string bin;
    private readonly string folder;
    private readonly string socket = Directory.CreateTempSubdirectory("perfledger-soak-").FullName; // a socket's path has 107 bytes
    private readonly string? user;
    private readonly IReadOnlyList<string> settings;
    private Process? postmaster;

    private Server(string bin, string folder, string? user, IReadOnlyList<string> settings) =>
        (this.bin, this.folder, this.user, this.settings) = (bin, folder, user, settings);

    public bool Exists => File.Exists(Path.Combine(Data, "PG_VERSION"));

    public string Log => Path.Combine(folder, "log");

    public string Data => Path.Combine(folder, "data");

    /// <param name="folder">Its own; made when it is not there.</param>
    /// <param name="settings">Beyond the usual ones: <c>name=value</c>.</param>
    public static async Task<Server> InAsync(string folder, params IReadOnlyList<string> settings)
    {
        var bin = await ServerBinaries.FindAsync() ?? throw new InvalidOperationException(ServerBinaries.Remedy);
        var server = new Server(bin, Path.GetFullPath(folder), await UserAsync(), settings);
        Directory.CreateDirectory(server.folder);
        await server.OwnAsync(server.folder);
        await server.OwnAsync(server.socket);
        return server;
    }

    /// <summary>A connection string; without a login the administrator's.</summary>
    public string Connection(string? login = null, string database = Ledger) =>
        $"Host={socket};Username={login ?? Administrator};Database={database};Timeout=5;Command Timeout=30";

    /// <summary>An empty, migrated ledger in a new cluster, started.</summary>
    public async Task CreateAsync(params string[] initdb)
    {
        await Shell.RunAsync(As(
            "initdb",
            [
                "-D", Data, "-U", Administrator, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth=trust", "--no-sync",
                .. initdb,
            ]));
        await StartAsync();
        foreach (var login in new[] { "owner", "app", "reader" })
            await RunAsync("postgres", $"create role perfledger_{login} login");
        await RunAsync("postgres", $"create database {Ledger} owner perfledger_owner");
        await using var owner = Source("perfledger_owner");
        await Migrations.ApplyAsync(owner);
        await using var tables = owner.CreateCommand(SoakTables.Definition);
        await tables.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Until it accepts connections. Right after a kill a dying child may still hold the old shared memory, and the first attempt fails:
    /// tried again for a minute.
    /// </summary>
    public async Task StartAsync()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (postmaster is null or { HasExited: true })
                Launch();
            if (await AcceptsAsync())
                return;
            if (clock.Elapsed > StartLimit)
                throw new InvalidOperationException($"PostgreSQL did not start within {StartLimit.TotalSeconds} s: {Log}");
            await Task.Delay(20);
        }
    }

    /// <summary>kill -9, postmaster first: no child may be replaced or cleaned up after.</summary>
    public async Task KillAsync()
    {
        if (Postmaster is not { } postmaster)
            return;
        var children = ProcessTable.ChildrenOf(postmaster);
        ProcessTable.Kill(postmaster);
        foreach (var child in children)
            ProcessTable.Kill(child);
        Forget();
        while (ProcessTable.IsAlive(postmaster) || children.Any(ProcessTable.IsAlive))
            await Task.Delay(2);
    }

    /// <summary>An orderly end, and the checksum of every page.</summary>
    public async Task StopAsync()
    {
        await Shell.RunAsync(As("pg_ctl", ["stop", "-D", Data, "-m", "fast", "-w", "-t", "120"]));
        if (File.Exists(Path.Combine(bin, "pg_checksums")))
            await Shell.RunAsync(As("pg_checksums", ["--check", "-D", Data]));
    }

    public NpgsqlDataSource Source(string? login, string database = Ledger) =>
        NpgsqlDataSource.Create(Connection(login, database) + ";Pooling=false");

    public void Dispose() => Directory.Delete(socket, recursive: true);

    /// <summary>From postmaster.pid, and only when that process really serves our data: ids come back.</summary>
    private int? Postmaster
    {
        get
        {
            var file = Path.Combine(Data, "postmaster.pid");
            return File.Exists(file) && File.ReadLines(file).FirstOrDefault() is { } line
                && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && ProcessTable.IsAlive(id) && ProcessTable.CommandLine(id).Contains(Data, StringComparison.Ordinal) ? id : null;
        }
    }

    /// <summary>
    /// As a child of ours, so that it is buried as soon as it is killed: to a new postmaster a zombie of the old one is the old one alive.
    /// In a session of its own, so that an interrupt at the keyboard does not stop it.
    /// </summary>
    private void Launch()
    {
        Forget();
        string[] usual =
        [
            "listen_addresses=", $"unix_socket_directories={socket}", "shared_buffers=32MB", "max_connections=60", "max_wal_size=64MB",
            "checkpoint_timeout=30s", "fsync=on", "synchronous_commit=on", "full_page_writes=on", "recovery_init_sync_method=syncfs",
        ];
        var words = As("postgres", ["-D", Data, .. usual.Concat(settings).SelectMany(s => new[] { "-c", s })]);
        postmaster = Process.Start(new ProcessStartInfo("sh", ["-c", "exec setsid \"$@\" </dev/null >>\"$0\" 2>&1", Log, .. words]));
    }

    private void Forget()
    {
        postmaster?.WaitForExit();
        postmaster?.Dispose();
        postmaster = null;
    }

    private async Task<bool> AcceptsAsync()
    {
        try
        {
            await RunAsync("postgres", "select 1");
            return true;
        }
        catch (Exception e) when (Caller.IsOutage(e))
        {
            return false;
        }
    }

    private async Task RunAsync(string database, string sql)
    {
        await using var source = Source(null, database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private IEnumerable<string> As(string program, IEnumerable<string> words) =>
        user is null ? [Path.Combine(bin, program), .. words]
        : ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--", Path.Combine(bin, program), .. words];

    private async Task OwnAsync(string path)
    {
        if (user is not null)
            await Shell.RunAsync(["chown", user, path]);
        await Shell.RunAsync(["chmod", "700", path]);
    }

    private static async Task<string?> UserAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return null;
        var (code, id, _) = await Shell.TryAsync(["id", "-u", "postgres"]);
        return code == 0 ? id.Trim() : (await Shell.RunAsync(["id", "-u", "nobody"])).Trim();
    }
}
