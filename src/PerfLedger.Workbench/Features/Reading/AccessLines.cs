using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>Adds lines to the access log: one at once and awaited, or soon, many together; what is due is written before the end.</summary>
internal sealed partial class AccessLines(NpgsqlDataSource main, ILogger<AccessLines> log) : BackgroundService
{
    private const int Together = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Full only while the database is away; then whoever asks for a page waits like whoever writes.
    private readonly Channel<AccessLine> _soon = Channel.CreateBounded<AccessLine>(10_000);

    /// <summary>Stands in the log when this returns.</summary>
    public Task AddAsync(AccessLine line, CancellationToken ct) => AccessLog.AddAsync(main, line, ct);

    /// <summary>Will stand in the log.</summary>
    public ValueTask AddSoonAsync(AccessLine line) => _soon.Writer.WriteAsync(line);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _soon.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _soon.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var lines = new List<AccessLine>();
            while (lines.Count < Together && _soon.Reader.TryRead(out var line)) lines.Add(line);
            await WriteAsync(lines, stoppingToken);
        }
    }

    private async Task WriteAsync(List<AccessLine> lines, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await AccessLog.AddAsync(main, lines, CancellationToken.None);
                return;
            }
            catch (NpgsqlException e)
            {
                NotWritten(log, e, lines.Count);
                if (stopping.IsCancellationRequested) return;
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} lines of the access log wait to be written")]
    private static partial void NotWritten(ILogger log, Exception e, int count);
}
