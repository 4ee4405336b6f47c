namespace PerfLedger.Ledger;

/// <summary>Judges a command by the ledger as it stands with those before it. Pure: the same draft always gives the same answer.</summary>
internal static class Judgement
{
    /// <summary>
    /// Why nothing is to be written, or null. In this order: a command already recorded is answered as then, even when it would be
    /// too late now; a deadline that has passed beats a conflict, because reading again would not help.
    /// </summary>
    public static AppendResult? Of(Command command, Draft draft)
    {
        if (draft.Earlier(command.Id) is { } earlier)
        {
            return earlier.Digest == command.PayloadDigest
                ? new AppendResult.Accepted(earlier.First, earlier.Last, earlier.Recorded, Repeated: true)
                : new AppendResult.CommandReused(command.Id);
        }

        if (command.NotAfter is { } notAfter && draft.Clock > notAfter)
            return new AppendResult.TooLate(notAfter, draft.Clock);
        foreach (var append in command.Streams)
        {
            if (Conflict(append.Stream, append.ExpectedVersion, draft) is { } conflict)
                return conflict;
        }

        foreach (var guard in command.Guards ?? [])
        {
            if (Conflict(guard.Stream, guard.Version, draft) is { } conflict)
                return conflict;
        }

        return null;
    }

    /// <summary>What no rule of the ledger can lead to: foreign hands or a bug. Nothing is appended on top of it.</summary>
    public static void RequireSound(Command command, Draft draft)
    {
        foreach (var append in command.Streams)
        {
            var stream = draft.Stream(append.Stream);
            if (!stream.Exists)
                continue;
            if (stream.Category != append.Category)
                throw new LedgerException($"事件流 {stream.Id} 的类别是 {stream.Category}，不是 {append.Category}，没有写入；"
                    + "请核对编号，或用 perfledger verify 核对台账。");
            if (stream.Archived)
                throw new LedgerException($"事件流 {stream.Id} 被程序以外的手标为归档，没有写入；请用 perfledger verify 核对台账，并从备份恢复。");
            if (stream.Version > 0 && stream.Leaf is null)
                throw new LedgerException($"事件流 {stream.Id} 的末版（{stream.Version}）或它的凭证不见了，没有写入；请用 perfledger verify 核对台账，并从备份恢复。");
        }
    }

    private static AppendResult.Conflict? Conflict(string stream, long expected, Draft draft)
    {
        var actual = draft.Stream(stream).Version;
        return actual == expected ? null : new(stream, expected, actual);
    }
}
