using System.CommandLine;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// parse-worker: the child that reads one file of a stranger. It has no database, an empty environment, a folder of its own, two seconds
/// of processor time and 256 MB; what it answers is data, never a decision.
/// </summary>
internal static class ParseWorker
{
    public const string Name = "parse-worker";

    private static readonly Argument<FileInfo> File = new("文件") { Description = "要读的文件" };
    private static readonly Argument<string> Extension = new("扩展名") { Description = ".docx、.xlsx 或 .zip" };

    public static Command Word { get; } = Hidden();

    private static Command Hidden()
    {
        var word = Word(Name, "（内部）在受限的子进程中读一个文件", RunAsync, File, Extension);
        word.Hidden = true;
        return word;
    }

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        ProcessLimits.Lower();
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(Answer(call.GetValue(File)!, call.GetValue(Extension)!).Write(), ct);
        return ExitCodes.Done;
    }

    private static WorkerAnswer Answer(FileInfo file, string extension)
    {
        try
        {
            var bytes = System.IO.File.ReadAllBytes(file.FullName);
            return extension.Equals(".zip", StringComparison.OrdinalIgnoreCase)
                ? new WorkerAnswer(null, Files: Unzip(bytes))
                : new WorkerAnswer(OfficeReader.Read(bytes, extension));
        }
        catch (ImportRefusedException refused)
        {
            return new WorkerAnswer(null, refused.Reason, refused.Message);
        }
        catch (OutOfMemoryException)
        {
            var refused = Refuse.Memory();
            return new WorkerAnswer(null, refused.Reason, refused.Message);
        }
    }

    private static ZippedFile[] Unzip(byte[] zip)
    {
        var files = new List<ZippedFile>();
        foreach (var (name, bytes) in ZipFolder.Read(zip))
        {
            var stored = $"{files.Count + 1:D4}";
            System.IO.File.WriteAllBytes(stored, bytes);
            files.Add(new ZippedFile(name, stored));
        }

        return [.. files];
    }
}
