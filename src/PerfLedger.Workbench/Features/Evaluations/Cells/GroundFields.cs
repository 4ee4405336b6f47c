using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>Why and on what ground, as typed into the fields of a page.</summary>
/// <param name="Kind">Category of the reason.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Document">The document.</param>
/// <param name="On">Its date, 2020-07-15.</param>
public sealed record GroundFields(string? Kind = null, string? Reason = null, string? Document = null, string? On = null)
{
    /// <summary>SHA-256 of attached evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    internal static GroundFields Of(IFormCollection form) =>
        new(Text(form, "kind"), Text(form, "reason"), Text(form, "document"), Text(form, "on"))
        {
            Evidence = [.. form["evidence"].OfType<string>().Where(e => e.Length > 0)],
        };

    /// <summary>The ground; a category without a text is no reason.</summary>
    internal Ground Read() => new(
        string.IsNullOrWhiteSpace(Reason) ? null : new Reason(Kind is { Length: > 0 } ? Kind : "entryError", Reason.Trim()),
        [.. Evidence], string.IsNullOrWhiteSpace(Document) ? null : Document.Trim(), Day(On));

    internal static DateOnly? Day(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException(ExitCodes.BadInput, $"看不懂日期“{text}”：写成 2020-07-15 这样。没有写入。");
    }

    private static string? Text(IFormCollection form, string name) => form[name] is [{ Length: > 0 } text, ..] ? text : null;
}
