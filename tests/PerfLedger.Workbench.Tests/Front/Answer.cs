using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Front;

/// <summary>What a call of the program answered.</summary>
internal sealed record Answer(int Exit, string Out, string Error)
{
    /// <summary>Standard output as JSON; fails when anything else stands there.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Out);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The call ended so.</summary>
    public Answer Is(int exit)
    {
        Assert.True(Exit == exit, $"Exit {Exit} instead of {exit}.\n{Out}\n{Error}");
        return this;
    }

    /// <summary>A call that failed: nothing on standard output, these words on standard error.</summary>
    public Answer Says(int exit, params string[] words)
    {
        Is(exit);
        Assert.Equal("", Out);
        foreach (var word in words) Assert.Contains(word, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }
}

/// <summary>Short ways into JSON answers.</summary>
internal static class JsonReading
{
    /// <summary>A text; null when the member is not there, as the program leaves out what is null.</summary>
    public static string? Text(this JsonElement e, string member) => e.TryGetProperty(member, out var text) ? text.GetString() : null;

    public static long Number(this JsonElement e, string member) => e.GetProperty(member).GetInt64();

    public static IReadOnlyList<JsonElement> List(this JsonElement e, string member) => [.. e.GetProperty(member).EnumerateArray()];

    public static bool Has(this JsonElement e, string member) => e.TryGetProperty(member, out _);
}
