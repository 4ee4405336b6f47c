namespace PerfLedger.Ledger;

/// <summary>The circumstances of an event: column <c>headers</c>.</summary>
/// <param name="Schema">Version of the shape the event was written in.</param>
/// <param name="Role">Role of the actor at the time.</param>
/// <param name="Unit">Unit of the actor at the time.</param>
/// <param name="Assurance">How the actor's id was established.</param>
/// <param name="OnBehalfOf">Id of the person stood in for.</param>
/// <param name="Session">Id of the session.</param>
/// <param name="ClientAddress">Network address of the client.</param>
/// <param name="ClientProgram">Calling program.</param>
public sealed record EventHeaders(
    int Schema,
    string Role,
    string Unit,
    Assurance Assurance,
    string? OnBehalfOf,
    string? Session,
    string? ClientAddress,
    string ClientProgram);

/// <summary>An event of the ledger.</summary>
/// <param name="Position">Place in the ledger, dense from 1, in commit order.</param>
/// <param name="Id">Id of the event, a version 7 UUID.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Place in the stream, dense from 1.</param>
/// <param name="Type">Name in the catalogue.</param>
/// <param name="Json">
/// UTF-8 JSON object. White space and member order may differ between the moment of appending and a later reading; digits never.
/// </param>
/// <param name="RecordedAt">UTC, whole microseconds; the same for all events of a command, rising from command to command.</param>
/// <param name="ActorId">Immutable id of who did it.</param>
/// <param name="Command">Id of the command.</param>
/// <param name="Operation">Id of what the command belongs to.</param>
/// <param name="Headers">The circumstances.</param>
public sealed record RecordedEvent(
    long Position,
    Guid Id,
    string Stream,
    long Version,
    string Type,
    ReadOnlyMemory<byte> Json,
    DateTimeOffset RecordedAt,
    string ActorId,
    Guid Command,
    Guid Operation,
    EventHeaders Headers)
{
    private readonly Once decoded = new();

    /// <summary>
    /// The event as an object of the program: decoded at the first call and kept, so that several readers of one row share it. A program
    /// has one way of decoding; a later call returns what the first one made.
    /// </summary>
    public object Decoded(Func<RecordedEvent, object> decode) => decoded.Value ??= decode(this);

    /// <summary>No part of what the event is: all are equal, so that equality of events goes by what is stored.</summary>
    private sealed class Once : IEquatable<Once>
    {
        public object? Value { get; set; }

        public bool Equals(Once? other) => other is not null;

        public override bool Equals(object? obj) => obj is Once;

        public override int GetHashCode() => 0;
    }
}
