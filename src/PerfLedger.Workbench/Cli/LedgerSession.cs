using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Reminders;
using PerfLedger.Workbench.Features.Renditions;
using PerfLedger.Workbench.Features.Seals;
using PerfLedger.Workbench.Features.Tasks;
using PerfLedger.Workbench.Features.Trail;
using PerfLedger.Workbench.Features.Trail.Dues;

namespace PerfLedger.Workbench.Cli;

/// <summary>One open ledger for the length of a call.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    private readonly string[] _words;
    private readonly Lazy<NpgsqlDataSource> _reader;
    private readonly bool _isView;

    private LedgerSession(NpgsqlDataSource main, string name, string[] words)
    {
        Main = main;
        Reads = main;
        Name = name;
        _words = words;
        _reader = new(() => Connections.Open("Reader", name));
        Ledger = new EventLedger(main, Streams.Catalogue, Projections);
        Archive = new BlobArchive(main);
        Documents = new EvaluationDocuments(main, Ledger);
    }

    /// <summary>The inline projections of the program, in the order they are written.</summary>
    public static IReadOnlyList<IInlineProjection> Projections { get; } =
    [
        new EvaluationTable("evaluation", Streams.IsForm), new EvaluationTable("report", Streams.IsReport), new FigureTable(),
        new TrailTable(), new FilingTable(), new SealTable(), new RenditionTable(), new PersonTable(), new UnitTable(), new TaskTable(),
        new JobTable(), new ReminderTable(), new NoticeTable(),
    ];

    private LedgerSession(LedgerSession whole, Func<IEnumerable<string>> units)
    {
        (Main, Name, _words, _reader, _isView) = (whole.Main, whole.Name, whole._words, whole._reader, true);
        (Ledger, Archive, Documents) = (whole.Ledger, whole.Archive, whole.Documents);
        Reads = Reads.Within(_reader.Value, units);
    }

    /// <summary>All read models: the inline ones, and those that follow behind.</summary>
    public static IReadOnlyList<IInlineProjection> ReadModels { get; } = [.. Projections, new SearchTable()];

    /// <summary>The application's login: writes, and what is decided over all units.</summary>
    public NpgsqlDataSource Main { get; }

    /// <summary>Where read models are read: for a person's request with his units in scope, on the console everything.</summary>
    public Reads Reads { get; }

    public string Name { get; }

    public EventLedger Ledger { get; }

    public BlobArchive Archive { get; }

    /// <summary>The documents for Marten readers, written on state changes and as a follower.</summary>
    public EvaluationDocuments Documents { get; }

    /// <summary>The followers of the program.</summary>
    public IReadOnlyList<IFollower> Followers => [Documents, new SearchFollower(), new TimingFollower(Ledger)];

    /// <summary>Opens the ledger a call names, as the application's login.</summary>
    public static async Task<LedgerSession> OpenAsync(ParseResult call, CancellationToken ct)
    {
        var name = await Connections.PickAsync(call.GetValue(Options.Ledger), ct);
        return await OpenAsync(name, [.. call.Tokens.Select(t => t.Value)], ct);
    }

    public static async Task<LedgerSession> OpenAsync(string name, string[] words, CancellationToken ct)
    {
        var main = Connections.Open("Main", name);
        await LedgerDatabases.RequireUsableAsync(main, name, ct);
        return new LedgerSession(main, name, words);
    }

    /// <summary>The desk of the person a call names with --as.</summary>
    public async Task<CommandDesk> DeskAsync(ParseResult call, CancellationToken ct)
    {
        var actor = await Actors.AssertedAsync(Ledger, call.GetValue(Options.As), call.GetValue(Options.Role),
            call.GetValue(Options.OnBehalfOf), ct);
        return Desk(call, actor);
    }

    /// <summary>The desk of a known actor, bound to the command id of the call.</summary>
    public CommandDesk Desk(ParseResult call, Actor actor) =>
        new(Ledger, actor)
        {
            CommandId = call.GetValue(Options.CommandId),
            PayloadDigest = Digest(_words, Files(call)),
            Documents = Documents,
        };

    /// <summary>The day in Asia/Shanghai by the ledger's clock.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken ct) =>
        DueDates.DayOf(await Ledger.ClockAsync(ct));

    /// <summary>Bytes that the ledger says are archived, hashed again.</summary>
    /// <exception cref="CliException">They are missing or damaged.</exception>
    public async Task<byte[]> TakeAsync(string what, string digest, CancellationToken ct)
    {
        var bytes = default(byte[]);
        try
        {
            bytes = await Archive.GetAsync(digest, ct);
        }
        catch (LedgerException)
        {
            throw new CliException(ExitCodes.AnswerIsNo, $"存档有缺损：{what}损坏（SHA-256 {digest}），请从备份恢复存档后重试。");
        }

        return bytes ?? throw new CliException(ExitCodes.AnswerIsNo, $"存档有缺损：{what}缺失（SHA-256 {digest}），请从备份恢复存档后重试。");
    }

    /// <summary>The same ledger for one request: what it reads, it reads as the reader's login with these units in scope.</summary>
    public LedgerSession Within(Func<IEnumerable<string>> units) => new(this, units);

    public async ValueTask DisposeAsync()
    {
        if (_isView) return;
        if (_reader.IsValueCreated) await _reader.Value.DisposeAsync();
        await Ledger.DisposeAsync();
        await Main.DisposeAsync();
    }

    /// <summary>What a person asked for: the words, and what stood in the files they name.</summary>
    private static string Digest(string[] words, IEnumerable<FileInfo> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\0', words)));
        foreach (var file in files.Where(f => f.Exists)) hash.AppendData(SHA256.HashData(File.ReadAllBytes(file.FullName)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Files(ParseResult call) =>
        call.CommandResult.Command.Arguments.SelectMany(a => a switch
        {
            Argument<FileInfo> one => [call.GetValue(one)!],
            Argument<FileInfo[]> several => call.GetValue(several)!,
            _ => (IEnumerable<FileInfo>)[],
        }).Concat(call.CommandResult.Command.Options.OfType<Option<FileInfo?>>().Select(o => call.GetValue(o)).OfType<FileInfo>());
}
