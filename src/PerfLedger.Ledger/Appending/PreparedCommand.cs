using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>A command with all that can be computed before the lane is entered: ids, headers, salts and content hashes.</summary>
internal sealed record PreparedCommand(Command Command, IReadOnlyList<PreparedEvent> Events)
{
    /// <summary>All streams the command looks at: those it writes and those it guards.</summary>
    public string[] StreamIds { get; } =
        [.. Command.Streams.Select(s => s.Stream).Concat((Command.Guards ?? []).Select(g => g.Stream)).Distinct(StringComparer.Ordinal)];

    public static PreparedCommand Of(Command command, EventCatalogue catalogue)
    {
        var events = command.Streams
            .SelectMany(stream => stream.Events.Select((e, i) => PreparedEvent.Of(command, stream, i, catalogue.Find(e.Type))));
        return new(command, [.. events]);
    }
}

/// <summary>An event ready to be given its position and time.</summary>
internal sealed record PreparedEvent(
    Guid Id,
    string Stream,
    string Category,
    long Version,
    string Type,
    ReadOnlyMemory<byte> Json,
    EventHeaders Headers,
    byte[] HeadersJson,
    IReadOnlyDictionary<string, byte[]> Salts,
    byte[] ContentHash,
    string CommandText,
    string OperationText)
{
    public static PreparedEvent Of(Command command, StreamAppend stream, int index, EventType type)
    {
        var json = stream.Events[index].Json;
        var id = Guid.CreateVersion7();
        var data = StorableJson.Parse(json, $"Event {index + 1} ({type.Name}) for {stream.Stream}");
        var headers = Ledger.HeadersJson.Of(command.Actor, type.Schema);
        var headersJson = Ledger.HeadersJson.Write(headers);
        using var headersDocument = JsonDocument.Parse(headersJson);
        var salts = PrivateMembers.Salt(type, headersDocument.RootElement, data);
        var (commandText, operationText) = (command.Id.ToString("D"), command.Operation.ToString("D"));
        var texts = Leaf.Texts(
            id.ToString("D"), stream.Stream, stream.Category, type.Name, command.Actor.Id, commandText, operationText);
        var hash = Leaf.ContentHash(new EventContent(texts, headersDocument.RootElement, data, salts));
        return new(
            id, stream.Stream, stream.Category, stream.ExpectedVersion + 1 + index, type.Name, json, headers, headersJson, salts, hash,
            commandText, operationText);
    }

    public RecordedEvent At(long position, DateTimeOffset recordedAt, Command command) => new(
        position, Id, Stream, Version, Type, Json, recordedAt, command.Actor.Id, command.Id, command.Operation, Headers);
}
