using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Cli;

/// <summary>One open ledger for the length of a call.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    private readonly string[] _words;

    private LedgerSession(NpgsqlDataSource main, string name, string[] words)
    {
        Main = main;
        Name = name;
        _words = words;
        Ledger = new EventLedger(main, Streams.Catalogue, Projections);
        Archive = new BlobArchive(main);
    }

    /// <summary>The inline projections of the program, in the order they are written.</summary>
    public static IReadOnlyList<IInlineProjection> Projections { get; } =
        [new EvaluationTable(), new FigureTable(), new TrailTable(), new FilingTable(), new PersonTable()];

    public NpgsqlDataSource Main { get; }

    public string Name { get; }

    public EventLedger Ledger { get; }

    public BlobArchive Archive { get; }

    /// <summary>Opens the ledger a call names, as the application's login.</summary>
    public static async Task<LedgerSession> OpenAsync(ParseResult call, CancellationToken ct)
    {
        var name = await Connections.PickAsync(call.GetValue(Options.Ledger), ct);
        return await OpenAsync(name, [.. call.Tokens.Select(t => t.Value)], ct);
    }

    public static async Task<LedgerSession> OpenAsync(string name, string[] words, CancellationToken ct)
    {
        var main = Connections.Open("Main", name);
        await LedgerGuard.RefuseOwnerAsync(main, ct);
        return new LedgerSession(main, name, words);
    }

    /// <summary>The desk of the person a call names with --as.</summary>
    public async Task<CommandDesk> DeskAsync(ParseResult call, CancellationToken ct)
    {
        var actor = await Actors.AssertedAsync(Main, call.GetValue(Options.As), call.GetValue(Options.Role), call.GetValue(Options.OnBehalfOf), ct);
        return new CommandDesk(Ledger, actor) { CommandId = call.GetValue(Options.CommandId), PayloadDigest = Digest(_words) };
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Main.DisposeAsync();
    }

    private static string Digest(string[] words)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\0', words));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
