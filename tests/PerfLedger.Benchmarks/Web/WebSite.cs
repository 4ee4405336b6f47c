using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Benchmarks.Web;

/// <summary>The pages on a free port of the loopback, over a fresh ledger.</summary>
internal sealed class WebSite : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly BenchDatabase database;
    private readonly WebApplication app;
    private Task following = Task.CompletedTask;

    private WebSite(BenchDatabase database, LedgerSession session)
    {
        (this.database, Session) = (database, session);
        app = WebHost.Build(session, new WebSettings("http://127.0.0.1:0"));
    }

    public LedgerSession Session { get; }

    public BenchDatabase Database => database;

    public Uri Address { get; private set; } = null!;

    public static async Task<WebSite> StartAsync(BenchDatabase database)
    {
        var site = new WebSite(database, await LedgerSession.OpenAsync(database.LedgerName, ["bench"], CancellationToken.None));
        await site.app.StartAsync();
        site.Address = new Uri(site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        site.following = FollowWord.InHostAsync(site.Session, site.end.Token);
        return site;
    }

    /// <summary>A signed-in person, one-time code included; each has a session of his own.</summary>
    public async Task<Visitor> VisitorAsync(string person, string unit, Role role)
    {
        var desk = new CommandDesk(Session.Ledger, new Actor("p-07", "organiser", "ZZ-CZJ", Assurance.Asserted));
        await desk.DecideAsync(Streams.People, StreamIds.Person(person), new RegisterPerson(person, "测试员", unit, [role]).Decide,
            CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        await accounts.AddAsync(person, person, mustChange: false, CancellationToken.None);
        var account = (await accounts.AllAsync(CancellationToken.None)).Single(a => a.PersonId == person);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(Sessions.Begin(account, role.ToString().ToLowerInvariant(), code: true, now),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, Sessions.Scheme);
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        return new Visitor(Address, cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
        await Session.DisposeAsync();
        end.Dispose();
    }
}
