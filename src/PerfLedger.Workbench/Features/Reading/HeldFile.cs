using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>The body of an answer: a page goes through at once, a file to keep is held until its line stands in the access log.</summary>
internal sealed class HeldFile(HttpResponse response, Stream body) : Stream
{
    private MemoryStream? _held;
    private bool _begun;

    /// <summary>What was held; null when the answer was no file.</summary>
    public ReadOnlyMemory<byte>? Bytes => _held?.GetBuffer().AsMemory(0, (int)_held.Length);

    /// <summary>Name of the file.</summary>
    public string? Name => ContentDispositionHeaderValue.TryParse(response.Headers.ContentDisposition.ToString(), out var said)
        ? (said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).ToString().Trim('"')
        : null;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private Stream Target
    {
        get
        {
            if (!_begun && response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal))
                _held = new MemoryStream();
            _begun = true;
            return _held ?? body;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Target.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Target.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Flush() => Target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
