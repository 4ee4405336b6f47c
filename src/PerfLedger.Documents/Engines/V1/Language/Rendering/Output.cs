using System.Buffers;
using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// What a line break, a tab and a quote in a value become inside a <c>w:t</c> or an attribute; an empty mark changes nothing.
/// </summary>
internal sealed record TextMarks(byte[] Break, byte[] Tab, byte[] Quote)
{
    public static readonly TextMarks InRun = new(
        "</w:t><w:br/><w:t xml:space=\"preserve\">"u8.ToArray(), "</w:t><w:tab/><w:t xml:space=\"preserve\">"u8.ToArray(), []);

    public static readonly TextMarks InAttribute = new("&#10;"u8.ToArray(), "&#9;"u8.ToArray(), "&quot;"u8.ToArray());
}

/// <summary>A growing buffer of UTF-8 that can be cut back, with a limit.</summary>
internal sealed class Output(int limit)
{
    public const int MaxLength = 64 * 1024 * 1024;

    private const int FirstSize = 64 * 1024;

    private byte[] _bytes = [];

    public int Limit => limit;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Since(int start) => _bytes.AsSpan(start, Length - start);

    public void Truncate(int length) => Length = length;

    /// <summary>All that was written; the buffer goes back and the output is empty.</summary>
    public byte[] Take()
    {
        var bytes = Since(0).ToArray();
        Release();
        Length = 0;
        return bytes;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Writes text escaped. CR LF and CR count as line breaks where line breaks have a mark.</summary>
    public void WriteText(string text, TextMarks? marks)
    {
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var special = Special(text[i], marks);
            if (special.IsEmpty)
                continue;
            WritePlain(text.AsSpan(plain, i - plain));
            var isHalfBreak = text[i] == '\r' && marks is not null && i + 1 < text.Length && text[i + 1] == '\n';
            Write(isHalfBreak ? [] : special);
            plain = i + 1;
        }
        WritePlain(text.AsSpan(plain));
    }

    private static ReadOnlySpan<byte> Special(char c, TextMarks? marks) => c switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '\n' or '\r' when marks is not null => marks.Break,
        '\t' when marks is not null => marks.Tab,
        '"' when marks is not null => marks.Quote,
        '\r' => "&#13;"u8,
        _ => [],
    };

    private void WritePlain(ReadOnlySpan<char> text) =>
        Advance(Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private void Advance(int count)
    {
        Length += count;
        if (Length > limit)
            throw new TemplateException(FormattableString.Invariant($"生成的文档超过 {MaxLength / 1024 / 1024} MB"));
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, Math.Max(_bytes.Length * 2, FirstSize)));
            Since(0).CopyTo(larger);
            Release();
            _bytes = larger;
        }
        return _bytes.AsSpan(Length);
    }

    private void Release()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
