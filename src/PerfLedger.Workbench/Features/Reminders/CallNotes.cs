using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Reminders.Pages;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>The calls to one unit, the last first: what was said stands in the events alone.</summary>
internal static class CallNotes
{
    public static async Task<IReadOnlyList<ShownCall>> ReadAsync(EventLedger ledger, string stream, CancellationToken ct)
    {
        var calls = new List<ShownCall>();
        await foreach (var e in ledger.ReadStreamAsync(stream, ct: ct))
            if (Streams.Read(e) is UnitCalled call) calls.Insert(0, new ShownCall(e.RecordedAt, e.ActorId, call.Person, call.Note));
        return calls;
    }
}
