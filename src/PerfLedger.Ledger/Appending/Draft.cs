namespace PerfLedger.Ledger;

/// <summary>An event with its place and its leaf.</summary>
internal readonly record struct DraftEvent(PreparedEvent Prepared, RecordedEvent Recorded, byte[] Leaf);

/// <summary>A stream the group moves.</summary>
internal sealed record MovedStream(long Before, StreamView After, DateTimeOffset First, DateTimeOffset Last);

/// <summary>
/// A group as it would be recorded: each rider is judged by the ledger as those before it in the group leave it. Nothing of it is true
/// until it is committed; a draft that fails is thrown away.
/// </summary>
internal sealed class Draft
{
    private readonly LaneMemory memory;
    private readonly Dictionary<string, MovedStream> moved = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, EarlierCommand> earlier;
    private readonly List<(Rider Rider, AppendResult Result)> settled = [];
    private readonly List<(Rider Rider, Exception Fault)> faults = [];

    /// <param name="group">In the order they came.</param>
    /// <param name="memory">Covers all streams of the group.</param>
    /// <param name="clock">Clock of the database, or its estimate.</param>
    /// <param name="earlier">Commands recorded before, as far as they are known.</param>
    public Draft(IReadOnlyList<Rider> group, LaneMemory memory, DateTimeOffset clock, Dictionary<Guid, EarlierCommand> earlier)
    {
        (this.memory, this.earlier, Clock) = (memory, earlier, clock);
        (Position, Recorded) = (memory.Position, memory.Recorded);
        foreach (var rider in group)
            Take(rider);
    }

    public long Position { get; private set; }

    public DateTimeOffset Recorded { get; private set; }

    /// <summary>
    /// What the next rider is judged by. It steps one microsecond with every command recorded, so that their times differ and none is
    /// recorded after an instant it was still allowed at.
    /// </summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>The earliest last instant of those to be recorded.</summary>
    public DateTimeOffset NotAfter { get; private set; } = DateTimeOffset.MaxValue;

    public List<DraftEvent> Events { get; } = [];

    public List<(Command Command, AppendResult.Accepted Accepted)> Commands { get; } = [];

    public IReadOnlyCollection<MovedStream> Moved => moved.Values;

    /// <summary>Everybody is to be recorded; what the draft rests on is then tested by the statement that writes.</summary>
    public bool IsClean => Commands.Count == settled.Count && faults.Count == 0;

    public EarlierCommand? Earlier(Guid command) => earlier.GetValueOrDefault(command);

    public StreamView Stream(string id) => moved.TryGetValue(id, out var stream) ? stream.After : memory[id];

    /// <summary>Tells every rider what became of it.</summary>
    public void Settle()
    {
        foreach (var (rider, result) in settled)
            rider.Arrive(result);
        foreach (var (rider, fault) in faults)
            rider.Fail(fault);
    }

    private void Take(Rider rider)
    {
        if (Judgement.Of(rider.Command, this) is { } refused)
        {
            settled.Add((rider, refused));
            return;
        }

        try
        {
            Judgement.RequireSound(rider.Command, this);
            Record(rider);
        }
        catch (LedgerException e)
        {
            faults.Add((rider, e));
        }
    }

    private void Record(Rider rider)
    {
        var first = Position + 1;
        // A command without events does not move the head, so its time needs no step of its own.
        var at = rider.Events.Count > 0 ? LedgerTime.Next(Clock, Recorded) : Clock > Recorded ? Clock : Recorded;
        foreach (var prepared in rider.Events)
            Add(prepared, at, rider.Command);
        if (rider.Events.Count > 0)
            (Recorded, Clock) = (at, Clock.AddTicks(TimeSpan.TicksPerMicrosecond));
        if (rider.Command.NotAfter < NotAfter)
            NotAfter = rider.Command.NotAfter.Value;
        var accepted = new AppendResult.Accepted(first, Position, at, Repeated: false);
        Commands.Add((rider.Command, accepted));
        settled.Add((rider, accepted));
        earlier[rider.Command.Id] = new(rider.Command.PayloadDigest, first, Position, at);
    }

    private void Add(PreparedEvent prepared, DateTimeOffset at, Command command)
    {
        var stream = Stream(prepared.Stream);
        var recorded = prepared.At(++Position, at, command);
        var leaf = Leaf.Hash(
            Position, prepared.Version, LedgerTime.Microseconds(at), stream.Leaf ?? Leaf.None, prepared.ContentHash);
        Events.Add(new(prepared, recorded, leaf));
        var after = new StreamView(stream.Id, Exists: true, prepared.Version, prepared.Category, Archived: false, leaf);
        moved[stream.Id] = moved.TryGetValue(stream.Id, out var before)
            ? before with { After = after, Last = at }
            : new(stream.Version, after, at, at);
    }
}
