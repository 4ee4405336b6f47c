namespace PerfLedger.Architecture.Tests;

internal static class Rule
{
    /// <summary>Fails with every exception on a line of its own, so that one run shows all there is to mend.</summary>
    public static void HasNoException(IEnumerable<string> exceptions)
    {
        var found = exceptions.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Prepend($"{found.Count} found:")));
    }
}
