using System.Globalization;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Ids inside one form: i-001 for indicators, p-001 for parts, a-001 for adjustments. An id is never used again.</summary>
internal sealed class IdSequence(SelfEvaluation state)
{
    private readonly HashSet<string> used = [.. state.IdsEverUsed];

    /// <summary>The next free id of a form, for a decision that gives one.</summary>
    public static string Next(SelfEvaluation state, string prefix) => new IdSequence(state).Next(prefix);

    public bool WasUsed(string id) => used.Contains(id);

    public void Take(string id) => used.Add(id);

    /// <summary>How many ids this sequence gave.</summary>
    public int Given { get; private set; }

    public string Next(string prefix)
    {
        var number = 1;
        while (!used.Add(Id(prefix, number))) number++;
        Given++;
        return Id(prefix, number);
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D3}");
}
