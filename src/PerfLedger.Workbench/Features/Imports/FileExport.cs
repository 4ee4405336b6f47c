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
        var streams = asked.Count == 0
            ? [.. (await EvaluationQuery.AllAsync(session.Main, ct)).Select(r => r.Evaluation)]
            : await ResolveAsync(session, asked, ct);
        if (streams.Count == 0) throw new CliException(ExitCodes.NotFound, "台账中还没有自评，没有可导出的。");
        var states = new List<SelfEvaluation>();
        foreach (var stream in streams) states.Add((await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct)).State);
        if (states is [var one]) return InterchangeWriter.Write(one);
        var first = states[0].Opened!;
        var programme = await session.Ledger.FoldAsync(
            Streams.Programmes, StreamIds.Programme(first.FiscalYear, first.Unit.Code, StreamIds.Fund(first.SpecialFundCode, first.SpecialFund)), AsOf.Now, ct);
        var stated = ProgrammeFigures.Read(programme.State, first.MoneyUnit);
        return InterchangeWriter.Write(stated.Department.Length > 0 ? stated : new InterchangeProgramme(first.CompetentDepartment, null), states);
    }

    private static async Task<IReadOnlyList<string>> ResolveAsync(LedgerSession session, IReadOnlyList<string> asked, CancellationToken ct)
    {
        var streams = new List<string>();
        foreach (var text in asked) streams.Add(await EvaluationIds.ResolveAsync(session.Main, text, ct));
        return streams;
    }
}
