using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>findings: the checks over what stands in the ledger, form by form and over the programme; as text or as a report.</summary>
internal static class FindingsWord
{
    private static readonly Argument<string[]> Evaluations = new("自评")
    {
        Description = "自评编号或其末段；不写时为全部，并核对专项总体",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> AsOfText = new("--as-of")
    {
        Description = "位置（@345）或时刻（2020-05-15T17:30，北京时间）；只写一张自评时也可写版本（12）",
    };

    public static Command Findings { get; } =
        Word("findings", "校验台账中的自评；可生成校验报告和确认单", RunAsync, Evaluations, AsOfText, Options.Docx, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var asked = call.GetValue(Evaluations)!;
        var cut = await CutAsync(session, asked, call.GetValue(AsOfText), ct);
        var result = await CheckAsync(session, asked, cut, ct);
        var json = call.GetValue(Options.Json);
        if (call.GetValue(Options.Docx) is { } target)
            await ReportAsync(session, result, asked.Length == 0, cut, target, json ? Console.Error : Console.Out, ct);
        if (json) Output.WriteJson(CheckView.Of(session.Name, result));
        else if (call.GetValue(Options.Docx) is null) CheckText.Write(result, Console.Out);
        return result.All.Any(f => f.Severity == Severity.Error) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    /// <summary>Checks the forms asked for, or all of the ledger with their programme, as they stood at one position.</summary>
    public static async Task<CheckedFile> CheckAsync(LedgerSession session, IReadOnlyList<string> asked, AsOf cut, CancellationToken ct)
    {
        var streams = await FileExport.StreamsAsync(session, asked, ct);
        var states = new List<SelfEvaluationAt>();
        foreach (var stream in streams)
        {
            var state = (await session.Ledger.FoldAsync(Streams.Evaluations, stream, cut, ct)).State;
            if (state.Opened is not null) states.Add(new(stream, state));
            else if (asked.Count > 0) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
        }

        if (states.Count == 0) throw new CliException(ExitCodes.NotFound, "台账在这一时点还没有自评。");
        var forms = new List<CheckedForm>();
        foreach (var (_, state) in states)
            forms.Add(new CheckedForm(states.Count == 1 ? "" : $"/selfEvaluations/{forms.Count}", state.Opened!.RulePack,
                await Assessment.ReadAsync(session.Ledger, state, cut, ct)));
        return new CheckedFile(forms, asked.Count == 0 ? await ProgrammeAsync(session, forms, cut, ct) : []);
    }

    /// <summary>One position of the ledger for all that is looked at.</summary>
    private static async Task<AsOf> CutAsync(LedgerSession session, string[] asked, string? text, CancellationToken ct)
    {
        if (text is null) return AsOf.Position((await session.Ledger.HeadAsync(ct)).Position);
        if (asked is [var one])
        {
            var stream = await EvaluationIds.ResolveAsync(session.Main, one, ct);
            var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, text, ct);
            return AsOf.Position((await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct)).Position);
        }

        return text.All(char.IsAsciiDigit)
            ? throw new CliException(ExitCodes.BadInput, $"“{text}”是一张自评的版本；核对几张自评时请写位置（@345）或时刻。")
            : await EvaluationIds.ReachedAsync(session.Ledger, "", text, ct);
    }

    private static async Task<IReadOnlyList<Finding>> ProgrammeAsync(
        LedgerSession session, List<CheckedForm> forms, AsOf cut, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var ofIndicators = forms.Where(f => f.Assessment.State.Layout is null);
        foreach (var fund in ofIndicators.GroupBy(f => Streams.ProgrammeOf(f.Assessment.State.Opened!)))
        {
            var programme = (await session.Ledger.FoldAsync(Streams.Programmes, fund.Key, cut, ct)).State;
            if (programme.Figures.IsEmpty) continue;
            var pack = Library.RulePack(fund.First().RulePack).Pack;
            findings.AddRange(ProgrammeChecks.Run(programme, [.. fund.Select(f => f.Assessment.State)], pack)
                .Select(f => f with { At = AmongAll(f.At, [.. fund]) }));
        }

        return findings;
    }

    // The checks number the forms of one programme; the list numbers all that were looked at.
    private static string AmongAll(string at, CheckedForm[] programme) =>
        at.Split('/', 4) is ["", "selfEvaluations", var n, .. var rest]
            && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? string.Join('/', [programme[i].At, .. rest])
            : at;

    private static async Task ReportAsync(
        LedgerSession session, CheckedFile result, bool withProgramme, AsOf cut, string target, TextWriter told, CancellationToken ct)
    {
        var report = await new CheckReport(session).MakeAsync(result, withProgramme, cut, ct);
        var path = await FilingWords.WriteAsync(target, report.FileName, report.Document.Package, ct);
        await told.WriteLineAsync($"已生成 {path}（{CheckText.Summary(result.All)}，校验码 {report.Document.ModelDigest[..16]}）");
    }

    private sealed record SelfEvaluationAt(string Stream, Domain.SelfEvaluations.SelfEvaluation State);
}
