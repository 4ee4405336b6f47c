using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Reports;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>findings: the checks over what stands in the ledger, form by form and over the programme; as text or as a report.</summary>
internal static class FindingsWord
{
    private static readonly Argument<string[]> Evaluations = new("自评")
    {
        Description = "自评、基础数据表或报告的编号或其末段；不写时为全部，并核对专项总体",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Unit = new("--unit") { Description = "预算单位代码：只核对该单位的" };
    private static readonly Option<string?> Fund = new("--fund") { Description = "专项名称或代码：只核对该专项的" };

    private static readonly Option<string?> AsOfText = new("--as-of")
    {
        Description = "位置（@345）或时刻（2020-05-15T17:30，北京时间）；只写一张自评时也可写版本（12）",
    };

    public static Command Findings { get; } = Word("findings", "校验台账中的自评、基础数据表和报告；可生成校验报告和确认单", RunAsync,
        Evaluations, Unit, Fund, AsOfText, Options.Docx, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var asked = new Asked(call.GetValue(Evaluations)!, call.GetValue(Unit), call.GetValue(Fund));
        if (asked.Names.Length > 0 && asked.IsFiltered)
            throw new CliException(ExitCodes.BadInput, "写明了自评，就不再写 --unit、--fund：二者只用来从全部自评中挑选。");
        var cut = await CutAsync(session, asked.Names, call.GetValue(AsOfText), ct);
        var result = await CheckAsync(session, asked, cut, ct);
        var json = call.GetValue(Options.Json);
        if (call.GetValue(Options.Docx) is { } target)
            await ReportAsync(session, result, asked.Names.Length == 0, cut, target, json ? Console.Error : Console.Out, ct);
        if (json) Output.WriteJson(CheckView.Of(session.Name, result));
        else if (call.GetValue(Options.Docx) is null) CheckText.Write(result, Console.Out);
        return result.All.Any(f => f.Severity == Severity.Error) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    /// <summary>Checks the forms named, or all of the ledger with their programme, as they stood at one position.</summary>
    public static Task<CheckedFile> CheckAsync(LedgerSession session, string[] names, AsOf cut, CancellationToken ct) =>
        CheckAsync(session, new Asked(names, null, null), cut, ct);

    private static async Task<CheckedFile> CheckAsync(LedgerSession session, Asked asked, AsOf cut, CancellationToken ct)
    {
        var forms = new List<CheckedForm>();
        foreach (var stream in await StreamsAsync(session, asked.Names, ct))
        {
            var state = (await Streams.FoldAsync(session.Ledger, stream, cut, ct)).State;
            if (Streams.FormOf(state)!.Opened is not { } opened)
            {
                if (asked.Names.Length > 0) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
            }
            else if (asked.Wants(opened))
            {
                forms.Add(new CheckedForm("", opened.RulePack, state is Report report
                    ? await Assessment.ReadAsync(session, report, cut, ct)
                    : await Assessment.ReadAsync(session, (SelfEvaluation)state, cut, ct)));
            }
        }

        if (forms.Count == 0)
            throw new CliException(ExitCodes.NotFound, asked.IsFiltered
                ? $"这一时点没有{asked.Filter}的自评。用 perfledger list 查看全部自评的单位和专项。"
                : "台账在这一时点还没有自评。用 perfledger import 文件 导入。");
        if (forms.Count > 1) forms = [.. forms.Select((f, n) => f with { At = $"/selfEvaluations/{n}" })];
        return new CheckedFile(forms, asked.Names.Length == 0 ? await ProgrammeAsync(session, forms, cut, ct) : []);
    }

    private static async Task<IReadOnlyList<string>> StreamsAsync(LedgerSession session, string[] names, CancellationToken ct)
    {
        if (names.Length == 0)
            return
            [
                .. (await EvaluationQuery.AllAsync(session.Reads, ct)).Select(r => r.Evaluation),
                .. (await ReportQuery.AllAsync(session.Reads, ct)).Select(r => r.Report),
            ];
        var streams = new List<string>();
        foreach (var name in names) streams.Add(await EvaluationIds.SubjectAsync(session.Reads, name, ct));
        return streams;
    }

    /// <summary>One position of the ledger for all that is looked at.</summary>
    private static async Task<AsOf> CutAsync(LedgerSession session, string[] asked, string? text, CancellationToken ct)
    {
        if (text is null) return AsOf.Position((await session.Ledger.HeadAsync(ct)).Position);
        if (asked is [var one])
        {
            var stream = await EvaluationIds.SubjectAsync(session.Reads, one, ct);
            var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, text, ct);
            return AsOf.Position((await Streams.FoldAsync(session.Ledger, stream, asOf, ct)).Position);
        }

        return text.All(char.IsAsciiDigit)
            ? throw new CliException(ExitCodes.BadInput, $"“{text}”是一张自评的版本；核对几张自评时请写位置（@345）或时刻。")
            : await EvaluationIds.ReachedAsync(session.Ledger, "", text, ct);
    }

    private static async Task<IReadOnlyList<Finding>> ProgrammeAsync(
        LedgerSession session, List<CheckedForm> forms, AsOf cut, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var ofIndicators = forms.Where(f => f.Assessment.IsScored);
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
        await AccessLog.HandOutAsync(session, null, AccessLog.Export, report.FileName, path, report.Document.Package, ct);
        await told.WriteLineAsync($"已生成 {path}（{CheckText.Summary(result.All)}，校验码 {report.Document.ModelDigest[..16]}）");
    }

    /// <summary>What is to be checked: these, or all of a unit or a special fund.</summary>
    private sealed record Asked(string[] Names, string? Unit, string? Fund)
    {
        public bool IsFiltered => Unit is not null || Fund is not null;

        public string Filter => string.Join('、', ((string?[])[Unit is null ? null : $"单位“{Unit}”", Fund is null ? null : $"专项“{Fund}”"])
            .OfType<string>());

        public bool Wants(SelfEvaluationOpened o) =>
            (Unit is null || o.Unit.Code == Unit) && (Fund is null || o.SpecialFund == Fund || o.SpecialFundCode == Fund);
    }
}
