using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Intake.Pages;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// The web host: built by serve and by tests, never by a word. Static rendering only; every page needs a signed-in person unless it says
/// otherwise.
/// </summary>
internal static class WebHost
{
    private const long LargestBody = 1024 * 1024; // forms are small; an upload says its own limit

    public static WebApplication Build(LedgerSession session, WebSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // The keys lie in the database, which only the program's login reads; what encrypts them there is the operator's disk.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(Limit);
        AddServices(builder.Services, session, settings);
        var app = builder.Build();
        foreach (var url in settings.Urls) app.Urls.Add(url);
        app.UseHostFiltering();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Problems>();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseMiddleware<Errands>();
        app.UseAntiforgery();
        app.UseMiddleware<AccessWriting>();
        Routes.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, LedgerSession session, WebSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(new Sight(session)).AddSingleton(session.Ledger);
        services.AddSingleton(s => new AccessLines(session.Main, s.GetRequiredService<ILogger<AccessLines>>()));
        services.AddHostedService(s => s.GetRequiredService<AccessLines>());
        services.AddScoped(s => Within(session, s.GetRequiredService<IHttpContextAccessor>())); // what a page reads stands behind the wall
        services.AddSingleton(new FormShelf(session)).AddSingleton(new LedgerFacts(session.Name));
        services.AddSingleton(new CampaignShelf(session));
        services.AddSingleton(settings).AddSingleton(settings.Clock);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // else every Chinese character is written as &#x6307;
        services.AddSingleton<LongWork>();
        services.AddSingleton(_ => new LiveBoard(session)); // one for all units: who listens was asked for his rights
        // Reads on when the page is long answered; whose forms it compares, it asks itself.
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<ImportDesk>(s, session));
        services.AddRazorComponents();
        services.Configure<FormOptions>(o => o.ValueCountLimit = 2 * RequestBatch.Most); // a check box a form
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [.. settings.AllowedHosts]);
        services.AddHostFiltering(_ => { });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true; // tokens in forms are masked anew each time, and no page repeats a secret
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "perfledger-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = SecurePolicy(settings);
            o.SuppressXFrameOptionsHeader = true; // SecurityHeaders says it for every answer
        });
        Pace.Add(services);
        AccountServices.Add(services, session.Main, SecurePolicy(settings), settings.KeyCertificate);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Sessions.Scheme)
            .RequireAuthenticatedUser().Build());
    }

    private static LedgerSession Within(LedgerSession session, IHttpContextAccessor request) =>
        session.Within(() => request.HttpContext is { } http ? Officer.Find(http)?.Units ?? [] : []);

    private static CookieSecurePolicy SecurePolicy(WebSettings settings) =>
        settings.BehindHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static void Limit(KestrelServerOptions o)
    {
        o.AddServerHeader = false;
        o.Limits.MaxRequestBodySize = LargestBody;
        o.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        o.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        o.Limits.MaxConcurrentConnections = 2000;
    }
}
