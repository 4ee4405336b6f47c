using System.Text.Json;

namespace PerfLedger.Soak;

/// <summary>What is killed.</summary>
internal enum Victim
{
    /// <summary>Postmaster and children; the writers go on asking.</summary>
    Server,

    /// <summary>One writer or all; PostgreSQL goes on.</summary>
    Program,

    /// <summary>All writers and PostgreSQL.</summary>
    Both,
}

/// <summary>Which campaign, and how far it is: kept in a file after every cycle. The seed decides all but timing.</summary>
internal sealed class CampaignState
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public required long Seed { get; init; }

    public required int Writers { get; init; }

    public required int CallersEach { get; init; }

    public int Cycles { get; set; }

    public int ServerKills { get; set; }

    public int ProgramKills { get; set; }

    public long Commands { get; set; }

    public long Events { get; set; }

    public long Lost { get; set; }

    public long Doubled { get; set; }

    public List<string> Faults { get; init; } = [];

    /// <summary>Milliseconds of each whole cycle, audits included.</summary>
    public List<int> CycleTimes { get; init; } = [];

    /// <summary>Milliseconds from the start of PostgreSQL after a kill to its first accepted connection.</summary>
    public List<int> ServerStarts { get; init; } = [];

    /// <summary>Milliseconds from any restart to the first acknowledgement of every writer.</summary>
    public List<int> Recoveries { get; init; } = [];

    public int Callers => Writers * CallersEach;

    /// <summary>Of ten cycles in a row four kill PostgreSQL, five the program, one both, in an order drawn anew.</summary>
    public Victim Next()
    {
        var ten = Enumerable.Repeat(Victim.Server, 4).Concat(Enumerable.Repeat(Victim.Program, 5)).Append(Victim.Both).ToList();
        var dice = new Dice(FormattableString.Invariant($"victims/{Seed}/{Cycles / 10}"));
        for (var i = ten.Count - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (ten[i], ten[j]) = (ten[j], ten[i]);
        }

        return ten[Cycles % 10];
    }

    public static CampaignState? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<CampaignState>(File.ReadAllText(path), Format) : null;

    /// <summary>The old file stays whole until the new one is.</summary>
    public void Write(string path)
    {
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Format));
        File.Move(path + ".new", path, overwrite: true);
    }
}
