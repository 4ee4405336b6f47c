using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Libraries;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Libraries;

/// <summary>library …: the indicator libraries shipped with the program, and which of their versions a ledger works with.</summary>
internal static class LibraryWords
{
    private const string MediaType = "application/json";

    private static readonly Argument<string> Name = new("指标库") { Description = "指标库名称，如 hunan-education-2019" };
    private static readonly Argument<int?> Row = new("行号") { Description = "只看一行；不写时列出全部", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Scope = new("--scope") { Description = "只列适用范围含有这些字的行" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("library", "指标库",
            Word("list", "列出指标库及其发布情况", ListAsync, Options.Json),
            Word("show", "显示指标库的行：级别、名称、评分标准、存疑之处", Show, Name, Row, Scope, Options.Json),
            Word("publish", "在台账中发布指标库，此后可从中选指标", PublishAsync, Name, Options.As, Options.Role, Options.CommandId)),
    ];

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var libraries = new List<LibraryRowOfList>();
        foreach (var name in Library.IndicatorLibraryNames())
        {
            var (library, bytes) = Library.IndicatorLibrary(name);
            var published = (await session.Ledger.FoldAsync(Streams.Libraries, StreamIds.Library(name), AsOf.Now, ct)).State.Latest;
            libraries.Add(new(name, library.Title, library.Rows.Length, published?.Number ?? 0, published?.Sha256,
                published?.Sha256 == Library.Digest(bytes)));
        }

        if (call.GetValue(Options.Json)) Output.WriteJson(new { libraries });
        else LibraryText.Write(libraries);
        return ExitCodes.Done;
    }

    private static Task<int> Show(ParseResult call, CancellationToken ct)
    {
        var library = Library.IndicatorLibrary(call.GetValue(Name)!).Library;
        var no = call.GetValue(Row);
        if (no is { } asked && library.Row(asked) is null)
            throw new CliException(ExitCodes.NotFound, $"指标库“{library.Name}”没有第 {asked} 行，行号为 1 到 {library.Rows.Length}。");
        var rows = no is { } one ? [library.Row(one)!] : library.Rows.Where(r => InScope(r, call.GetValue(Scope))).ToList();
        if (call.GetValue(Options.Json)) Output.WriteJson(LibraryText.Json(library, rows));
        else if (no is null) LibraryText.Write(rows);
        else LibraryText.Write(library, rows[0]);
        return Task.FromResult(ExitCodes.Done);
    }

    private static bool InScope(LibraryRow row, string? scope) =>
        scope is null || (row.Scope?.Contains(scope, StringComparison.Ordinal) ?? false);

    private static async Task<int> PublishAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (library, bytes) = Library.IndicatorLibrary(call.GetValue(Name)!);
        var desk = await session.DeskAsync(call, ct);
        var publish = new PublishLibrary(desk.Actor.Who(), library, Library.Digest(bytes));
        // Who may not publish archives nothing either.
        if (publish.Decide(PublishedLibrary.Initial) is Decision<ILibraryEvent>.Refused no)
            throw new CliException(ExitCodes.Refused, $"{no.Refusal.Message}（{no.Refusal.Code}）");
        await session.Archive.PutAsync(bytes, MediaType, ct);
        var outcome = await desk.DecideAsync(Streams.Libraries, StreamIds.Library(library.Name), publish.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{library.Name}：这一版已发布，没有新记录。"
            : $"{library.Name}：已发布 {library.Rows.Length} 行，SHA-256 {publish.Sha256}，{outcome.Positions}。");
        return ExitCodes.Done;
    }
}
