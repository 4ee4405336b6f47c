using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>Forms that are open: each a draft of its own, with figures of the sample.</summary>
internal static class Drafts
{
    private static int made;

    /// <summary>A draft, or as far on its way as the stage says; returns its stream.</summary>
    public static async Task<string> MakeAsync(Site site, Stage stage = Stage.Draft)
    {
        var code = $"t{Interlocked.Increment(ref made):00}";
        var form = JsonNode.Parse(DemoSamples.Read().Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["project"]!["code"], form["project"]!["name"]) = (code, $"试填项目{code}");
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "draft.json");
        var stream = FileImport.Stream(file.Forms[0].Identity);
        var desk = Desk(site, "p-01", Role.Filler);
        var import = new FileImport(site.Session, desk) { Campaign = DemoSamples.Read().Campaign.Stream };
        await import.RunAsync(file, bytes, Ground.None, _ => { }, CancellationToken.None);
        // No open error: what is to be seen here is the way of a form, not its findings.
        await DecideAsync(site, stream, desk, s => new EnterFigures([new("total.score", FormCells.Read(s, "total.score", "").Value!)],
            Ground.None).Decide(s));
        if (stage is Stage.Submitted or Stage.Returned) await DecideAsync(site, stream, desk, new Submit([]).Decide);
        if (stage == Stage.Returned)
            await DecideAsync(site, stream, Desk(site, "p-07", Role.Organiser),
                new Return(new Who("p-07", Role.Organiser), [new Opinion(null, "请核对执行数")]).Decide);
        return stream;
    }

    /// <summary>Answers a return as it stands.</summary>
    public static Task SubmitAgainAsync(Site site, string stream) =>
        DecideAsync(site, stream, Desk(site, "p-01", Role.Filler), new Submit([]).Decide);

    public static async Task<SelfEvaluation> ReadAsync(Site site, string stream) =>
        (await site.Session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, CancellationToken.None)).State;

    private static Task<PerfLedger.Workbench.Outcome> DecideAsync(
        Site site, string stream, CommandDesk desk, Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> decide) =>
        desk.DecideAsync(Streams.Evaluations, stream, decide, CancellationToken.None);

    private static CommandDesk Desk(Site site, string person, Role role) => new(site.Session.Ledger,
        new Actor(person, role.ToString().ToLowerInvariant(), role == Role.Organiser ? Site.Office : Site.Unit, Assurance.Asserted))
    { Documents = site.Session.Documents };
}
