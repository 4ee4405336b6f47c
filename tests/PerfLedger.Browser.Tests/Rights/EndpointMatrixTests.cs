using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Campaigns.Pages;
using PerfLedger.Workbench.Features.Campaigns.SetUp;
using PerfLedger.Workbench.Features.Intake.Pages;

namespace PerfLedger.Browser.Tests.Rights;

/// <summary>Every address × every role × a unit's own things, those below, beside, above and elsewhere × stages, over HTTP.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class EndpointMatrixTests(Workbench workbench)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private Site Site => workbench.Site;

    [BrowserFact]
    public void Every_address_has_an_expectation()
    {
        var all = Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(m => $"{m} {e.RoutePattern.RawText}"))
            .Where(a => !a.Contains(" /assets/", StringComparison.Ordinal) && !a.Contains(" /test/", StringComparison.Ordinal)
                && a != "ANY {*path:nonfile}");
        Assert.Equal(Expectation.All.Select(e => e.Name).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
    }

    [BrowserFact]
    public async Task Every_role_is_let_in_where_it_is_expected_and_nowhere_else_and_nothing_of_another_unit_is_shown()
    {
        var family = await Family.OfAsync(Site);
        var places = new Places(Site, family);
        foreach (var relation in Family.Relations)
        {
            await places.BatchAsync(relation);
            await places.SetUpAsync(relation);
        }

        var (wrong, asked) = (new ConcurrentBag<string>(), 0);
        await Parallel.ForEachAsync(Roles, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (role, _) =>
        {
            using var visitor = await Visitor.OpenAsync(Site, Family.Unit('O'), role);
            var sees = role is Role.Filler or Role.Head or Role.Reviewer or Role.Organiser ? "OC" : "";
            foreach (var expected in Expectation.All.Where(e => e.Words != "anybody"))
            {
                foreach (var place in places.Of(expected))
                {
                    var (status, location, body) = await visitor.AskAsync(expected.Method, place.Path, place.Fields);
                    Interlocked.Increment(ref asked);
                    var at = $"{role} {place.Relation}{place.Stage} {expected.Name}: {(int)status} {location}";
                    if ((int)status >= 500 || location.StartsWith("/sign-in", StringComparison.Ordinal) && expected.Address != "/sign-out"
                        || !IsAsExpected(expected, role, place.Relation, status)) wrong.Add(at);
                    if (expected.Name == "GET /evaluations" && sees.Any(r => !body.Contains(Family.Mark(r), StringComparison.Ordinal)))
                        wrong.Add($"{at} does not show all of {sees}");
                    foreach (var other in Family.Relations.Where(r =>
                        !sees.Contains(r) && body.Contains(Family.Mark(r), StringComparison.Ordinal)))
                        wrong.Add($"{at} shows {Family.Mark(other)}");
                }
            }
        });
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60))}");
        Assert.True(asked > 2000, $"only {asked} asked");
    }

    [BrowserFact]
    public async Task Who_was_given_one_form_or_one_year_of_a_unit_reads_that_and_writes_nothing()
    {
        var family = await Family.OfAsync(Site);
        var drawn = family.Form('O', Stage.Filed);
        using var evaluator = await GivenAsync(Role.Evaluator, new Scope(Sample: [drawn]));
        using var auditor = await GivenAsync(Role.Auditor, new Scope(Unit: Family.Unit('O'), FiscalYear: 2020, Until: new(2099, 12, 31)));
        using var late = await GivenAsync(Role.Auditor, new Scope(Unit: Family.Unit('O'), FiscalYear: 2019, Until: new(2099, 12, 31)));
        var wrong = new List<string>();
        foreach (var expected in Expectation.All.Where(e => e.About is "form" or "chosen" or "filing"))
        {
            foreach (var place in new Places(Site, family).Of(expected))
            {
                var reads = expected.LetIn.GetValueOrDefault(Role.Head) == "OC";
                await TryAsync("evaluator", evaluator, expected, place,
                    reads && place is { Relation: 'O', Stage: null or Stage.Filed });
                await TryAsync("auditor", auditor, expected, place, reads && "OC".Contains(place.Relation));
                await TryAsync("auditor of another year", late, expected, place, false);
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Take(40))}");

        async Task TryAsync(string who, Visitor visitor, Expectation expected, Place place, bool letIn)
        {
            // Each form of a batch is decided by itself.
            if (expected.Name is "POST /overview/submit" or "POST /overview/accept" or "POST /overview/return" or "POST /overview/file")
                return;
            var (status, _, body) = await visitor.AskAsync(expected.Method, place.Path, place.Fields);
            if ((status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound) == letIn
                || (!letIn && Family.Relations.Any(r => body.Contains(Family.Mark(r), StringComparison.Ordinal))))
                wrong.Add($"{who} {place.Relation}{place.Stage} {expected.Name}: {(int)status}");
        }
    }

    private async Task<Visitor> GivenAsync(Role role, Scope scope)
    {
        var (person, _) = await Site.PersonAsync(Site.Office, [role]);
        await Site.RegisterAsync("mx-sec", Site.Office, [Role.SecurityAdmin]);
        var grant = new GrantRole(role, scope, new("other", "抽样评价、审计"), TimeProvider.System.GetUtcNow());
        await new PerfLedger.Workbench.CommandDesk(Site.Session.Ledger,
            new Ledger.Actor("mx-sec", "securityadmin", Site.Office, Ledger.Assurance.Asserted)).DecideAsync(
            PerfLedger.Workbench.Streams.People, StreamIds.Person(person), grant.Decide, CancellationToken.None);
        return await Visitor.OfAsync(Site, person, role);
    }

    private static bool IsAsExpected(Expectation expected, Role role, char relation, HttpStatusCode status)
    {
        var refused = status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
        return expected.Words switch
        {
            "signed-in" => true,
            "everyone" => !refused,
            _ => refused != expected.LetIn.GetValueOrDefault(role, "").Contains(relation),
        };
    }

    /// <summary>What is put for the placeholders of an address.</summary>
    private sealed class Places(Site site, Family family)
    {
        private readonly Dictionary<char, string> batches = [];

        private readonly Dictionary<char, (string Campaign, Guid Draft, Guid Proposal)> _setUp = [];

        /// <summary>A campaign of the office of each unit, a draft of another one, and files that somebody of the unit handed in.</summary>
        public async Task SetUpAsync(char relation)
        {
            var (unit, person, session) = (Family.Unit(relation), $"mx-{char.ToLowerInvariant(relation)}", site.Session);
            var file = new CampaignFile(CampaignFile.Known, 2020, unit, "mx-2021", $"评价工作{Family.Mark(relation)}", "cn-2020",
                ["project-self-evaluation/2020-zhuzhou"], false, [], [new(unit, Family.Mark(relation), "department")],
                [new("project-self-evaluation/2020-zhuzhou", "department", null, "教科文科", new DateOnly(2036, 5, 15), null)]);
            await new PerfLedger.Workbench.CommandDesk(session.Ledger,
                new Ledger.Actor($"{person}-o", "organiser", unit, Ledger.Assurance.Asserted)).DecideAsync(
                PerfLedger.Workbench.Streams.Campaigns, file.Stream, file.Decide, CancellationToken.None);
            var draft = await SetUpPages.Store(session).BeginAsync(unit, $"{person}-o", Family.Mark(relation),
                CampaignDraft.Of(file), CancellationToken.None);
            var proposal = await site.Services.GetRequiredService<ImportDesk>().Store.BeginAsync(unit, $"{person}-f", Family.Mark(relation),
                new ImportDraft(0, 0, null, [], "读不出"), CancellationToken.None);
            _setUp[relation] = (file.Stream, draft, proposal);
        }

        public async Task BatchAsync(char relation)
        {
            var person = $"mx-{char.ToLowerInvariant(relation)}-h";
            var desk = new PerfLedger.Workbench.CommandDesk(site.Session.Ledger,
                new Ledger.Actor(person, "head", Family.Unit(relation), Ledger.Assurance.Asserted));
            batches[relation] = (await new PerfLedger.Workbench.Features.Batches.BatchDesk(site.Session)
                .RequestAsync(desk, new RequestBatch(BatchAct.Submit, [family.Form(relation, Stage.Filed)]), CancellationToken.None)).Batch;
        }

        public IEnumerable<Place> Of(Expectation e) => e.About switch
        {
            "-" => [new('O', null, e.Address, [])],
            "form" => Forms(e, f => new(e.Address.Replace("{id}", f, StringComparison.Ordinal)
                .Replace("{sha256}", family.Evidence, StringComparison.Ordinal), [])),
            "chosen" => Forms(e, f => new(e.Address, [("form", f)])),
            "filing" => Family.Relations.Select(r => new Place(r, null, With(e, family.Filing(r))
                .Replace("{sha256}", family.Scan(r), StringComparison.Ordinal).Replace("{n}", "1", StringComparison.Ordinal), [])),
            "report" => Family.Relations.Select(r => new Place(r, null, With(e, family.Report(r)), [])),
            "batch" => Family.Relations.Select(r => new Place(r, null, With(e, batches[r]), [])),
            "campaign" => Family.Relations.Select(r => new Place(r, null, With(e, _setUp[r].Campaign), [])),
            "draft" => Family.Relations.Select(r => new Place(r, null, With(e, $"{_setUp[r].Draft}"), [])),
            "proposal" => Family.Relations.Select(r => new Place(r, null, With(e, $"{_setUp[r].Proposal}"), [])),
            "job" => [new('O', null, e.Address.Replace("{kind}", "calendar-check", StringComparison.Ordinal), [])],
            "unit" => Family.Relations.Select(r => new Place(
                r, null, e.Address.Replace("{unit}", Family.Unit(r), StringComparison.Ordinal), [])),
            "person" => Family.Relations.Select(r => new Place(r, null, With(e, $"mx-{char.ToLowerInvariant(r)}-f"), [])),
            _ => throw new FormatException($"endpoints.txt: {e.Name} is about {e.About}, which is nothing"),
        };

        // What is read is read in every stage; what is written is kept from whoever it is not for in every stage, and tried once.
        private IEnumerable<Place> Forms(Expectation e, Func<string, (string Path, (string, string)[] Fields)> of) =>
            from relation in Family.Relations
            from stage in e.Method == "GET" ? Family.Stages : [Stage.Filed, Stage.Submitted]
            let place = of(family.Form(relation, stage))
            select new Place(relation, stage, place.Path, place.Fields);

        private static string With(Expectation e, string id) => e.Address.Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{id:guid}", id, StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal);
    }

    private sealed record Place(char Relation, Stage? Stage, string Path, (string Name, string Value)[] Fields);
}
