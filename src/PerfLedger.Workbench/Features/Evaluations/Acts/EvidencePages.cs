using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>Evidence up and down. A file is spooled to disk on its way in, judged by its bytes and kept under its SHA-256.</summary>
internal static class EvidencePages
{
    private const long Envelope = 1024 * 1024; // fields and boundaries around the file

    public static async Task<IResult> AttachAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        ActPages.Demand(Officer.Of(http), id, Hand.Filler);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = BlobArchive.MostBytes + Envelope;
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var file = form.Files.GetFile("file");
        if (file is null or { Length: 0 }) return await RefuseAsync(http, session, id, form, "没有选择文件，或文件是空的；没有存档。", ct);
        if (file.Length > BlobArchive.MostBytes)
            return await RefuseAsync(http, session, id, form,
                $"“{FileNames.Plain(file.FileName)}”有 {file.Length / 1024 / 1024} MB，一份佐证材料最多 50 MB；请拆分或压缩。", ct);
        await using var bytes = file.OpenReadStream();
        var name = FileNames.Plain(file.FileName);
        var media = MediaTypes.Sniff(bytes, name);
        if (MediaTypes.IsRisky(media, name) is { } risk)
            return await RefuseAsync(http, session, id, form, $"“{name}”{risk}；没有存档。请上传 PDF、图片、Word、Excel、WPS、OFD 或压缩包。", ct);
        var sha = await session.Archive.PutAsync(bytes, media, ct);
        var figures = new ActInput(form).Optional("figure") is { } figure ? [figure] : Array.Empty<string>();
        var attach = new AttachEvidence(sha, name, media, file.Length, [.. figures], new ActInput(form).Optional("note"));
        return await ActPages.TryAsync(http, session, id, "evidence", form, (a, _) => attach.Decide(a.State), ct);
    }

    /// <summary>The bytes of evidence of this form, always as a file to keep: nothing of it is shown as a page of this program.</summary>
    public static async Task<IResult> TakeAsync(HttpContext http, LedgerSession session, string id, string sha256, CancellationToken ct)
    {
        var folded = await new FormReader(session).FoldAsync(Officer.Of(http), id, null, ct);
        var known = folded.State.Evidence.FirstOrDefault(e => e.Sha256 == sha256)
            ?? throw new CliException(ExitCodes.NotFound, "这张表没有这份佐证材料。");
        return Results.File(await session.TakeAsync($"佐证材料“{known.Name}”", sha256, ct), known.MediaType, known.Name);
    }

    private static Task<IResult> RefuseAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, string sentence, CancellationToken ct) =>
        FormPages.ShowAsync(http, session, id,
            FormAsked.Again(new ActAttempt("evidence", form, sentence, StatusCodes.Status422UnprocessableEntity)), ct);
}
