namespace PerfLedger.Ledger;

/// <summary>How the events of one kind of stream become a state.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="Name">Category of the streams.</param>
/// <param name="Initial">State before the first event.</param>
/// <param name="Evolve">State after an event; never refuses.</param>
public sealed record Category<TState>(string Name, TState Initial, Func<TState, RecordedEvent, TState> Evolve);

/// <summary>The state of a stream.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="State">State after the last event folded.</param>
/// <param name="Version">Version of that event; 0 = there was none.</param>
/// <param name="Position">Position of that event; 0 = there was none.</param>
public sealed record Folded<TState>(TState State, long Version, long Position);
