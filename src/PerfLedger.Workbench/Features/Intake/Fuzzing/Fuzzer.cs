using System.Diagnostics;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Workbench.Features.Intake.Fuzzing;

/// <summary>What a run of damaged files gave.</summary>
/// <param name="Inputs">Files made.</param>
/// <param name="Read">Files that were read.</param>
/// <param name="Refused">Refusals by reason.</param>
/// <param name="Failures">Anything else: an exception that is no refusal, or a file over its time.</param>
/// <param name="Elapsed">Time altogether.</param>
/// <param name="Slowest">The slowest file.</param>
internal sealed record FuzzReport(
    int Inputs, int Read, IReadOnlyDictionary<ImportRefusal, int> Refused, IReadOnlyList<string> Failures, TimeSpan Elapsed,
        TimeSpan Slowest);

/// <summary>Damages valid files and has them read: each is read or refused by a typed refusal, in its time, and nothing else
/// happens.</summary>
internal static class Fuzzer
{
    /// <summary>The time of one file. The files are small: a form is read in a millisecond.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    public static FuzzReport Run(int inputs, int seed, CancellationToken ct)
    {
        var samples = FuzzSamples.All();
        var refused = new Dictionary<ImportRefusal, int>();
        var failures = new List<string>();
        var (read, slowest, clock) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        for (var n = 0; n < inputs && !ct.IsCancellationRequested; n++)
        {
            // Each input has a seed of its own, so that one can be made again alone.
            var damage = new Damage(new Dice(((ulong)(uint)seed << 32) | (uint)n));
            var (file, extension) = damage.Of(samples[n % samples.Count]);
            var begin = clock.Elapsed;
            try
            {
                OfficeReader.Read(file, extension);
                read++;
            }
            catch (ImportRefusedException e)
            {
                refused[e.Reason] = refused.GetValueOrDefault(e.Reason) + 1;
            }
            catch (Exception e) when (e is not ImportRefusedException)
            {
                // Whatever else comes out is what is looked for.
                var where = e.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
                failures.Add($"种子 {seed} 第 {n} 份（{extension}）：{e.GetType().Name} {e.Message} {where}");
            }

            var took = clock.Elapsed - begin;
            slowest = took > slowest ? took : slowest;
            if (took > Budget) failures.Add($"种子 {seed} 第 {n} 份（{extension}）：用时 {took.TotalSeconds:0.0} 秒");
        }

        return new FuzzReport(inputs, read, refused, failures, clock.Elapsed, slowest);
    }
}
