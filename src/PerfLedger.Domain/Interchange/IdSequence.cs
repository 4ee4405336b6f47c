using System.Globalization;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>Ids inside one form: i-001 for indicators, p-001 for parts, a-001 for adjustments. An id is never used again.</summary>
internal sealed class IdSequence(SelfEvaluation state)
{
    private readonly HashSet<string> used = [.. state.IdsEverUsed];

    public bool WasUsed(string id) => used.Contains(id);

    public void Take(string id) => used.Add(id);

    public string Next(string prefix)
    {
        var number = 1;
        while (!used.Add(Id(prefix, number))) number++;
        return Id(prefix, number);
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D3}");
}
