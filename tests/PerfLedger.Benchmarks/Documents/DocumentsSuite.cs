using System.Globalization;
using PerfLedger.Documents;
using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>
/// Documents: our engine beside a writer made by hand for the one form (same bytes), the OpenXml SDK, and, when asked, two template
/// engines of npm. Each round measures all of them in turn; what counts is the median of the rounds.
/// </summary>
internal static class DocumentsSuite
{
    private const int Forms = 13;

    public static async Task RunAsync(Settings settings)
    {
        var (hand, values) = Same();
        var objects = Forms13.Models.Select(m => (Forms13.Read(m), CanonicalModel.Digest(m)[..16])).ToList();
        SameText(objects);
        Say($"{settings.Rounds} rounds of {settings.Seconds} s, the median; processor time of this process. Repeat: ./perfledger bench"
            + $" documents --rounds {settings.Rounds} --seconds {settings.Seconds}{(settings.Peers ? " --peers" : "")}");
        var rounds = Rounds(settings, [
            () => Work.Repeat(Forms, settings.Time, () => Each(i => hand.Write(Forms13.Models[i], values[i]))),
            () => Work.Repeat(Forms, settings.Time, () => Each(i => Forms13.Render(Forms13.Models[i]))),
            () => Work.Repeat(Forms, settings.Time, () =>
                Each(i => ObjectModel.Render(Forms13.Template, objects[i].Item1, objects[i].Item2))),
        ]);
        double Of(Func<Work[], double> figure) => Work.Median(rounds.Select(figure));
        Head();
        Row("13 forms, by hand: forms a CPU-second", Of(r => r[0].PerCpuSecond), null);
        Row("13 forms, engine: forms a CPU-second", Of(r => r[1].PerCpuSecond), ">= 1400");
        Row("engine / by hand, CPU", Of(r => r[1].CpuMilliseconds / r[0].CpuMilliseconds), "<= 1.3");
        Row("allocated a form, KiB", Of(r => r[1].Allocated / 1024.0 / r[1].Count), "<= 200");
        Row("OpenXml SDK 2.20.0: forms a CPU-second", Of(r => r[2].PerCpuSecond), null);
        Row("OpenXml SDK / engine, CPU", Of(r => r[2].CpuMilliseconds / r[1].CpuMilliseconds), null);
        Large(settings);
        Cores(settings);
        if (settings.Peers) await Peers.RunAsync(settings, Of(r => r[1].CpuMilliseconds));
    }

    public static void Say(string text) => Console.WriteLine(text);

    public static void Row(string what, double figure, string? goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what,-48} | {figure,10:0.##} | {goal ?? "",-8} |"));

    // Before anything is timed: the hand-written writer makes the same 13 packages, byte for byte.
    private static (HandWritten Hand, FormValues[] Values) Same()
    {
        var hand = new HandWritten();
        var values = Forms13.Models.Select(m => FormValues.Of(Forms13.Read(m))).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var made = hand.Write(Forms13.Models[i], values[i]);
            var ours = DocumentEngines.Current.Render(Forms13.Template, Forms13.Models[i]);
            if (!made.Package.AsSpan().SequenceEqual(ours.Package) || made with { Package = ours.Package } != ours)
                throw new InvalidOperationException($"the writer made by hand differs in form {i + 1}: "
                    + PerfLedger.Documents.Comparison.DocumentDifference.First(ours.Package, made.Package));
        }

        return (hand, values);
    }

    private static void SameText(List<(Dictionary<string, object?> Model, string Code)> objects)
    {
        for (var i = 0; i < objects.Count; i++)
            if (TextOf(ObjectModel.Render(Forms13.Template, objects[i].Model, objects[i].Code))
                != TextOf(Forms13.Render(Forms13.Models[i])))
                throw new InvalidOperationException($"the OpenXml SDK printed another text in form {i + 1}");
    }

    private static string TextOf(byte[] package)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return string.Concat(System.Xml.Linq.XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value));
    }

    private static List<Work[]> Rounds(Settings settings, Func<Work>[] writers)
    {
        foreach (var writer in writers) writer(); // warms up
        return [.. Enumerable.Range(0, settings.Rounds).Select(_ => writers.Select(w => w()).ToArray())];
    }

    private static void Large(Settings settings)
    {
        var model = Forms13.WithRows(2000);
        var rounds = Rounds(settings, [() => Work.Repeat(1, settings.Time, () => Forms13.Render(model))]);
        Row("a form of 2,000 rows, ms of CPU", Work.Median(rounds.Select(r => r[0].CpuMilliseconds)), "<= 80");
        Row("a form of 2,000 rows, KiB of package", Forms13.Render(model).Length / 1024.0, null);
    }

    private static void Cores(Settings settings)
    {
        var models = Enumerable.Range(0, 1000).Select(n => Forms13.Models[n % Forms]).ToArray();
        double Wall(int threads)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Parallel.ForEach(models, new ParallelOptions { MaxDegreeOfParallelism = threads }, m => Forms13.Render(m));
            return watch.Elapsed.TotalMilliseconds;
        }

        Wall(2);
        var rounds = Enumerable.Range(0, settings.Rounds).Select(_ => (One: Wall(1), Two: Wall(2))).ToList();
        Row("1,000 forms on one core, ms", Work.Median(rounds.Select(r => r.One)), null);
        Row("1,000 forms on two cores, ms", Work.Median(rounds.Select(r => r.Two)), null);
        Row("two cores / one core, speed", Work.Median(rounds.Select(r => r.One / r.Two)), "-> 2");
    }

    private static void Head()
    {
        Console.WriteLine();
        Console.WriteLine($"| {"",-48} | {"measured",10} | {"goal",-8} |");
        Console.WriteLine("|---|---|---|");
    }

    private static void Each(Action<int> make)
    {
        for (var i = 0; i < Forms; i++) make(i);
    }
}
