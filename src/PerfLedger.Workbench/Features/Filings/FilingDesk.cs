using System.Collections.Immutable;
using PerfLedger.Documents;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Libraries;
using PerfLedger.Workbench.Features.Templates;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A report made from the ledger at one position: the bytes and everything they were made of.</summary>
internal sealed record MadeReport(
    IReportKind Kind, Cut Cut, ReportFrame Frame, FormTemplate Template, Materials Materials, byte[] Model, RenderedDocument Document,
    IReadOnlyList<Finding> Findings)
{
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>Files reports (house journey 2): freeze at a position, build the model, render, archive, then one atomic append.</summary>
internal sealed class FilingDesk(LedgerSession session)
{
    private const string MediaTypeJson = "application/json";
    private const string MediaTypeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int Attempts = 3;

    /// <summary>Makes the report of a stream as it stood; nothing is written.</summary>
    public async Task<MadeReport> MakeAsync(string stream, AsOf asOf, string author, CancellationToken ct)
    {
        var head = asOf == AsOf.Now ? await session.Ledger.HeadAsync(ct) : null;
        return await MakeAsync(await Cut.AtAsync(session.Ledger, stream, asOf, head, ct), author, ct);
    }

    /// <summary>Files the report; returns what was filed.</summary>
    public async Task<FilingRow> FileAsync(string stream, CommandDesk desk, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var head = await session.Ledger.HeadAsync(ct);
            var cut = await Cut.AtAsync(session.Ledger, stream, AsOf.Position(head.Position), head, ct);
            var made = await MakeAsync(cut, desk.Actor.Id, ct);
            var campaign = await CampaignAsync(made.Frame.Campaign, head.Position, ct);
            var report = Report(made, made.Kind.Overdue(campaign.State, made.Cut));
            var filing = Streams.FilingOf(stream);
            await ArchiveAsync(made, ct);
            try
            {
                var outcome = await desk.DecideAsync(
                    [
                        made.Kind.File(made.Cut, filing, Errors(made)),
                        StreamWork.Of<Filing, IFilingEvent>(Streams.Filings, filing, report.Decide),
                    ],
                    [.. campaign.Guards, .. made.Cut.Frozen.Skip(1).Select(s => new Guard(s.Stream, s.Version))], ct);
                return await FilingQuery.AtAsync(session.Reads, filing, outcome.Accepted, ct);
            }
            catch (Exception e) when (attempt < Attempts && e is FreezeMovedException or CliException { ExitCode: ExitCodes.Conflict })
            {
                // Someone wrote between the freeze and the append, or moved the due date: freeze again. The blobs archived are
                // unreferenced, nothing else.
            }
        }
    }

    /// <summary>Makes the report of streams as they stood; nothing is written.</summary>
    public async Task<MadeReport> MakeAsync(Cut cut, string author, CancellationToken ct)
    {
        var kind = ReportKinds.For(cut.Own.State);
        var frame = kind.Frame(cut);
        var template = await TemplateShelf.FindAsync(session, frame.Form, (cut.Position, cut.At), ct);
        var materials = await MaterialsAsync(kind, cut, template, ct);
        var model = kind.Model(cut, materials, author);
        return new MadeReport(kind, cut, frame, template, materials, model, DocumentEngines.Current.Render(template.Docx, model),
            kind.Check(cut, materials));
    }

    // Libraries as published in the ledger, templates as in force at the freeze, all else as shipped.
    private async Task<Materials> MaterialsAsync(IReportKind kind, Cut cut, FormTemplate own, CancellationToken ct)
    {
        var all = new List<Material>();
        foreach (var (of, name) in kind.Materials(cut))
            all.Add(new(of, name, of == Library.IndicatorLibraryKind
                ? await LibraryShelf.BytesAsync(session, name, AsOf.Position(cut.Position), ct) : Library.Material(of, name)));
        all.Add(new(Materials.FieldsKind, own.Form, own.Fields));
        foreach (var form in kind.Forms(cut).Where(f => f != own.Form))
        {
            var template = await TemplateShelf.FindAsync(session, form, (cut.Position, cut.At), ct);
            all.Add(new(Materials.TemplateKind, form, template.Docx));
            all.Add(new(Materials.FieldsKind, form, template.Fields));
        }

        return new Materials(all);
    }

    // What the filing says of 逾期 is of the campaign as it stood at the freeze; guarded, so that it still stands so at the append.
    private async Task<(Campaign State, Guard[] Guards)> CampaignAsync(string? stream, long position, CancellationToken ct)
    {
        if (stream is null) return (Campaign.Initial, []);
        var folded = await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Position(position), ct);
        return (folded.State, [new Guard(stream, folded.Version)]);
    }

    private static FileReport Report(MadeReport made, Overdue? overdue) => new(
        made.Frame.Title,
        new Freeze(made.Cut.Position, made.Cut.At, [.. made.Cut.Frozen.Select(s => s.Pin)]),
        new FilingPins(
            made.Kind.Builder, made.Document.ModelDigest, made.Template.Form, Library.Digest(made.Template.Docx),
            DocumentEngines.Current.Version, made.Kind.Calculation, made.Document.CanonicalDigest, made.Document.ByteDigest,
            made.Document.Package.Length, [.. made.Materials.All.Select(m => m.Pin)]),
        new FindingCounts(made.Count(Severity.Error), made.Count(Severity.Warning), made.Count(Severity.Hint)),
        made.Frame.AcknowledgedBy,
        made.Frame.Retrospective,
        overdue);

    private static ImmutableArray<AcknowledgedFinding> Errors(MadeReport made) =>
        [.. made.Findings.Where(f => f.Severity == Severity.Error).Select(f => new AcknowledgedFinding(f.Rule, f.At))];

    private async Task ArchiveAsync(MadeReport made, CancellationToken ct)
    {
        await session.Archive.PutAsync(made.Template.Docx, MediaTypeDocx, ct);
        foreach (var material in made.Materials.All) await session.Archive.PutAsync(material.Bytes, material.MediaType, ct);
        await session.Archive.PutAsync(made.Model, MediaTypeJson, ct);
        await session.Archive.PutAsync(made.Document.Package, MediaTypeDocx, ct);
    }
}
