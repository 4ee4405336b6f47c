using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PerfLedger.Soak;

/// <summary>
/// Writers append without pause; again and again something is killed and started again, and each time the ledger is held against what the
/// writers were told. It stops at the first fault and leaves everything as it is found.
/// </summary>
internal sealed class Campaign : IAsyncDisposable
{
    /// <summary>Cycles between two audits of everything.</summary>
    public const int Whole = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Server server;
    private readonly CampaignState state;
    private readonly string home;
    private readonly NpgsqlDataSource reader;
    private readonly Audit audit;
    private readonly Writer?[] writers;

    private Campaign(Server server, CampaignState state, string home)
    {
        (this.server, this.state, this.home) = (server, state, home);
        reader = server.Source("perfledger_reader");
        audit = new Audit(reader, Journals(home), state.Seed, state.Callers);
        writers = new Writer?[state.Writers];
    }

    private Dice Dice => new(FormattableString.Invariant($"cycle/{state.Seed}/{state.Cycles}"));

    public static string StateFile(string home) => Path.Combine(home, "state.json");

    private static string Journals(string home) => Path.Combine(home, "journals");

    /// <summary>Opens the campaign kept in the folder, or begins one there. What was left running there is killed first.</summary>
    public static async Task<Campaign> OpenAsync(string home, CampaignState state, params IReadOnlyList<string> settings)
    {
        home = Path.GetFullPath(home);
        Directory.CreateDirectory(Journals(home));
        if (Environment.IsPrivilegedProcess) // PostgreSQL's user has to pass through
            await Shell.RunAsync(["chmod", "755", home]);
        state.Write(StateFile(home));
        var server = await Server.InAsync(Path.Combine(home, "pg"), settings);
        await server.KillAsync();
        if (server.Exists)
            await server.StartAsync();
        else
            await server.CreateAsync();
        return new Campaign(server, state, home);
    }

    /// <summary>Removes a campaign with whatever still runs of it; a folder that holds none is left alone.</summary>
    public static async Task RemoveAsync(string home)
    {
        if (CampaignState.Read(StateFile(home)) is null)
            return;
        using (var server = await Server.InAsync(Path.Combine(home, "pg")))
            await server.KillAsync();
        Directory.Delete(home, recursive: true);
    }

    /// <summary>Until this many cycles are done, or a fault is found.</summary>
    public async Task RunAsync(int cycles, TextWriter output, CancellationToken stop = default)
    {
        foreach (var writer in Enumerable.Range(0, writers.Length))
            Start(writer);
        if (await RecoverAsync([.. Enumerable.Range(0, writers.Length)]))
            Note(await audit.WholeAsync());
        while (state.Cycles < cycles && state.Faults.Count == 0 && !stop.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            await CycleAsync();
            state.CycleTimes.Add((int)clock.ElapsedMilliseconds);
            state.Cycles++;
            state.Write(StateFile(home));
            if (state.Cycles % 20 == 0 || state.Faults.Count > 0)
                await output.WriteLineAsync(Figures.Line(state));
        }

        if (state.Faults.Count == 0)
            await EndAsync();
        state.Write(StateFile(home));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers)
            writer?.Dispose();
        await reader.DisposeAsync();
        await server.KillAsync();
        server.Dispose();
    }

    private async Task CycleAsync()
    {
        var dice = Dice;
        var victim = state.Next();
        await Task.Delay(dice.Between(60, 300), CancellationToken.None);
        int[] killed = victim == Victim.Server ? [] : victim == Victim.Both || dice.Below(3) == 0
            ? [.. Enumerable.Range(0, writers.Length)] : [dice.Below(writers.Length)];
        foreach (var writer in killed)
            Kill(writer);
        if (victim != Victim.Program)
            await KillServerAsync();
        foreach (var writer in killed)
            Start(writer);
        // After a kill of PostgreSQL every writer has to find back to it, after one of a program its successor has to go on.
        if (await RecoverAsync(victim == Victim.Program ? killed : [.. Enumerable.Range(0, writers.Length)]))
            Note((state.Cycles + 1) % Whole == 0 ? await audit.WholeAsync() : await audit.LatestAsync());
    }

    private void Kill(int writer)
    {
        if (writers[writer]!.Death is { } death)
            state.Faults.Add(death);
        writers[writer]!.Kill();
        writers[writer] = null;
        state.ProgramKills++;
    }

    private async Task KillServerAsync()
    {
        await server.KillAsync();
        state.ServerKills++;
        var clock = Stopwatch.StartNew();
        await server.StartAsync();
        state.ServerStarts.Add((int)clock.ElapsedMilliseconds);
    }

    private void Start(int writer) => writers[writer] = Writer.Start(
        server.Connection("perfledger_app"), Journals(home), state.Seed, writer * state.CallersEach, state.CallersEach);

    /// <summary>Waits until each of these writers has been told something since. False, with a fault noted, when one is not.</summary>
    private async Task<bool> RecoverAsync(int[] waited)
    {
        var clock = Stopwatch.StartNew();
        var start = waited.Select(Told).ToArray();
        while (waited.Zip(start).Any(w => Told(w.First) <= w.Second))
        {
            if (writers.Select(w => w!.Death).FirstOrDefault(d => d is not null) is { } death)
                state.Faults.Add(death);
            else if (clock.Elapsed > Patience)
                state.Faults.Add($"no writer was told anything for {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
            if (state.Faults.Count > 0)
                return false;
            await Task.Delay(3);
        }

        state.Recoveries.Add((int)clock.ElapsedMilliseconds);
        return true;
    }

    private long Told(int writer) => Enumerable.Range(writer * state.CallersEach, state.CallersEach)
        .Select(c => new FileInfo(Journal.PathOf(Journals(home), c))).Sum(f => f.Exists ? f.Length : 0);

    private void Note(Findings found)
    {
        state.Faults.AddRange(found.Faults);
        (state.Lost, state.Doubled) = (state.Lost + found.Lost, state.Doubled + found.Doubled);
        (state.Commands, state.Events) = (audit.Commands, audit.Events);
    }

    private async Task EndAsync()
    {
        foreach (var i in Enumerable.Range(0, writers.Length))
        {
            if (await writers[i]!.StopAsync(Patience) is { } fault)
                state.Faults.Add(fault);
        }

        Note(await audit.AtRestAsync());
        await server.StopAsync();
    }
}
