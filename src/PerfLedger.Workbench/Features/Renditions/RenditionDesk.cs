using System.Text;
using PerfLedger.Documents;
using PerfLedger.Documents.Renditions.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Renditions;

/// <summary>Makes public renditions of filed reports from their sealed models.</summary>
internal sealed class RenditionDesk(LedgerSession session)
{
    private const string MediaTypeJson = "application/json";
    private const string MediaTypeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The sealed model of a filing and the personal data the checks find in it.</summary>
    public async Task<(byte[] Model, IReadOnlyList<PersonalPlace> Found)> FindAsync(FilingRow row, CancellationToken ct)
    {
        var model = await session.TakeAsync("数据模型", row.ModelDigest, ct);
        return (model, ModelTexts.Personal(model));
    }

    /// <summary>Makes, archives and records a rendition.</summary>
    public async Task<(RenditionMade Made, byte[] Document)> MakeAsync(
        FilingRow row, RenditionChoice choice, Func<string, Task<CommandDesk>> deskOf, CancellationToken ct)
    {
        var (_, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var (model, found) = await FindAsync(row, ct);
        var places = choice.Decide(ModelTexts.Of(model), found);
        var template = await session.TakeAsync("模板", filed.Pins.TemplateDigest, ct);
        var (document, hidden) = PublicRendition.Make(
            DocumentEngines.Get(filed.Pins.Engine), template, model, places, filed.Pins.ByteDigest);
        RequireNothingLeft(model, hidden, places);
        var pins = new RenditionPins(
            PublicRendition.Version, document.ModelDigest, document.CanonicalDigest, document.ByteDigest, document.Package.Length);
        var desk = await deskOf(Digest(row, places));
        var make = new MakeRendition(row.Number, [.. found], [.. places], pins, desk.Actor.Who());
        // The rule is asked before anything is archived: a rendition that is refused leaves nothing behind.
        await StreamWork.Of<Filing, IFilingEvent>(Streams.Filings, row.Filing, make.Decide).Decide(session.Ledger, ct);
        await session.Archive.PutAsync(hidden, MediaTypeJson, ct);
        await session.Archive.PutAsync(document.Package, MediaTypeDocx, ct);
        await desk.DecideAsync(Streams.Filings, row.Filing, make.Decide, ct);
        var filing = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, Ledger.AsOf.Now, ct)).State;
        return (filing.Renditions.FindLast(r => r.Number == row.Number)!, document.Package);
    }

    // A name hidden in one place and left in another is not hidden.
    private static void RequireNothingLeft(byte[] model, byte[] hidden, IReadOnlyList<DecidedPlace> places)
    {
        var (before, after) = (ModelTexts.Of(model).ToDictionary(t => t.Place, t => t.Text), ModelTexts.Of(hidden));
        var left = places.Where(p => p is { Hidden: true, Kind: not "健康信息", Length: > 1 }).FirstOrDefault(p =>
            after.Any(t => t.Text.Contains(before[p.Place].Substring(p.Start, p.Length), StringComparison.Ordinal)));
        if (left is not null)
            throw new CliException(ExitCodes.Refused, $"{Say(left.Place)} 遮盖的{left.Kind}在别处仍然印出，没有制作公开版；请核对保留的各处。");
        if (places.FirstOrDefault(p => Names(p, before)) is { } told)
            throw new CliException(ExitCodes.Refused, $"{Say(told.Place)} 的依据里写了要遮盖的文字；没有写入，请另写依据。");
    }

    private static bool Names(DecidedPlace p, Dictionary<string, string> texts) =>
        p.Hidden && p.Kind != "健康信息" && p.Ground.Contains(texts[p.Place].Substring(p.Start, p.Length), StringComparison.Ordinal);

    /// <summary>Bound to the command id instead of the words typed: those may hold a name, and its digest could be guessed.</summary>
    private static string Digest(FilingRow row, IEnumerable<DecidedPlace> places) => Library.Digest(Encoding.UTF8.GetBytes(
        string.Join('\n', places.Select(p =>
            FormattableString.Invariant($"{p.Place} {p.Start} {p.Length} {p.Kind} {p.Hidden} {p.Ground}")).Prepend(row.Id))));

    /// <summary>A place as a person finds it: /指标/8/偏差 is 指标 第9行 偏差.</summary>
    public static string Say(string place) => string.Join(' ', place.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Select(s => int.TryParse(s, out var n) ? $"第{n + 1}行" : s));
}
