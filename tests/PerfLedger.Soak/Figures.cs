using System.Globalization;

namespace PerfLedger.Soak;

/// <summary>A campaign in figures.</summary>
internal static class Figures
{
    public static string Line(CampaignState s) => string.Create(
        CultureInfo.InvariantCulture,
        $"{s.Cycles,6} cycles {s.Events,9} events acknowledged, {s.Lost} lost, {s.Doubled} doubled, {Mean(s.CycleTimes)} ms a cycle");

    public static string Summary(CampaignState s) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        seed                      {s.Seed}
        cycles                    {s.Cycles}: PostgreSQL killed {s.ServerKills} times, a writer {s.ProgramKills} times
        writers                   {s.Writers} programs with {s.CallersEach} callers each
        acknowledged              {s.Commands} commands, {s.Events} events
        lost                      {s.Lost}
        doubled                   {s.Doubled}
        cycle                     {Mean(s.CycleTimes)} ms mean
        PostgreSQL accepts after  {Quantile(s.ServerStarts, 50)} ms p50, {Quantile(s.ServerStarts, 95)} ms p95
        all writers go on after   {Quantile(s.Recoveries, 50)} ms p50, {Quantile(s.Recoveries, 95)} ms p95
        faults                    {(s.Faults.Count == 0 ? "none" : string.Join("\n                          ", s.Faults.Take(20)))}
        """);

    private static long Mean(List<int> times) => times.Count == 0 ? 0 : times.Sum(t => (long)t) / times.Count;

    private static int Quantile(List<int> times, int percent) =>
        times.Count == 0 ? 0 : times.Order().ElementAt((times.Count - 1) * percent / 100);
}
