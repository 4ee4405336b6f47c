namespace PerfLedger.Domain;

/// <summary>
/// The catalogue of refusals: every rule that says no, with the sentence that tells what to do next. Each is provoked once in a test.
/// </summary>
public static partial class Refusals
{
    internal static Refusal Make(string code, string message) => new(code, message);
}
