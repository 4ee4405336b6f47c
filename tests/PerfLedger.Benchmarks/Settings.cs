using System.Globalization;

namespace PerfLedger.Benchmarks;

/// <summary>How long and how much.</summary>
/// <param name="Rounds">Rounds that count; one more warms up.</param>
/// <param name="Seconds">Length of a measurement where callers repeat.</param>
/// <param name="Events">How many events the large ledger of histories, rebuild and verify has.</param>
/// <param name="Only">One suite instead of all; of the web one half.</param>
/// <param name="Area">What of the program is measured: ledger, documents or web.</param>
/// <param name="Peers">Also the template engines of npm, fetched by name.</param>
internal sealed record Settings(int Rounds, int Seconds, int Events, string? Only, string Area, bool Peers)
{
    public static readonly string Usage =
        "usage: ./perfledger bench ledger [--rounds N] [--seconds N] [--events N, from 10000] [--only "
        + string.Join('|', Suites.All.Select(s => s.Name)) + "]\n"
        + "       ./perfledger bench documents [--rounds N] [--seconds N] [--peers]\n"
        + "       ./perfledger bench web [--rounds N] [--seconds N] [--events N, of the trail that is searched] [--only pages|lists]";

    public TimeSpan Time => TimeSpan.FromSeconds(Seconds);

    /// <summary>Null: the line makes no sense.</summary>
    public static Settings? Parse(string[] args)
    {
        var words = new Queue<string>(args);
        var area = words.TryPeek(out var first) && first is "ledger" or "documents" or "web" ? words.Dequeue() : "ledger";
        Settings? settings = new(Rounds: 5, Seconds: 3, Events: 100_000, Only: null, area, Peers: false);
        while (settings is not null && words.TryDequeue(out var option))
        {
            settings = option == "--peers" ? settings with { Peers = true }
                : words.TryDequeue(out var value) ? settings.With(option, value) : null;
        }

        return settings is { Peers: true, Area: not "documents" } || (settings is { Only: { } only } && !Parts(area).Contains(only))
            ? null : settings;
    }

    private static IEnumerable<string> Parts(string area) => area switch
    {
        "ledger" => Suites.All.Select(s => s.Name),
        "web" => [Web.WebSuite.Pages, Web.WebSuite.Lists],
        _ => [],
    };

    private Settings? With(string option, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0;
        var number = isNumber ? parsed : (int?)null;
        return (option, number) switch
        {
            ("--rounds", { } n) => this with { Rounds = n },
            ("--seconds", { } n) => this with { Seconds = n },
            ("--events", >= 10_000 and var n) => this with { Events = n },
            ("--only", _) => this with { Only = value },
            _ => null,
        };
    }
}
