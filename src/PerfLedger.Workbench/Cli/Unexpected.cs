using System.Text;

namespace PerfLedger.Workbench.Cli;

/// <summary>
/// What a person is told when the program met something nobody foresaw: one sentence with a number. What an engineer needs goes to a file
/// of that number, never to the screen unless asked for: it may quote what people wrote.
/// </summary>
internal static class Unexpected
{
    /// <summary>The folder of these files; without it log under PERFLEDGER_HOME, or under the person's own data.</summary>
    public const string FolderVariable = "PERFLEDGER_LOG";

    /// <summary>Set to 1, the details also go to the error output.</summary>
    public const string TraceVariable = "PERFLEDGER_TRACE";

    /// <summary>The sentence for a failure, its details kept.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="word">The word of the call; not what it was called with.</param>
    public static string Tell(Exception failure, string word)
    {
        var number = Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray(bigEndian: true)).Insert(12, "-")[..17];
        var details = $"{number}\nperfledger {word}\n{Environment.Version} {Environment.OSVersion}\n{failure}\n";
        if (Environment.GetEnvironmentVariable(TraceVariable) == "1") Console.Error.WriteLine(details);
        var kept = Keep(number, details) is { } path
            ? $"详情已写入 {path}，请把编号和这个文件交给系统管理员。"
            : $"详情没有写成文件；请设环境变量 {TraceVariable}=1 后重做这一步，把输出交给系统管理员。";
        return $"程序出了没有料到的错误（编号 {number}）：这一步是否做完不能确定，已写入的不会丢失，"
            + $"请先用 perfledger history 查看再重做。{kept}";
    }

    private static string? Keep(string number, string details)
    {
        try
        {
            var path = Path.Combine(Directory.CreateDirectory(Folder()).FullName, number + ".log");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(Encoding.UTF8.GetBytes(details));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null; // the sentence says so
        }
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder) return folder;
        if (Environment.GetEnvironmentVariable("PERFLEDGER_HOME") is { Length: > 0 } home) return Path.Combine(home, "log");
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return own.Length > 0 ? Path.Combine(own, "perfledger", "log") : throw new IOException("No folder of one's own.");
    }
}
