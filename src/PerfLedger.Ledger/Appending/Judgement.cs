namespace PerfLedger.Ledger;

/// <summary>Judges a command under the lock. Pure: the same view always gives the same answer.</summary>
internal static class Judgement
{
    /// <summary>
    /// Why nothing is to be written, or null. In this order: a command already recorded is answered as then, even when it would be
    /// too late now; a deadline that has passed beats a conflict, because reading again would not help.
    /// </summary>
    public static AppendResult? Of(Command command, LaneView view)
    {
        if (view.Earlier is { } earlier)
        {
            return earlier.Digest == command.PayloadDigest
                ? new AppendResult.Accepted(earlier.First, earlier.Last, earlier.Recorded, Repeated: true)
                : new AppendResult.CommandReused(command.Id);
        }

        if (command.NotAfter is { } notAfter && view.Clock > notAfter)
            return new AppendResult.TooLate(notAfter, view.Clock);
        var conflicts =
            from expected in command.Streams.Select(s => new Guard(s.Stream, s.ExpectedVersion)).Concat(command.Guards ?? [])
            let actual = view.Streams.TryGetValue(expected.Stream, out var stream) ? stream.Version : 0
            where actual != expected.Version
            select new AppendResult.Conflict(expected.Stream, expected.Version, actual);
        return conflicts.FirstOrDefault();
    }

    /// <summary>What no rule of the ledger can lead to: foreign hands or a bug. Nothing is appended on top of it.</summary>
    public static void RequireSound(Command command, LaneView view)
    {
        foreach (var append in command.Streams)
        {
            if (!view.Streams.TryGetValue(append.Stream, out var stream))
                continue;
            if (stream.Category != append.Category)
                throw new LedgerException($"The stream '{stream.Id}' is of category '{stream.Category}', not '{append.Category}'.");
            if (stream.Archived)
                throw new LedgerException($"The stream '{stream.Id}' is archived by a foreign hand. Verify the ledger.");
            if (stream.Version > 0 && stream.Leaf is null)
                throw new LedgerException($"Version {stream.Version} of '{stream.Id}', its last, or its leaf is gone. Verify the ledger.");
        }
    }
}
