using PerfLedger.Domain;
using PerfLedger.Domain.Templates;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>Publishes a template that was read and has no fault: archived first, then recorded.</summary>
internal sealed class TemplateDesk(LedgerSession session, CommandDesk desk)
{
    private const string Json = "application/json";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly string s_none = new('0', 64);

    /// <summary>Who may not publish, or not for these days, is told so before the template is looked at.</summary>
    public void Ask(string form, DateOnly from, DateOnly? to)
    {
        if (new PublishTemplate(desk.Actor.Who(), form, s_none, s_none, 1, from, to).Decide(FormTemplates.Initial)
            is Decision<ITemplateEvent>.Refused no) throw new CliException(ExitCodes.Refused, $"{no.Refusal.Message}（{no.Refusal.Code}）");
    }

    /// <param name="file">The template with its shared parts.</param>
    /// <param name="uploaded">The bytes as handed in, kept beside it.</param>
    /// <param name="from">First day of use.</param>
    /// <param name="to">Last day of use.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<(Outcome Outcome, PublishTemplate Published)> PublishAsync(
        TemplateFile file, byte[] uploaded, DateOnly from, DateOnly? to, CancellationToken ct)
    {
        var publish = new PublishTemplate(desk.Actor.Who(), file.Form, await session.Archive.PutAsync(file.Docx, Docx, ct),
            await session.Archive.PutAsync(file.Fields, Json, ct), file.Docx.Length, from, to);
        await session.Archive.PutAsync(uploaded, Docx, ct);
        return (await desk.DecideAsync(Streams.Templates, StreamIds.Template(file.Form), publish.Decide, ct), publish);
    }
}
