using System.Globalization;
using System.Text;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>
/// The n-th command of a caller, made from the seed alone: a writer that takes over from a killed one sends the same command under the
/// same id without having been told. Mostly one event on a stream of the caller's own; some with several, some on streams that all
/// callers fight for, some on both, some without events.
/// </summary>
internal sealed record Work(int Caller, long Number, Guid Id, IReadOnlyList<Portion> Portions)
{
    /// <summary>Commands of a caller on one stream of its own, before it begins the next.</summary>
    private const int StreamLength = 200;

    private static readonly Actor Actor = new("soak", "soak", "soak", Assurance.Job, ClientProgram: "soak");

    public static EventCatalogue Catalogue { get; } = new([new EventType("soak_counted", 1, ["note"])]);

    public int Events => Portions.Sum(p => p.Events);

    public static Work Of(long seed, int caller, long number)
    {
        var dice = new Dice(FormattableString.Invariant($"work/{seed}/{caller}/{number}"));
        var id = dice.Guid();
        var own = FormattableString.Invariant($"own.{caller}.{number / StreamLength}");
        var shared = FormattableString.Invariant($"shared.{dice.Below(3)}");
        IReadOnlyList<Portion> portions = dice.Below(20) switch
        {
            0 => [],
            <= 12 => [new(own, 1)],
            <= 15 => [new(own, dice.Between(2, 5))],
            <= 17 => [new(own, 1), new(shared, dice.Between(1, 3))],
            _ => [new(shared, 1)],
        };
        return new(caller, number, id, portions);
    }

    /// <param name="versionOf">Version a stream is believed to have.</param>
    public Command At(Func<string, long> versionOf)
    {
        var index = 0;
        var streams = Portions.Select(p => new StreamAppend(
            p.Stream, "soak", versionOf(p.Stream), [.. Enumerable.Range(0, p.Events).Select(_ => Event(index++))]));
        return new(Id, Id, Actor, FormattableString.Invariant($"soak {Caller} {Number}"), [.. streams]);
    }

    /// <summary>Caller, number and index name the event once and for all, whatever id, position or command it stands under.</summary>
    private NewEvent Event(int index)
    {
        var dice = new Dice(FormattableString.Invariant($"amount/{Id}/{index}"));
        var amount = (dice.Below(1_000_000) / 100m).ToString(CultureInfo.InvariantCulture);
        var json = FormattableString.Invariant(
            $$"""{"caller":{{Caller}},"number":{{Number}},"index":{{index}},"amount":"{{amount}}","note":"第 {{Number}} 次"}""");
        return new("soak_counted", Encoding.UTF8.GetBytes(json));
    }
}

/// <summary>How many events of a command go to a stream.</summary>
internal sealed record Portion(string Stream, int Events);
