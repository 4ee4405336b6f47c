using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A part of the life of a form: everything after one position up to another.</summary>
/// <param name="After">Position behind which it begins; 0 = from the opening on.</param>
/// <param name="To">Position of its last event.</param>
internal sealed record TrailRange(long After, long To)
{
    /// <summary>
    /// Reads what a person types. Both ends are points as <see cref="FormPoint"/> reads them; what comes after the first is listed, and a
    /// day or an instant as the first is listed with all that happened from then on.
    /// </summary>
    public static async Task<TrailRange> ReadAsync(LedgerSession session, string stream, string? from, string? to, CancellationToken ct)
    {
        var end = await FormPoint.ReadAsync(session, stream, to ?? "now", ct);
        if (end.Evaluation != stream) throw OtherForm(to!);
        return new TrailRange(await BeginAsync(session, stream, from, ct), end.Folded.Position);
    }

    private static async Task<long> BeginAsync(LedgerSession session, string stream, string? from, CancellationToken ct)
    {
        if (from is null or "0") return 0;
        if (from.Contains('-', StringComparison.Ordinal) && EvaluationIds.ParseInstant(from, TimeOnly.MinValue) is { } instant)
            return await session.Ledger.PositionAtAsync(instant.AddMicroseconds(-1), ct); // recorded times are whole microseconds
        var point = await FormPoint.ReadAsync(session, stream, from, ct);
        return point.Evaluation == stream ? point.Folded.Position : throw OtherForm(from);
    }

    private static CliException OtherForm(string text) =>
        new(ExitCodes.BadInput, $"“{text}”是另一张自评：起止只写这张表的版本、位置、时刻、filing:1 或 return:1。") { Word = "--from、--to" };
}
