using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>What was said in the calls of one unit: it stands in the events alone.</summary>
internal static class CallNotes
{
    /// <summary>Notes by position of their event.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> ReadAsync(EventLedger ledger, string stream, CancellationToken ct)
    {
        var notes = new Dictionary<long, string>();
        await foreach (var e in ledger.ReadStreamsAsync([stream], long.MaxValue, ct))
            if (Streams.Read(e) is UnitCalled call) notes[e.Position] = call.Note;
        return notes;
    }
}
