namespace PerfLedger.Domain.Interchange;

/// <summary>One thing in an interchange file that does not fit; all of a file are told at once.</summary>
/// <param name="At">JSON pointer (RFC 6901); empty for the file as a whole.</param>
/// <param name="Found">What stands there, shortened.</param>
/// <param name="Expected">What may stand there, in Chinese.</param>
/// <param name="Remedy">What to do, in Chinese.</param>
public sealed record Fault(string At, string Found, string Expected, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(At.Length == 0 ? "（整个文件）" : At)}：读到 {Found}，应为{Expected}。{Remedy}。";
}
