namespace PerfLedger.Ledger;

/// <summary>What can be wrong with a ledger.</summary>
public enum Damage
{
    /// <summary>Positions are missing.</summary>
    PositionGap,

    /// <summary>An event has no leaf.</summary>
    LeafMissing,

    /// <summary>The row does not give the leaf recorded for it: something in it, or the leaf, was changed.</summary>
    LeafDiffers,

    /// <summary>A leaf without its event: the event was deleted or moved.</summary>
    EventMissing,

    /// <summary>The event before in the same stream is missing.</summary>
    VersionGap,

    /// <summary>Recorded times do not rise with the position.</summary>
    TimeOrder,

    /// <summary>The program does not know this type of event.</summary>
    UnknownType,

    /// <summary>A private member without its salt, or a salt without its event.</summary>
    Salt,

    /// <summary>A column outside the hash is not as the ledger writes it (archived, binary body, tenant, type name).</summary>
    ForeignMark,

    /// <summary>A stream row does not agree with the events of the stream.</summary>
    Stream,

    /// <summary>The head row does not agree with the last event.</summary>
    Head,

    /// <summary>The command table does not agree with the events.</summary>
    Command,
}

/// <summary>One thing found wrong.</summary>
/// <param name="Damage">What kind.</param>
/// <param name="Position">Position concerned; 0 when it concerns none.</param>
/// <param name="Subject">Stream, command or event concerned.</param>
public sealed record VerifyProblem(Damage Damage, long Position, string Subject)
{
    /// <summary>What was found, as the auditor reads it.</summary>
    public string Sentence => Position > 0 ? $"台账序号 {Position}：{Words}（{Subject}）" : $"{Words}（{Subject}）";

    private string Words => Damage switch
    {
        Damage.PositionGap => "此前的事件缺失，序号不连续",
        Damage.LeafMissing => "事件没有校验叶",
        Damage.LeafDiffers => "按存储内容重算的校验叶与记录不符，事件或校验叶被改动",
        Damage.EventMissing => "有校验叶而没有对应事件，事件被删除或移动",
        Damage.VersionGap => "同一对象的上一版本事件缺失",
        Damage.TimeOrder => "记录时间没有随序号递增",
        Damage.UnknownType => "本程序不认识的事件类型",
        Damage.Salt => "保密内容的盐缺失或多余",
        Damage.ForeignMark => "事件带有非台账写入的标记",
        Damage.Stream => "对象的版本或时间与其事件不符",
        Damage.Head => "台账头与最后一个事件不符",
        _ => "命令登记与事件不符",
    };
}

/// <summary>The outcome of a verification.</summary>
/// <param name="Events">Events recomputed.</param>
/// <param name="Head">Head of the ledger as verified. Compare its leaf with the one on paper: only that shows a tail cut off.</param>
/// <param name="Problems">The first problems found, at most <see cref="MostProblems"/>.</param>
/// <param name="ProblemCount">All problems found.</param>
public sealed record VerifyReport(long Events, LedgerHead Head, IReadOnlyList<VerifyProblem> Problems, long ProblemCount)
{
    /// <summary>Problems kept in a report.</summary>
    public const int MostProblems = 1000;

    /// <summary>Nothing was found.</summary>
    public bool IsSound => ProblemCount == 0;
}
