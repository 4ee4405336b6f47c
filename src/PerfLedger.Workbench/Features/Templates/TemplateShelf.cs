using PerfLedger.Domain;
using PerfLedger.Domain.Templates;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>Which template a report is made with: the one published for its day, else the one shipped with the program.</summary>
internal static class TemplateShelf
{
    /// <summary>The shared part of a name is published as the form part/NAME.</summary>
    public const string PartFamily = "part";

    /// <summary>The template for reports frozen on a day, as the ledger stands.</summary>
    public static Task<FormTemplate> FindAsync(LedgerSession session, string form, DateOnly on, CancellationToken ct) =>
        FindAsync(session, form, on, AsOf.Now, ct);

    /// <summary>The template for reports frozen at a position: what is published later does not count.</summary>
    /// <param name="session">The ledger.</param>
    /// <param name="form">FAMILY/VERSION.</param>
    /// <param name="at">Where and when the report is frozen; the day is that of Asia/Shanghai.</param>
    /// <param name="ct">Cancellation.</param>
    public static Task<FormTemplate> FindAsync(
        LedgerSession session, string form, (long Position, DateTimeOffset At) at, CancellationToken ct) =>
        FindAsync(session, form, Day(at.At), AsOf.Position(at.Position), ct);

    /// <summary>The published part of a name; null when there is none in force on the day.</summary>
    public static async Task<byte[]?> PartAsync(LedgerSession session, string name, DateOnly on, CancellationToken ct) =>
        await PublishedAsync(session, $"{PartFamily}/{name}", on, AsOf.Now, ct) is { } part ? part.Docx : null;

    /// <summary>Every template ever published, by form.</summary>
    public static async Task<IReadOnlyList<Publication>> PublicationsAsync(EventLedger ledger, CancellationToken ct)
    {
        var all = new List<Publication>();
        foreach (var stream in await ledger.StreamsAsync("template.", null, ct))
            all.AddRange((await ledger.FoldAsync(Streams.Templates, stream.Stream, AsOf.Now, ct)).State.Publications);
        return [.. all.OrderBy(p => p.Published.Form, StringComparer.Ordinal).ThenBy(p => p.Meta.Position)];
    }

    private static async Task<FormTemplate> FindAsync(LedgerSession session, string form, DateOnly on, AsOf asOf, CancellationToken ct) =>
        await PublishedAsync(session, form, on, asOf, ct) ?? Library.Template(form);

    private static async Task<FormTemplate?> PublishedAsync(
        LedgerSession session, string form, DateOnly on, AsOf asOf, CancellationToken ct)
    {
        if (!StreamIds.IsTemplateForm(form)) return null;
        var templates = await session.Ledger.FoldAsync(Streams.Templates, StreamIds.Template(form), asOf, ct);
        if (templates.State.InForce(on) is not { } published) return null;
        return new FormTemplate(form, await TakeAsync(published.Digest), await TakeAsync(published.FieldsDigest));

        async Task<byte[]> TakeAsync(string digest) => await session.Archive.GetAsync(digest, ct)
            ?? throw new CliException(ExitCodes.AnswerIsNo, $"存档里没有表样“{form}”的模板或字段表（{digest}）：台账不完整，请从备份恢复后重试。");
    }

    private static DateOnly Day(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Output.Shanghai).DateTime);
}
