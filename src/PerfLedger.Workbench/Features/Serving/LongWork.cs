using System.Diagnostics;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>A file that was made for a person.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Name">Its name.</param>
internal sealed record MadeFile(byte[] Bytes, string Type, string Name);

/// <summary>
/// Work that may take longer than a browser waits: a PDF, a package, making a filing again. It goes on when the person who asked goes away,
/// two who ask for the same wait for one, and what came out is kept for a while. What failed while nobody waited is told to the next who
/// asks, and forgotten with that. It lives in this process: another node begins anew.
/// </summary>
/// <param name="patience">How long who asks is let wait; null = as long as a browser and a person bear.</param>
internal sealed class LongWork(TimeSpan? patience = null) : IDisposable
{
    private const int AtOnce = 2;
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Kept = TimeSpan.FromMinutes(10),
        Longest = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Piece> _pieces = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _hands = new(AtOnce);
    private readonly Lock _lock = new();

    /// <summary>What came out; null while it goes on after a few seconds. What it refuses is refused to everybody who waits.</summary>
    /// <param name="key">Names the work and all it is made from.</param>
    /// <param name="work">Begun when nobody has asked for the key.</param>
    /// <param name="ct">The person who asks; the work itself goes on without him.</param>
    public async Task<T?> AskAsync<T>(string key, Func<CancellationToken, Task<T>> work, CancellationToken ct) where T : class
    {
        var running = Take(key, async token => await work(token));
        try
        {
            return (T)await running.WaitAsync(patience ?? Patience, ct);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            return null;
        }
        catch when (running is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            Drop(key, running); // told: who asks again begins it again
            throw;
        }
    }

    /// <summary>True when it was begun and is not forgotten.</summary>
    public bool Knows(string key)
    {
        lock (_lock) return _pieces.ContainsKey(key);
    }

    public void Dispose() => _hands.Dispose();

    private Task<object> Take(string key, Func<CancellationToken, Task<object>> work)
    {
        lock (_lock)
        {
            Forget();
            if (_pieces.TryGetValue(key, out var known)) return known.Running;
            var piece = new Piece(Task.Run(() => InTurnAsync(work)));
            _pieces.Add(key, piece);
            piece.Running.ContinueWith(done => Ended(piece, done), TaskScheduler.Default);
            return piece.Running;
        }
    }

    private async Task<object> InTurnAsync(Func<CancellationToken, Task<object>> work)
    {
        await _hands.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(Longest);
            return await work(limit.Token);
        }
        finally
        {
            _hands.Release();
        }
    }

    private void Drop(string key, Task<object> running)
    {
        lock (_lock)
            if (_pieces.TryGetValue(key, out var piece) && piece.Running == running) _pieces.Remove(key);
    }

    private void Ended(Piece piece, Task<object> done)
    {
        lock (_lock)
            (piece.Ended, piece.Bytes) = (Stopwatch.GetTimestamp(),
                done.IsCompletedSuccessfully && done.Result is MadeFile made ? made.Bytes.Length : 0);
    }

    private void Forget()
    {
        var ended = _pieces.Where(p => p.Value.Ended is not null).OrderByDescending(p => p.Value.Ended).ToList();
        var bytes = 0L;
        foreach (var (key, piece) in ended)
            if ((bytes += piece.Bytes) > MostBytes || Stopwatch.GetElapsedTime(piece.Ended!.Value) > Kept) _pieces.Remove(key);
    }

    private sealed class Piece(Task<object> running)
    {
        public Task<object> Running { get; } = running;

        public long? Ended { get; set; }

        public long Bytes { get; set; }
    }
}
