using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Browser.Tests.Reports;
using PerfLedger.Domain;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Seals;
using PerfLedger.Workbench.Features.Renditions;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Browser.Tests.Rights;

/// <summary>
/// Five units, each with the same forms: one's own (O), below it (C), beside it (S), above it (P) and another (X). The name of each unit's
/// project is a mark that may stand on no page of who sees nothing of the unit.
/// </summary>
internal sealed class Family
{
    public const string Relations = "OCSPX";

    private static readonly ConcurrentDictionary<Site, Task<Family>> Made = new();

    private readonly Dictionary<(char Relation, Stage Stage), string> _forms = [];
    private readonly Dictionary<char, string> _filings = [];
    private readonly Dictionary<char, string> _scans = [];
    private readonly Dictionary<char, string> _reports = [];

    /// <summary>The stages in which a form is asked for.</summary>
    public static IReadOnlyList<Stage> Stages { get; } = [Stage.Draft, Stage.Submitted, Stage.Filed];

    /// <summary>The file each form has as evidence.</summary>
    public string Evidence { get; private set; } = "";

    public static string Unit(char relation) => $"MX-{relation}";

    public static string Mark(char relation) => $"越界标记{relation}";

    public string Form(char relation, Stage stage) => _forms[(relation, stage)];

    public string Filing(char relation) => _filings[relation];

    /// <summary>Digest of the stamped scan of the filing.</summary>
    public string Scan(char relation) => _scans[relation];

    public string Report(char relation) => _reports[relation];

    /// <summary>The one family of a site.</summary>
    public static Task<Family> OfAsync(Site site) => Made.GetOrAdd(site, MakeAsync);

    private static async Task<Family> MakeAsync(Site site)
    {
        var family = new Family();
        await site.RegisterAsync("mx-sys", Site.Office, [Role.SystemAdmin]);
        foreach (var (relation, parent) in new[] { ('P', null), ('O', "MX-P"), ('C', "MX-O"), ('S', "MX-P"), ('X', (string?)null) })
        {
            var unit = new UnitRegistered(Unit(relation), $"{relation}单位", parent, "department");
            await Desk(site, "mx-sys", Site.Office, Role.SystemAdmin).DecideAsync(Streams.Units, StreamIds.Unit(unit.Code),
                (Unit s) => new RegisterUnit(unit, new OrganisationTree(parent is null ? [] : [new(parent, parent, null, "department")]))
                    .Decide(s), CancellationToken.None);
            await family.FillAsync(site, relation);
        }

        return family;
    }

    private async Task FillAsync(Site site, char relation)
    {
        var (person, unit) = ($"mx-{char.ToLowerInvariant(relation)}", Unit(relation));
        var (filler, head, office) = ($"{person}-f", $"{person}-h", $"{person}-o");
        await site.RegisterAsync(filler, unit, [Role.Filler]);
        await site.RegisterAsync(head, unit, [Role.Head]);
        await site.RegisterAsync(office, unit, [Role.Organiser]);
        CommandDesk As(Role role) => Desk(site, role == Role.Filler ? filler : role == Role.Head ? head : office, unit, role);
        _reports[relation] = await ReportDrafts.OpenAsync(As(Role.Filler), unit, Mark(relation), null);
        foreach (var stage in Stages)
        {
            var stream = _forms[(relation, stage)] = await ImportAsync(site, As(Role.Filler), unit, Mark(relation), stage);
            Task DoAsync(Role role, Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> decide) =>
                As(role).DecideAsync(Streams.Evaluations, stream, decide, CancellationToken.None);
            Evidence = await site.Session.Archive.PutAsync(Encoding.UTF8.GetBytes("佐证"), "text/plain", CancellationToken.None);
            await DoAsync(Role.Filler, new AttachEvidence(Evidence, "佐证.txt", "text/plain", 6, [], null).Decide);
            if (stage == Stage.Draft) continue;
            await DoAsync(Role.Head, s => Acknowledge(s, head));
            await DoAsync(Role.Filler, s => new Submit(Entry.OpenErrors(s)).Decide(s));
            if (stage != Stage.Filed) continue;
            await DoAsync(Role.Organiser, new Accept(new Who(office, Role.Organiser)).Decide);
            var filed = await new FilingDesk(site.Session).FileAsync(stream, As(Role.Filler), CancellationToken.None);
            _filings[relation] = filed.Id;
            _scans[relation] = await SealAndPublishAsync(site.Session, filed, As(Role.Filler), As(Role.Head));
        }
    }

    /// <summary>Its stamped scan, each filing its own, and its public rendition; returns the digest of the scan.</summary>
    private static async Task<string> SealAndPublishAsync(LedgerSession session, FilingRow filed, CommandDesk filler, CommandDesk head)
    {
        var scan = new ScanFile("盖章件.png", Encoding.UTF8.GetBytes(filed.Id), "image/png", 1);
        var (attached, _) = await new SealDesk(session).AttachAsync(
            filed, [scan], filed.ModelDigest[..16], null, filler, CancellationToken.None);
        await new RenditionDesk(session).MakeAsync(filed, new RenditionChoice([], [], [], null),
            _ => Task.FromResult(head), CancellationToken.None);
        return attached[0].Scan;
    }

    private static async Task<string> ImportAsync(Site site, CommandDesk desk, string unit, string mark, Stage stage)
    {
        var form = JsonNode.Parse(DemoSamples.Read().Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["unit"]!["code"], form["unit"]!["name"]) = (unit, unit);
        (form["project"]!["code"], form["project"]!["name"]) = ($"mx{(int)stage}", mark);
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "matrix.json");
        await new FileImport(site.Session, desk).RunAsync(file, bytes, Ground.None, _ => { }, CancellationToken.None);
        return FileImport.Stream(file.Forms[0].Identity);
    }

    private static Decision<ISelfEvaluationEvent> Acknowledge(SelfEvaluation s, string person)
    {
        var assessment = Assessment.Of(s);
        return assessment.All.Length == 0 ? Decision<ISelfEvaluationEvent>.Nothing
            : new AcknowledgeFindings(assessment.All, assessment.Code, new("other", "情况属实，见说明"),
                person, new Who(person, Role.Head)).Decide(s);
    }

    private static CommandDesk Desk(Site site, string person, string unit, Role role) =>
        new(site.Session.Ledger, new Actor(person, role.ToString().ToLowerInvariant(), unit, Assurance.Asserted))
        { Documents = site.Session.Documents };
}
