using Npgsql;

namespace PerfLedger.Workbench.Cli;

/// <summary>
/// A disk is full, or PostgreSQL can take nothing now: reading goes on, writing is refused, and it comes back without a restart. SQLSTATEs
/// as in appendix A of PostgreSQL's manual; looked for under whatever wraps them.
/// </summary>
internal static class Exhaustion
{
    private const string ConfigurationLimitExceeded = "53400";

    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070)]; // ENOSPC, EDQUOT, and as Windows says it

    public static (int Code, string Message)? Explain(Exception? e) => e switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError } p => (ExitCodes.NoDatabase,
            $"数据库的磁盘已满或写不进去（{p.SqlState}），目前只能查看，不能写入：这一步没有写入，已写入的都在。腾出空间后重做这一步即可，不必重启程序。"),
        PostgresException
        {
            SqlState: ConfigurationLimitExceeded or PostgresErrorCodes.InsufficientResources
            or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.TooManyConnections
        } p => (ExitCodes.NoDatabase,
            $"数据库资源不足（{p.SqlState}），这一步没有写入，已写入的都在。请稍后重做这一步。"),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => (ExitCodes.NoDatabase,
            "数据库目前只读（备用库或维护中）：可以查看，不能写入；这一步没有写入。"),
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => (ExitCodes.NoDatabase,
            "PostgreSQL 正在启动、恢复或停止，这一步没有写入。请稍后重做这一步。"),
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => (ExitCodes.NoDatabase,
            "PostgreSQL 在这一步当中停止了，是否已写入不能确定；已写入的不会丢失。请稍后用 history 查看，或带同一个 --command-id 重做。"),
        IOException io when NoSpace.Contains(io.HResult) => (ExitCodes.BadInput,
            "磁盘已满，文件没有写出，台账不受影响。腾出空间或用 --out 换一个位置后重做即可。"),
        _ => Explain(e.InnerException),
    };
}
