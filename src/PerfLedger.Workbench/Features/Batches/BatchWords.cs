using System.CommandLine;
using Npgsql;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>batch render, batch file, batch submit, batch list, batch show.</summary>
internal static class BatchWords
{
    private const int Listed = 50;

    private static readonly Argument<string[]> Subjects = new("自评") { Description = "自评或报告编号，可多个", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Argument<string> Id = new("批次") { Description = "批次编号或其开头" };
    private static readonly Option<bool> Every = new("--all") { Description = "台账中的全部" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "一家单位的全部（单位代码）" };
    private static readonly Option<bool> Later = new("--later") { Description = "不在这里做，由 perfledger serve 做" };
    private static readonly Option<string?> Out = new("--out") { Description = "把生成的文件写到哪个文件夹" };
    private static readonly Symbol[] Common =
        [Subjects, Every, Unit, Later, Out, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId, Options.Json];

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("batch", "成批办理：一次提出，逐张有结果，中断后接着做",
            Word("render", "成批生成预览（不报送）", (call, ct) => RequestAsync(call, BatchAct.Render, ct), Common),
            Word("file", "成批报送（--all、--unit 取审核通过的；有一张不成为 1）", (call, ct) => RequestAsync(call, BatchAct.File, ct), Common),
            Word("submit", "成批送审（--all、--unit 取草稿、被退回和更正中的；有一张不成为 1）",
                (call, ct) => RequestAsync(call, BatchAct.Submit, ct), Common),
            Word("list", "列出批次", ListAsync, Options.Json),
            Word("show", "一批的逐张结果", ShowAsync, Id, Out, Options.Json)),
    ];

    /// <summary>The request is an event, the work follows from it: interrupted here, a program that serves goes on.</summary>
    private static async Task<int> RequestAsync(ParseResult call, BatchAct act, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var subjects = await SubjectsAsync(session.Reads, call, act, ct);
        var desk = await session.DeskAsync(call, ct);
        var batches = new BatchDesk(session);
        var (stream, works) = await batches.RequestAsync(desk, act, subjects, ct);
        if (call.GetValue(Later))
        {
            Console.WriteLine($"已提出 {stream}，共 {works.Count} 张，由 perfledger serve 办理；用 perfledger batch show {stream} 查看。");
            return ExitCodes.Done;
        }

        await batches.WorkAsync(works, null, ct);
        return await TellAsync(session, call, await BatchQuery.OneAsync(session, stream, ct), ct);
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        return await TellAsync(session, call, await BatchQuery.NamedAsync(session, call.GetValue(Id)!, ct), ct);
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var batches = await BatchQuery.AllAsync(session, Listed, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { batches });
        else if (batches.Count == 0) Console.WriteLine("还没有批次。用 perfledger batch render 或 batch file 提出。");
        else
        {
            var table = new TextTable("批次", "办理", "提出人", "提出时间", "张数", "完成", "拒绝", "失败", "待办");
            foreach (var b in batches)
                table.Add(b.Batch, BatchText.Of(b.Act), b.RequestedBy, Output.Local(b.RequestedAt), $"{b.Items.Count}",
                    $"{b.Count(BatchState.Done)}", $"{b.Count(BatchState.Refused)}", $"{b.Count(BatchState.Failed)}",
                    $"{b.Count(BatchState.Waiting)}");
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> TellAsync(LedgerSession session, ParseResult call, BatchView batch, CancellationToken ct)
    {
        var files = new List<string>();
        if (call.GetValue(Out) is { } folder)
            foreach (var item in batch.Items.Where(i => i.Digest is not null))
                files.Add(await FilingWords.WriteAsync(Path.Combine(folder, item.Name!), item.Name!,
                    await session.TakeAsync(item.Name!, item.Digest!, ct), ct));
        if (call.GetValue(Options.Json)) Output.WriteJson(new { batch, files });
        else BatchText.Write(batch, files, Console.Out);
        return batch.Count(BatchState.Refused) + batch.Count(BatchState.Failed) == 0 ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static async Task<IReadOnlyList<string>> SubjectsAsync(
        Reads reads, ParseResult call, BatchAct act, CancellationToken ct)
    {
        var (named, all, unit) = (call.GetValue(Subjects)!, call.GetValue(Every), call.GetValue(Unit));
        if ((named.Length > 0 ? 1 : 0) + (all ? 1 : 0) + (unit is null ? 0 : 1) > 1)
            throw new CliException(ExitCodes.BadInput, "自评编号、--all、--unit 只写一种。");
        if (named.Length == 0) return all || unit is not null ? await ChosenAsync(reads, unit, act, ct) : [];
        var (found, faults) = (new List<string>(), new List<CliException>());
        foreach (var text in named)
        {
            try
            {
                found.Add(await EvaluationIds.SubjectAsync(reads, text, ct));
            }
            catch (CliException e)
            {
                faults.Add(e);
            }
        }

        return faults.Count == 0 ? found : throw new CliException(faults[0].ExitCode, string.Join('\n', faults.Select(f => f.Message)));
    }

    /// <summary>To be filed: what is accepted; to be submitted: what is with the unit. All else would only be refused.</summary>
    private static async Task<IReadOnlyList<string>> ChosenAsync(Reads reads, string? unit, BatchAct act, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select stream from (select stream, unit, stage from ledger.evaluation union all select stream, unit, stage from ledger.report) f
            where ($1 is null or unit = $1) and (cardinality($2) = 0 or stage = any($2)) order by stream
            """);
        query.Parameters.Add(new() { Value = (object?)unit ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = StagesFor(act).Select(stage => stage.ToString()).ToArray() });
        var streams = new List<string>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) streams.Add(r.GetString(0));
        return streams;
    }

    private static Stage[] StagesFor(BatchAct act) => act switch
    {
        BatchAct.File => [Stage.Accepted],
        BatchAct.Submit => [Stage.Draft, Stage.Returned, Stage.Correcting],
        _ => [],
    };
}
