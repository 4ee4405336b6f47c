namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>One mail to one recipient, as plain text.</summary>
/// <param name="Id">Message-ID without its brackets; the same at every attempt on every node.</param>
/// <param name="To">Address of the recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines.</param>
internal sealed record Mail(string Id, string To, string Subject, string Body);

/// <summary>Hands mail to a server. Without an exception the server has taken it on.</summary>
internal interface IMailTransport
{
    /// <exception cref="MailException">The server did not take it.</exception>
    public Task SendAsync(Mail mail, CancellationToken ct);
}

/// <summary>A server did not take a mail. The message is for people: it names neither address nor password.</summary>
/// <param name="answer">What the server said, or why it was not reached.</param>
/// <param name="forGood">No further attempt would mend it: there is no such mailbox, or it takes nothing (RFC 5321, section 4.2.1).</param>
internal sealed class MailException(string answer, bool forGood, Exception? cause = null) : Exception(answer, cause)
{
    public bool ForGood { get; } = forGood;
}
