using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Browser.Tests;

/// <summary>The pages on a free port, over a throw-away ledger that holds what the demo plays.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Unit = "ZZ-JYJ", UnitName = "株洲市教育局", Office = "ZZ-CZJ";
    public const string Form9 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";
    public const string Form12 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.12";
    public const string SignedStep = "/test/signed", BrokenStep = "/test/broken";

    private readonly CancellationTokenSource end = new();
    private LedgerDatabase database = null!;
    private WebApplication app = null!;
    private Task following = Task.CompletedTask;
    private int persons;

    private Site()
    {
    }

    public string Url { get; private set; } = "";

    internal LedgerSession Session { get; private set; } = null!;

    internal MovableClock Clock { get; } = new();

    internal IServiceProvider Services => app.Services;

    public static async Task<Site> StartAsync()
    {
        var site = new Site { database = await LedgerDatabase.CreateAsync() };
        foreach (var (login, user) in new[] { ("Main", "perfledger_app"), ("Owner", "perfledger_owner"), ("Reader", "perfledger_reader") })
            Environment.SetEnvironmentVariable($"ConnectionStrings__{login}", new NpgsqlConnectionStringBuilder(
                Environment.GetEnvironmentVariable("PERFLEDGER_TEST_SERVER"))
            { Username = user, Database = site.database.Name }.ConnectionString);
        // The connections name the database, so that this is only what the pages call the ledger.
        site.Session = await LedgerSession.OpenAsync(Connections.Demo, ["site"], CancellationToken.None);
        await site.PlayAsync();
        site.app = WebHost.Build(site.Session, new WebSettings("http://127.0.0.1:0") { Clock = site.Clock });
        // Steps that no page has yet.
        site.app.MapGet(SignedStep, () => Results.Text("done")).DemandsPasswordAgain();
        site.app.MapGet(BrokenStep, IResult () => throw new InvalidOperationException("secret of the program"));
        await site.app.StartAsync();
        site.Url = site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
        await Session.DisposeAsync();
        await database.DisposeAsync();
        end.Dispose();
    }

    /// <summary>A new person with a sign-in; returns the id, which is also the sign-in name, and the password.</summary>
    public async Task<(string Name, string Password)> PersonAsync(string unit, Role[] roles, bool mustChange = false)
    {
        var id = $"t-{Interlocked.Increment(ref persons):000}";
        await RegisterAsync(id, unit, roles);
        using var scope = app.Services.CreateScope();
        return (id, await scope.ServiceProvider.GetRequiredService<AccountDesk>().AddAsync(id, id, mustChange, CancellationToken.None));
    }

    /// <summary>Registers a person anew, with these roles.</summary>
    public Task RegisterAsync(string id, string unit, Role[] roles) =>
        new CommandDesk(Session.Ledger, new Actor("p-07", "organiser", Office, Assurance.Asserted)).DecideAsync(
            Streams.People, StreamIds.Person(id), new RegisterPerson(id, "测试员" + id[2..], unit, [.. roles]).Decide, CancellationToken.None);

    /// <summary>Closes the account of a person in the ledger, as a security administrator does.</summary>
    public async Task CloseAsync(string id)
    {
        var security = $"s-{Interlocked.Increment(ref persons):000}";
        await RegisterAsync(security, Office, [Role.SecurityAdmin]);
        await new CommandDesk(Session.Ledger, new Actor(security, "securityadmin", Office, Assurance.Asserted)).DecideAsync(
            Streams.People, StreamIds.Person(id), new CloseAccount(new Reason("other", "调离本单位，不再填报")).Decide, CancellationToken.None);
    }

    internal async Task<T> WithAccountsAsync<T>(Func<AccountDesk, Task<T>> act)
    {
        using var scope = app.Services.CreateScope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }

    /// <summary>What nobody may do: changes the tables behind the back of the ledger; returns the first value.</summary>
    internal async Task<string?> TamperAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable("PERFLEDGER_TEST_SERVER"))
        { Database = database.Name }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var off = new NpgsqlCommand("set session_replication_role = replica", connection)) await off.ExecuteNonQueryAsync();
        await using var query = new NpgsqlCommand(sql, connection);
        return (await query.ExecuteScalarAsync())?.ToString();
    }

    private async Task PlayAsync()
    {
        var said = Console.Out;
        var folder = Directory.CreateTempSubdirectory("perfledger-browser-").FullName;
        try
        {
            Console.SetOut(TextWriter.Null);
            var samples = DemoSamples.Read();
            var play = new DemoPlay(Session, samples);
            await play.SetUpAsync(end.Token);
            await play.ImportDraftAsync(end.Token);
            await play.PlayAsync(end.Token);
            await play.FileAllAsync(folder, end.Token);
            following = FollowWord.InHostAsync(Session, end.Token);
        }
        finally
        {
            Console.SetOut(said);
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A clock that goes on as it should, from where a test puts it.</summary>
internal sealed class MovableClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
