using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PerfLedger.Soak;

/// <summary>The word <c>soak</c> of the door: 0 nothing found, 1 a fault, 2 wrong use.</summary>
internal static class SoakWord
{
    private const string Usage = """
        usage: ./perfledger soak --cycles N [--seed S] [--resume] [--writers N] [--callers N]
          --cycles N    until N cycles are done
          --seed S      which campaign; printed when it is drawn
          --resume      go on with the campaign that was interrupted, or lengthen one that ended
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var resume = args.Contains("--resume");
        var (cycles, writers, callers) = (Number("--cycles", 0), Number("--writers", 2), Number("--callers", 4));
        if (cycles < 1 || writers is < 1 or > 8 || callers is < 1 or > 16 || Text("--home") is not { } home || !IsKnown(args))
            return Refuse(Usage);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(home))!);
        using var alone = Hold(home + ".lock");
        if (alone is null)
            return Refuse($"another campaign runs in {home}.");
        var kept = CampaignState.Read(Campaign.StateFile(home));
        if (resume && kept is null)
            return Refuse($"there is no campaign to resume in {home}.");
        if (resume && kept!.Faults.Count > 0)
            return Refuse($"the campaign in {home} found faults; it is kept for whoever looks into them:\n{Figures.Summary(kept)}");
        if (!resume)
            await Campaign.RemoveAsync(home); // an older one
        var state = resume ? kept! : new CampaignState
        {
            Seed = Number("--seed", RandomNumberGenerator.GetInt32(1, int.MaxValue)),
            Writers = (int)writers,
            CallersEach = (int)callers,
        };
        return await RunAsync(home, state, (int)cycles);

        string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

        long Number(string name, long otherwise) => !args.Contains(name) ? otherwise
            : long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private static async Task<int> RunAsync(string home, CampaignState state, int cycles)
    {
        Console.WriteLine(FormattableString.Invariant($"seed {state.Seed}, from cycle {state.Cycles} to {cycles}, in {home}"));
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using (var campaign = await Campaign.OpenAsync(home, state))
            await campaign.RunAsync(cycles, Console.Out, stop.Token);
        Console.WriteLine(Figures.Summary(state));
        if (state.Cycles < cycles && state.Faults.Count == 0)
            Console.WriteLine("interrupted: go on with --resume.");
        return state.Faults.Count == 0 ? 0 : 1;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static FileStream? Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsKnown(string[] args) =>
        args.Where(a => a.StartsWith('-')).All(a => a is "--cycles" or "--seed" or "--resume" or "--home" or "--writers" or "--callers");

    private static int Refuse(string words)
    {
        Console.Error.WriteLine(words);
        return 2;
    }
}
