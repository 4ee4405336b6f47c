using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>
/// Does what a person asked for with many: a piece of work a form, so that a program that dies in the middle leaves the rest to the
/// next one. It acts as that person, in the role and with the assurance of the request.
/// </summary>
internal sealed class BatchJob(LedgerSession session)
{
    public const string Name = "batch";

    private const string MediaTypeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly HashSet<string> planned = new(StringComparer.Ordinal);

    /// <summary>The work of every batch that was asked for; each is looked at once.</summary>
    public async Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct)
    {
        var works = new List<NewWork>();
        foreach (var head in await session.Ledger.StreamsAsync("batch.", null, ct))
            if (planned.Add(head.Stream)) works.AddRange(await WorksAsync(session, head.Stream, ct));
        return works;
    }

    /// <summary>One piece a form, planned for the instant of the request.</summary>
    public static async Task<IReadOnlyList<NewWork>> WorksAsync(LedgerSession session, string stream, CancellationToken ct)
    {
        var (recorded, asked) = await RequestAsync(session, stream, ct);
        return [.. asked.Subjects.Select(s => new NewWork(Key(stream, s), Name, recorded.RecordedAt,
            new JsonObject { ["batch"] = stream, ["subject"] = s }))];
    }

    public static string Key(string stream, string subject) => $"{stream}@{subject}";

    /// <summary>True while nothing of the kind is done.</summary>
    public static async Task<bool> PausedAsync(LedgerSession session, CancellationToken ct) =>
        (await JobTable.ReadAsync(session.Main, ct)).GetValueOrDefault(Name) is { Paused: true };

    /// <summary>The request, with who asked.</summary>
    public static async Task<(RecordedEvent Recorded, BatchRequested Asked)> RequestAsync(
        LedgerSession session, string stream, CancellationToken ct)
    {
        await foreach (var e in session.Ledger.ReadStreamAsync(stream, 1, null, ct))
            if (Streams.Read(e) is BatchRequested asked) return (e, asked);
        throw new CliException(ExitCodes.NotFound, $"没有批次“{stream}”。请从批次列表中选。") { Word = "perfledger batch list" };
    }

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        if (item.Payload["subject"]?.GetValue<string>() is not { } subject)
            return JobOutcome.Ok("批次由 perfledger batch 提出，没有可以单独运行的");
        var (recorded, asked) = await RequestAsync(session, item.Payload["batch"]!.GetValue<string>(), ct);
        try
        {
            return asked.Act switch
            {
                BatchAct.File => await FileAsync(item, subject, recorded, ct),
                BatchAct.Submit => await SubmitAsync(item, subject, recorded, ct),
                BatchAct.Accept => await ReviewAsync(item, subject, recorded, who => new Accept(who).Decide, "审核通过", ct),
                BatchAct.Return => await ReviewAsync(item, subject, recorded,
                    who => new Return(who, [new Opinion(null, asked.Opinion!)], asked.AnswerBy).Decide, "已退回", ct),
                BatchAct.Pdf => await new BatchPdf(session).MakeAsync(subject, AsOf.Position(recorded.Position), ct),
                _ => await RenderAsync(subject, recorded, ct),
            };
        }
        catch (CliException e) when (e.ExitCode != ExitCodes.Conflict)
        {
            // The answer to this one is no; tried again it would be the same. A conflict is tried again.
            return JobOutcome.Warning(e.Message, new JsonObject { ["refused"] = true });
        }
    }

    /// <summary>The desk of the person who asked, bound to this piece of work.</summary>
    private CommandDesk Desk(WorkItem item, string stream, RecordedEvent request)
    {
        var h = request.Headers;
        var actor = new Actor(request.ActorId, h.Role, h.Unit, h.Assurance, h.OnBehalfOf, h.Session, h.ClientAddress, h.ClientProgram);
        return new CommandDesk(session.Ledger, actor)
        {
            Operation = request.Operation,
            CommandId = item.CommandId(stream),
            PayloadDigest = item.Key,
            Documents = session.Documents,
        };
    }

    private async Task<JobOutcome> SubmitAsync(WorkItem item, string subject, RecordedEvent request, CancellationToken ct)
    {
        var work = Entry.Assessed(session, subject, a => new Submit(a.Errors).Decide(a.State));
        var outcome = await Desk(item, subject, request).DecideAsync([work], null, ct);
        return JobOutcome.Ok(outcome is { Events: 0, Accepted.Repeated: false } ? "已是待审核，没有新记录" : $"已送审，{outcome.Positions}",
            new JsonObject { ["position"] = outcome.Accepted.LastPosition });
    }

    private async Task<JobOutcome> ReviewAsync(
        WorkItem item, string subject, RecordedEvent request, Func<Who, Func<SelfEvaluation, Decision<ISelfEvaluationEvent>>> decide,
        string done, CancellationToken ct)
    {
        var desk = Desk(item, subject, request);
        var outcome = await desk.DecideAsync([Entry.Work(subject, decide(desk.Actor.Who()))], null, ct);
        return JobOutcome.Ok(outcome is { Events: 0, Accepted.Repeated: false } ? "已是如此，没有新记录" : $"{done}，{outcome.Positions}",
            new JsonObject { ["position"] = outcome.Accepted.LastPosition });
    }

    private async Task<JobOutcome> FileAsync(WorkItem item, string subject, RecordedEvent request, CancellationToken ct)
    {
        var row = await new FilingDesk(session).FileAsync(subject, Desk(item, Streams.FilingOf(subject), request), ct);
        return JobOutcome.Ok($"已报送 {row.Id}", new JsonObject
        {
            ["digest"] = row.ByteDigest,
            ["name"] = FilingWords.FileName(subject, row.Number),
            ["position"] = row.Position,
        });
    }

    /// <summary>The form as it stood when it was asked for: a second attempt makes the same document.</summary>
    private async Task<JobOutcome> RenderAsync(string subject, RecordedEvent request, CancellationToken ct)
    {
        var made = await new FilingDesk(session).MakeAsync(subject, AsOf.Position(request.Position), "预览", ct);
        var digest = await session.Archive.PutAsync(made.Document.Package, MediaTypeDocx, ct);
        return JobOutcome.Ok($"已生成预览（版本 {made.Cut.Own.Version}）", new JsonObject
        {
            ["digest"] = digest,
            ["name"] = FilingWords.FileName(subject, null),
        });
    }
}
