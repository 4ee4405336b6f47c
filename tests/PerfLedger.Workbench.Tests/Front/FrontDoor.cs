using System.Diagnostics;
using Npgsql;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Tests.Front;

/// <summary>The program as a person calls it: words in, exit code and both outputs back.</summary>
internal static class FrontDoor
{
    private const string Prefix = "ConnectionStrings__";

    public static readonly string[] Logins = ["Main", "Owner"];

    /// <summary>Calls the program inside this process. Console and environment are of the process: one call at a time.</summary>
    public static async Task<Answer> CallAsync(IReadOnlyDictionary<string, string?> connections, string[] words)
    {
        foreach (var login in Logins) Environment.SetEnvironmentVariable(Prefix + login, connections.GetValueOrDefault(login));
        var (standardOut, standardError) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            var exit = await Words.RunAsync(words);
            return new Answer(exit, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(standardOut);
            Console.SetError(standardError);
        }
    }

    /// <summary>Calls the program as a process of its own.</summary>
    public static Task<Answer> ProcessAsync(
        IReadOnlyDictionary<string, string?> connections, IReadOnlyDictionary<string, string>? environment, params string[] words)
    {
        var all = Logins.ToDictionary(l => Prefix + l, connections.GetValueOrDefault);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) all[name] = value;
        return RunAsync(Path.Combine(AppContext.BaseDirectory, "perfledger.dll"), all, words);
    }

    public static async Task<Answer> RunAsync(string program, IReadOnlyDictionary<string, string?> environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>A login to a database as the program's environment names it.</summary>
    public static string Connection(string? login, string? database)
    {
        var administrator = Environment.GetEnvironmentVariable("PERFLEDGER_TEST_SERVER");
        var server = new NpgsqlConnectionStringBuilder(administrator) { Database = database };
        if (login is not null) server.Username = login;
        return server.ConnectionString;
    }
}
