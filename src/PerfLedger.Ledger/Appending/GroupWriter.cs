using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// Brings a group into the database. First on what this process remembers, in one round trip; if that does not hold, or somebody of the
/// group is not simply to be recorded, under the lock, where everything is known for certain. What fails under the lock is split in
/// halves until the guilty one is alone.
/// </summary>
internal sealed class GroupWriter(NpgsqlDataSource main, IReadOnlyList<IInlineProjection> projections) : IDisposable
{
    /// <summary>So many groups take the lock first after somebody else had moved the head: who guesses without bound starves.</summary>
    private const int GroupsInTurn = 64;

    /// <summary>How old an estimate of the database's clock may be when it is recorded.</summary>
    private static readonly TimeSpan OldestEstimate = TimeSpan.FromMilliseconds(50);

    private readonly LaneConnection connection = new(main);
    private readonly LaneMemory memory = new();
    private int inTurn;
    private bool unanswered; // rows were sent, and whether they are committed was never heard

    /// <summary>Writes what can be written and lets every rider arrive or fail; does not throw.</summary>
    public void Write(IReadOnlyList<Rider> group)
    {
        if (inTurn > 0)
            inTurn--;
        else if (memory.Covers(group) && TryRemembered(group))
            return;
        WriteLocked(group);
    }

    public void Dispose() => connection.Dispose();

    /// <summary>A batch without "begin" is a transaction of its own. Whatever is wrong with it shows again under the lock.</summary>
    private bool TryRemembered(IReadOnlyList<Rider> group)
    {
        var estimate = memory.Clock;
        var draft = new Draft(group, memory, estimate, []);
        if (!draft.IsClean)
            return false;
        var latest = estimate + OldestEstimate;
        try
        {
            using var batch = connection.Batch();
            AddTo(batch, draft, Later(draft.Recorded, draft.Clock), latest < draft.NotAfter ? latest : draft.NotAfter);
            memory.Ask(Send(batch));
        }
        catch (Exception e)
        {
            memory.Forget();
            inTurn = GroupsInTurn;
            if (IsLost(e))
                connection.GiveUp();
            return false;
        }

        Keep(draft);
        return true;
    }

    private void WriteLocked(IReadOnlyList<Rider> group)
    {
        try
        {
            RideTwice(group);
        }
        catch (Exception e) when (IsLost(e))
        {
            memory.Forget();
            connection.GiveUp();
            foreach (var rider in group)
                rider.Fail(Away(e));
            unanswered = false;
        }
        catch (Exception e)
        {
            memory.Forget();
            connection.Rollback();
            Split(group, e);
        }
    }

    /// <summary>After a lost connection the command ids tell what had been recorded, so a second time is safe.</summary>
    private void RideTwice(IReadOnlyList<Rider> group)
    {
        try
        {
            Ride(group);
        }
        catch (Exception e) when (IsLost(e))
        {
            memory.Forget();
            connection.GiveUp();
            Ride(group);
        }
    }

    private void Ride(IReadOnlyList<Rider> group)
    {
        var (now, earlier) = LaneLook.Lock(connection, memory, group);
        unanswered = false;
        var draft = new Draft(group, memory, now, earlier);
        if (draft.Commands.Count == 0)
        {
            connection.Rollback();
        }
        else
        {
            using var batch = connection.Batch();
            AddTo(batch, draft, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            Send(batch);
        }

        Keep(draft);
    }

    private void Split(IReadOnlyList<Rider> group, Exception e)
    {
        if (group.Count == 1)
        {
            group[0].Fail(Moved(e) ?? e);
            return;
        }

        var half = group.Count / 2;
        WriteLocked([.. group.Take(half)]);
        WriteLocked([.. group.Skip(half)]);
    }

    private void AddTo(NpgsqlBatch batch, Draft draft, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var rows = new GroupRows(draft);
        batch.BatchCommands.Add(rows.Guard(memory.Position, notBefore, notAfter));
        rows.AddTo(batch);
        if (draft.Events.Count == 0)
            return;
        var recorded = draft.Events.ConvertAll(e => e.Recorded);
        foreach (var projection in projections)
            projection.Project(recorded, batch, static table => "ledger." + table);
    }

    /// <summary>The clock of the database under the lock.</summary>
    private DateTimeOffset Send(NpgsqlBatch batch)
    {
        batch.Prepare();
        unanswered = true;
        try
        {
            using var rows = batch.ExecuteReader();
            rows.Read();
            var now = rows.GetFieldValue<DateTimeOffset>(1);
            while (rows.NextResult())
            {
            }

            unanswered = false;
            return now;
        }
        catch (PostgresException) when (connection.IsOpen)
        {
            unanswered = false;
            throw;
        }
    }

    private void Keep(Draft draft)
    {
        memory.Keep(draft);
        draft.Settle();
    }

    private bool IsLost(Exception e) => !connection.IsOpen || e is NpgsqlException and not PostgresException;

    private Exception Away(Exception e) => unanswered
        ? new LedgerUnavailableException(
            "The connection to PostgreSQL broke while the command was being recorded, so it may stand in the ledger or not. "
            + "Send the same command again: what is recorded is recorded once.", outcomeUnknown: true, e)
        : e is PostgresException { IsTransient: false } ? e
        : new LedgerUnavailableException("PostgreSQL cannot be reached. Nothing was recorded; try again later.", outcomeUnknown: false, e);

    /// <summary>The ledger's own tests divide by zero when something stands otherwise than the lock allows.</summary>
    private static LedgerException? Moved(Exception e) =>
        e is PostgresException
        {
            SqlState: PostgresErrorCodes.DivisionByZero, BatchCommand.CommandText: LaneSql.Guard or LaneSql.MovedStreams,
        }
            ? new("The ledger moved under the lock: something else writes to it. Nothing was recorded.", e)
            : null;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
