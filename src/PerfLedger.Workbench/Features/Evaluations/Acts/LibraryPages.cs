using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Libraries;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>The indicators of a published library that hold some words, and picking one.</summary>
/// <param name="Evaluation">Stream id of the form.</param>
/// <param name="Title">What the form is of.</param>
/// <param name="Names">Published libraries: name and title.</param>
/// <param name="Library">The one searched; null when none is published.</param>
/// <param name="Text">Words looked for.</param>
/// <param name="Rows">Rows found.</param>
/// <param name="Taken">Rows that stand on the form already, as the library names them.</param>
/// <param name="Approved">Targets are approved: picking needs the document.</param>
public sealed record LibraryPageModel(
    string Evaluation, string Title, IReadOnlyList<(string Name, string Title)> Names, IndicatorLibrary? Library, string? Text,
    IReadOnlyList<LibraryRow> Rows, IReadOnlySet<string> Taken, bool Approved);

/// <summary>GET …/library and POST …/pick.</summary>
internal static class LibraryPages
{
    private const int Most = 50;

    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, string? name, string? text, CancellationToken ct)
    {
        ActPages.Demand(Officer.Of(http), id, Hand.Filler);
        var s = (await new FormReader(session).FoldAsync(Officer.Of(http), id, null, ct)).State;
        var published = await LibraryShelf.PublishedAsync(session, ct);
        var library = published.FirstOrDefault(l => l.Name == (s.Library ?? name))
            ?? (s.Library is null && published is [var first, ..] ? first : null);
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var rows = library?.Rows.Where(r => text is null || Holds(r, text)).Take(Most).ToList() ?? [];
        return View.Page<LibraryPage>(new LibraryPageModel(id, s.Opened!.Project?.Name ?? s.Opened.Unit.Name,
            [.. published.Select(l => (l.Name, l.Title))], library, text, rows,
            s.Indicators.Values.Select(i => i.RuleRef).OfType<string>().ToHashSet(StringComparer.Ordinal), s.Approval is not null));
    }

    public static async Task<IResult> PickAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        ActPages.Demand(Officer.Of(http), id, Hand.Filler);
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var input = new ActInput(form);
        var rule = input.Text("rule", "要选的指标");
        var ground = input.Ground;
        input.Demand();
        var (library, no) = await LibraryShelf.PickAsync(session, rule, ct);
        return await ActPages.TryAsync(http, session, id, "pick", form,
            (a, _) => new PickIndicator(library, no, null, ground).Decide(a.State), ct);
    }

    private static bool Holds(LibraryRow row, string text) =>
        new[] { row.Scope, row.Level1, row.Level2, row.Name, row.Measures, row.Standard }
            .Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
}
