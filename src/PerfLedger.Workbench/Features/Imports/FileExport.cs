using PerfLedger.Domain;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>Writes self-evaluations back as an interchange file: one as a form, several as a filing.</summary>
internal static class FileExport
{
    public static async Task<byte[]> WriteAsync(LedgerSession session, IReadOnlyList<string> asked, CancellationToken ct)
    {
        var all = await StreamsAsync(session, asked, ct);
        var streams = asked.Count > 0 || !all.Any(StreamIds.IsEvaluation) ? all : [.. all.Where(StreamIds.IsEvaluation)];
        var states = new List<SelfEvaluation>();
        foreach (var stream in streams) states.Add((await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct)).State);
        if (states is [var one]) return InterchangeWriter.Write(one);
        if (states.Exists(s => s.Layout is not null))
            throw new CliException(ExitCodes.BadInput, "基础数据表各自成一个文件，请逐张导出：perfledger export 编号 --out 文件。");
        var first = states[0].Opened!;
        var programme = await session.Ledger.FoldAsync(Streams.Programmes, Streams.ProgrammeOf(first), AsOf.Now, ct);
        var stated = ProgrammeFigures.Read(programme.State, first.MoneyUnit);
        return InterchangeWriter.Write(stated.Department.Length > 0 ? stated : new InterchangeProgramme(first.CompetentDepartment, null),
            states);
    }

    /// <summary>The self-evaluations asked for; all of the ledger when none is named.</summary>
    public static async Task<IReadOnlyList<string>> StreamsAsync(LedgerSession session, IReadOnlyList<string> asked, CancellationToken ct)
    {
        var streams = new List<string>();
        if (asked.Count == 0) streams.AddRange((await EvaluationQuery.AllAsync(session.Reads, ct)).Select(r => r.Evaluation));
        foreach (var text in asked) streams.Add(await EvaluationIds.ResolveAsync(session.Reads, text, ct));
        return streams.Count > 0 ? streams : throw new CliException(ExitCodes.NotFound, "台账中还没有自评。用 perfledger import 文件 导入。");
    }
}
