using System.Globalization;
using System.Text;

namespace PerfLedger.Soak;

/// <summary>One acknowledged command: its number and where its events stand (last = first - 1 when it had none).</summary>
internal readonly record struct Acknowledgement(long Number, long First, long Last);

/// <summary>
/// What a caller was told, a line a command, on disk before the next command is sent. The command after the last line is the one whose
/// outcome is unknown when its writer was killed. A torn last line was never finished: it counts as not acknowledged.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream held;
    private readonly FileStream file;

    public Journal(string folder, int caller)
    {
        var path = PathOf(folder, caller);
        held = Hold(path + ".lock");
        var (lines, end) = Read(path, 0);
        Next = lines.Count == 0 ? 0 : lines[^1].Number + 1;
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1);
        file.SetLength(end);
        file.Position = end;
    }

    /// <summary>Number of the first command that is not known to be acknowledged.</summary>
    public long Next { get; private set; }

    public static string PathOf(string folder, int caller) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"caller-{caller:D3}"));

    public void Acknowledge(long first, long last)
    {
        file.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Next} {first} {last}\n")));
        file.Flush(flushToDisk: true);
        Next++;
    }

    /// <summary>The whole lines from an offset on, and the offset after them.</summary>
    public static (IReadOnlyList<Acknowledgement> Lines, long End) Read(string path, long from)
    {
        if (!File.Exists(path))
            return ([], 0);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = from;
        var bytes = new byte[file.Length - from];
        var length = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.ASCII.GetString(bytes, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Select(Parse)], from + length);
    }

    public void Dispose()
    {
        file.Dispose();
        held.Dispose();
    }

    /// <summary>One writer a journal: the successor of one that was orphaned by its campaign waits until that one is gone.</summary>
    private static FileStream Hold(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1);
            }
            catch (IOException)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static Acknowledgement Parse(string line)
    {
        var numbers = line.Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
