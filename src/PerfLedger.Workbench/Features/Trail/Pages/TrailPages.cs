using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail.Exports;

namespace PerfLedger.Workbench.Features.Trail.Pages;

/// <summary>Search over all changes, and what it found as files.</summary>
internal static class TrailPages
{
    private const int Size = 50;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(WebApplication app)
    {
        app.MapGet("/trail", SearchAsync);
        app.MapGet("/trail/excel", BookAsync);
        app.MapGet("/trail/word", PaperAsync);
    }

    private static async Task<IResult> SearchAsync(
        HttpContext http, LedgerSession session, [AsParameters] TrailAsked typed, CancellationToken ct)
    {
        var ofAllUnits = Access.OnlyUnit(Officer.Of(http)) is null;
        var (_, question, wrong) = await ReadAsync(http, session, typed, (await session.Ledger.HeadAsync(ct)).Position, ct);
        if (wrong.Count > 0)
            return View.Page<TrailPage>(new TrailModel(typed, ofAllUnits, [], null, wrong), StatusCodes.Status400BadRequest);
        var hits = await SearchQuery.PageAsync(session.Reads, question, Size + 1, ct);
        var page = hits.Take(Size).ToList();
        return View.Page<TrailPage>(new TrailModel(typed, ofAllUnits, await PlacedAsync(session, page, ct),
            hits.Count > Size ? page[^1].Change.Position : null, []));
    }

    private static async Task<IResult> BookAsync(
        HttpContext http, LedgerSession session, [AsParameters] TrailAsked typed, CancellationToken ct)
    {
        var (asked, hits, position) = await FoundAsync(http, session, typed, SearchExport.MostRows, ct);
        return Results.File(await new SearchExport(session).BookAsync(asked, hits, position, ct), Xlsx, SearchExport.FileName + ".xlsx");
    }

    private static async Task<IResult> PaperAsync(
        HttpContext http, LedgerSession session, [AsParameters] TrailAsked typed, CancellationToken ct)
    {
        var (asked, hits, _) = await FoundAsync(http, session, typed, SearchExport.MostOnPaper, ct);
        return Results.File((await new SearchExport(session).PaperAsync(asked, hits, ct)).Package, Docx, SearchExport.FileName + ".docx");
    }

    private static async Task<(SearchAsked, IReadOnlyList<Hit>, long Position)> FoundAsync(
        HttpContext http, LedgerSession session, TrailAsked typed, int most, CancellationToken ct)
    {
        var head = await SearchWords.CatchUpAsync(session, ct); // a file outlives the moment: it holds all that is recorded by now
        var (asked, question, wrong) = await ReadAsync(http, session, typed with { After = null }, head, ct);
        if (wrong.Count > 0) throw new CliException(ExitCodes.BadInput, string.Join(' ', wrong));
        return (asked, await new SearchExport(session).ReadAsync(question, most, ct), head);
    }

    /// <summary>What was typed as a question within what the person may see; all that is wrong at once.</summary>
    private static async Task<(SearchAsked Asked, SearchQuestion Question, IReadOnlyList<string> Wrong)> ReadAsync(
        HttpContext http, LedgerSession session, TrailAsked typed, long head, CancellationToken ct)
    {
        var faults = new List<string>();
        var asked = new SearchAsked
        {
            Preset = Given(typed.Preset),
            Person = Given(typed.Person),
            Unit = Access.OnlyUnit(Officer.Of(http)) ?? Given(typed.Unit),
            Year = Given(typed.Year) is not { } text ? null
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
                : Wrong<int>($"“{text}”不是年度：写四位数，如 2020。"),
            Evaluation = Given(typed.Form),
            From = Given(typed.From),
            To = Given(typed.To),
            Figure = Given(typed.Figure),
            Operation = Given(typed.Operation) is not { } number ? null
                : Guid.TryParse(number, out var operation) ? operation : Wrong<Guid>($"“{number}”不是操作号：从改动的说明或导出的表中照抄。"),
            MinDifference = Given(typed.Least),
            Texts = Given(typed.Text)?.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries) ?? [],
            After = typed.After?.ToString(CultureInfo.InvariantCulture),
            NameOf = name => name == "min-difference" ? "金额" : "查找内容",
        };
        var (question, wrong) = await asked.ReadAsync(session, head, ct);
        var officer = Officer.Of(http);
        return (asked, question with { Reach = officer.Reach, Units = officer.Units }, [.. faults, .. wrong.Select(w => w.Message)]);

        T? Wrong<T>(string sentence) where T : struct
        {
            faults.Add(sentence);
            return null;
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Changes with their places in Chinese, as the rows were named then.</summary>
    public static async Task<IReadOnlyList<PlacedHit>> PlacedAsync(LedgerSession session, IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, hits.Select(h => h.Evaluation), ct);
        var places = await new SearchExport(session).PlacesAsync(hits, ct);
        return [.. hits.Select(h => new PlacedHit(
            h, titles.GetValueOrDefault(h.Evaluation) ?? SearchWords.Short(h.Evaluation), SearchExport.PlaceOf(h, places)))];
    }
}

/// <summary>What a person typed into the search.</summary>
public sealed record TrailAsked(
    string? Preset, string? Person, string? Unit, string? Year, string? Form, string? Figure, string? Operation, string? Text, string? From,
    string? To, string? Least, long? After)
{
    /// <summary>The conditions in words, for the page as it prints.</summary>
    internal string InWords => new SearchAsked
    {
        Preset = Preset,
        Person = Person,
        Unit = Unit,
        Evaluation = Form,
        From = From,
        To = To,
        Figure = Figure,
        MinDifference = Least,
        Texts = string.IsNullOrWhiteSpace(Text) ? [] : [Text.Trim()],
        Year = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        Operation = Guid.TryParse(Operation, out var operation) ? operation : null,
    }.InWords();

    /// <summary>The address of the same search from another place of the list.</summary>
    internal string At(long? after) => Addresses.Of("/trail",
        ("preset", Preset), ("text", Text), ("person", Person), ("unit", Unit), ("year", Year), ("form", Form), ("figure", Figure),
        ("operation", Operation), ("from", From), ("to", To), ("least", Least), ("after", after));
}

/// <summary>A change found, with the names of its form and its place.</summary>
public sealed record PlacedHit(Hit Hit, string Form, string Place);

/// <summary>The search and what it found.</summary>
/// <param name="Asked">What was typed.</param>
/// <param name="OfAllUnits">The person may ask for a unit.</param>
/// <param name="Hits">The changes of the page, newest first.</param>
/// <param name="Next">Cursor of the next page; null when this is the last.</param>
/// <param name="Wrong">All that is wrong with what was typed.</param>
public sealed record TrailModel(
    TrailAsked Asked, bool OfAllUnits, IReadOnlyList<PlacedHit> Hits, long? Next, IReadOnlyList<string> Wrong);
