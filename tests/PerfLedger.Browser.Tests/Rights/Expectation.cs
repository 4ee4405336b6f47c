using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests.Rights;

/// <summary>What endpoints.txt says of one address.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">As mapped, placeholders included.</param>
/// <param name="About">What is put for the placeholders.</param>
/// <param name="Words">anybody, signed-in, everyone, or empty where roles are named.</param>
/// <param name="LetIn">Of each role the relations of the units whose things it is let to; anywhere else it is refused.</param>
internal sealed record Expectation(
    string Method, string Address, string About, string Words, IReadOnlyDictionary<Role, string> LetIn)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Rights");

    public string Name => $"{Method} {Address}";

    public static IReadOnlyList<Expectation> All { get; } = Read(File.ReadAllLines(Path.Combine(Folder, "endpoints.txt")));

    internal static IReadOnlyList<Expectation> Read(IEnumerable<string> lines)
    {
        var sets = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var all = new List<Expectation>();
        foreach (var line in lines)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is []) continue;
            if (words is [var name, "=", .. var members]) sets[name] = members;
            else if (words is [("GET" or "POST") and var method, var address, var about, .. var said])
                all.Add(Of(method, address, about, [.. said.SelectMany(w => sets.GetValueOrDefault(w, [w]))]));
            else throw new FormatException($"endpoints.txt: {line}");
        }

        return all;
    }

    private static Expectation Of(string method, string address, string about, string[] said)
    {
        if (said is ["anybody" or "signed-in" or "everyone"]) return new(method, address, about, said[0], new Dictionary<Role, string>());
        return new(method, address, about, "", said.Select(s => s.Split(':'))
            .ToDictionary(s => Enum.Parse<Role>(s[0], ignoreCase: true), s => s[1]));
    }
}
