using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>findings: the checks over what stands in the ledger, form by form and over the programme.</summary>
internal static class FindingsWord
{
    private static readonly Argument<string[]> Evaluations = new("自评")
    {
        Description = "自评编号或其末段；不写时为全部，并核对专项总体",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Findings { get; } = Word("findings", "校验台账中的自评", RunAsync, Evaluations, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var result = await CheckAsync(session, call.GetValue(Evaluations)!, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(CheckView.Of(session.Name, result));
        else CheckText.Write(result, Console.Out);
        return result.All.Any(f => f.Severity == Severity.Error) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    /// <summary>Checks the forms asked for, or all of the ledger with their programme.</summary>
    public static async Task<CheckedFile> CheckAsync(LedgerSession session, IReadOnlyList<string> asked, CancellationToken ct)
    {
        var streams = await FileExport.StreamsAsync(session, asked, ct);
        var forms = new List<CheckedForm>();
        foreach (var stream in streams)
        {
            var state = (await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct)).State;
            forms.Add(new CheckedForm(streams.Count == 1 ? "" : $"/selfEvaluations/{forms.Count}", state.Opened!.RulePack,
                await Assessment.ReadAsync(session.Ledger, state, AsOf.Now, ct)));
        }

        return new CheckedFile(forms, asked.Count == 0 ? await ProgrammeAsync(session, forms, ct) : []);
    }

    private static async Task<IReadOnlyList<Finding>> ProgrammeAsync(LedgerSession session, List<CheckedForm> forms, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var fund in forms.Where(f => f.Assessment.State.Layout is null).GroupBy(f => Streams.ProgrammeOf(f.Assessment.State.Opened!)))
        {
            var programme = (await session.Ledger.FoldAsync(Streams.Programmes, fund.Key, AsOf.Now, ct)).State;
            if (programme.Figures.IsEmpty) continue;
            var pack = Library.RulePack(fund.First().RulePack).Pack;
            findings.AddRange(ProgrammeChecks.Run(programme, [.. fund.Select(f => f.Assessment.State)], pack));
        }

        return findings;
    }
}
