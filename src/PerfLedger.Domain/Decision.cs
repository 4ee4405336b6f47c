namespace PerfLedger.Domain;

/// <summary>
/// The answer of a decider: events to append, or a refusal, or a conflict on one figure. No events = nothing to do, also an acceptance.
/// </summary>
/// <typeparam name="TEvent">The events of the stream asked.</typeparam>
public abstract record Decision<TEvent>
{
    private Decision() { }

    /// <summary>Accepts without an event: what was asked for stands already.</summary>
    public static Decision<TEvent> Nothing { get; } = new Accepted([]);

    /// <summary>The command is right; these events follow (none when it was a repetition).</summary>
    public sealed record Accepted(IReadOnlyList<TEvent> Events) : Decision<TEvent>;

    /// <summary>A rule says no; nothing is written.</summary>
    public sealed record Refused(Refusal Refusal) : Decision<TEvent>;

    /// <summary>Someone else changed the figure since the person looked at it.</summary>
    public sealed record Conflicted(FigureConflict Conflict) : Decision<TEvent>;

    /// <summary>Accepts with these events.</summary>
    public static implicit operator Decision<TEvent>(TEvent[] events) => new Accepted(events);

    /// <summary>Accepts with these events.</summary>
    public static implicit operator Decision<TEvent>(List<TEvent> events) => new Accepted(events);

    /// <summary>Refuses.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new Refused(refusal);

    /// <summary>Reports the conflict.</summary>
    public static implicit operator Decision<TEvent>(FigureConflict conflict) => new Conflicted(conflict);
}

/// <summary>A figure was changed by another person in the meantime.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Seen">Position of its last change as the person saw it; 0 = never entered.</param>
/// <param name="Actual">Position of its last change in the ledger.</param>
/// <param name="Theirs">What stands there now.</param>
/// <param name="By">Who wrote it.</param>
public sealed record FigureConflict(string Figure, long Seen, long Actual, string? Theirs, string By);

/// <summary>
/// A rule that says no: a stable code and a Chinese sentence that names the next step. All are made in <see cref="Refusals"/>.
/// </summary>
/// <param name="Code">Stable code, such as EVA-04.</param>
/// <param name="Message">What is wrong and what to do next, in Chinese.</param>
public sealed record Refusal(string Code, string Message);

/// <summary>A person who acts, as the rules need to know them.</summary>
/// <param name="Id">Immutable id of the person; never a name.</param>
/// <param name="Role">Role in which they act.</param>
public sealed record Who(string Id, Role Role);

/// <summary>The roles a person can act in (domain.md section 4).</summary>
public enum Role
{
    /// <summary>填报人</summary>
    Filler,

    /// <summary>单位负责人</summary>
    Head,

    /// <summary>主管处室（审核）</summary>
    Reviewer,

    /// <summary>财务建设处（组织评价）</summary>
    Organiser,

    /// <summary>中介机构：只读抽到的样本</summary>
    Evaluator,

    /// <summary>外部审计：只读，限单位、年度和时间</summary>
    Auditor,

    /// <summary>系统管理员</summary>
    SystemAdmin,

    /// <summary>安全管理员：人员、授权、账号</summary>
    SecurityAdmin,

    /// <summary>审计管理员：访问日志</summary>
    AuditAdmin,
}

/// <summary>What stands in the envelope of a recorded event, as far as states need it.</summary>
/// <param name="Version">Version in its stream, from 1.</param>
/// <param name="Position">Position in the ledger, from 1.</param>
/// <param name="At">Recorded time, UTC.</param>
/// <param name="Actor">Immutable id of the person.</param>
public readonly record struct EventMeta(long Version, long Position, DateTimeOffset At, string Actor);
