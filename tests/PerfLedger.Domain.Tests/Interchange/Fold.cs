using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Interchange;

/// <summary>Given–when–then for imports: reads, decides, folds.</summary>
internal static class Fold
{
    public const string Sha = "aa11";

    public static SelfEvaluation Apply(this SelfEvaluation state, params IEnumerable<ISelfEvaluationEvent> events) =>
        events.Aggregate(state, (s, e) => Evolution.Evolve(s, e, new EventMeta(
            s.Version + 1, s.Version + 1, new DateTimeOffset(2021, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(s.Version), "p-01")));

    public static InterchangeFile ReadSample() => Read(Repository.Sample("filing.json"));

    public static InterchangeFile Read(ReadOnlyMemory<byte> utf8)
    {
        var reading = InterchangeReader.Read(utf8);
        Assert.Equal([], reading.Faults.Select(f => f.ToString()));
        return reading.File!;
    }

    public static Decision<ISelfEvaluationEvent> Import(this SelfEvaluation state, InterchangeForm form, Ground? ground = null) =>
        new ImportForm(form, Sha, ground ?? Ground.None, Retrospective: true, Campaign: null).Decide(state);

    public static IReadOnlyList<ISelfEvaluationEvent> Accepted(this Decision<ISelfEvaluationEvent> decision)
    {
        if (decision is Decision<ISelfEvaluationEvent>.Refused no) Assert.Fail($"{no.Refusal.Code} {no.Refusal.Message}");
        return Assert.IsType<Decision<ISelfEvaluationEvent>.Accepted>(decision).Events;
    }

    public static Refusal Refused(this Decision<ISelfEvaluationEvent> decision) =>
        Assert.IsType<Decision<ISelfEvaluationEvent>.Refused>(decision).Refusal;

    public static SelfEvaluation Imported(InterchangeForm form) =>
        SelfEvaluation.Initial.Apply(SelfEvaluation.Initial.Import(form).Accepted());
}
