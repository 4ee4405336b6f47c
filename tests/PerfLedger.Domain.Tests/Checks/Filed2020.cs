using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Interchange;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>The 13 filed forms of the sample as an import makes them, what the report says of the whole, and the rule packs.</summary>
internal static class Filed2020
{
    public static RulePack Pack { get; } = Shipped("cn-2020");

    public static IReadOnlyList<SelfEvaluation> Forms { get; } = [.. Fold.ReadSample().Forms.Select(Fold.Imported)];

    public static Programme Programme { get; } = Whole(Fold.ReadSample().Programme!);

    /// <summary>The form of a sub-project, numbered from 1 as in the report.</summary>
    public static SelfEvaluation Form(int number) => Forms[number - 1];

    public static RulePack Shipped(string name)
    {
        var reading = RulePack.Parse(Repository($"templates/rule-packs/{name}.json"));
        Assert.Empty(reading.Faults);
        return reading.Pack!;
    }

    public static byte[] Repository(string path) => File.ReadAllBytes(Path.Combine(Interchange.Repository.Root, path));

    public static Programme Whole(InterchangeProgramme stated)
    {
        var decision = new ImportProgramme(stated, Fold.Sha, Ground.None).Decide(Programme.Initial);
        return Assert.IsType<Decision<IProgrammeEvent>.Accepted>(decision).Events
            .Aggregate(Programme.Initial, (s, e) => Domain.Programmes.Programme.Evolve(s, e,
                new EventMeta(1, 1, DateTimeOffset.UnixEpoch, "p-01")));
    }
}
