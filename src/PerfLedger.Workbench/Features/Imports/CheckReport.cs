using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>
/// Makes the 自评校验报告 of checked forms. It names their versions and nothing of the ledger behind them, so that it is the same until one
/// of them, or the rule pack, changes.
/// </summary>
internal sealed class CheckReport(LedgerSession session)
{
    public async Task<(RenderedDocument Document, string FileName)> MakeAsync(
        CheckedFile file, bool withProgramme, AsOf cut, CancellationToken ct)
    {
        var parts = new List<CheckedPart>();
        foreach (var form in file.Forms) parts.Add(await PartAsync(form.Assessment, ct));
        var last = parts.Max(p => p.Position);
        foreach (var source in parts.SelectMany(p => p.Report?.Sources.Values ?? []).Distinct(StringComparer.Ordinal))
            last = Math.Max(last, (await Streams.FoldAsync(session.Ledger, source, cut, ct)).Position); // a report prints their figures
        if (withProgramme)
            foreach (var fund in file.Forms.Select(f => Streams.ProgrammeOf(f.Assessment.State.Opened!)).Distinct(StringComparer.Ordinal))
                last = Math.Max(last, (await session.Ledger.FoldAsync(Streams.Programmes, fund, cut, ct)).Position);
        var model = CheckReportModel.Build(parts, withProgramme ? file.Programme : null, Packs(file),
            (await session.Ledger.HeadAtAsync(last, ct)).RecordedAt);
        var document = DocumentEngines.Current.Render(Library.Template(CheckReportModel.Form).Docx, model);
        return (document, FilingWords.FileName(parts[0].Evaluation, null).Replace("_预览.docx",
            parts.Count == 1 ? $"_校验报告_v{parts[0].State.Version}.docx" : $"_等{parts.Count}张_校验报告.docx", StringComparison.Ordinal));
    }

    private async Task<CheckedPart> PartAsync(Assessment a, CancellationToken ct)
    {
        var (s, o) = (a.State, a.State.Opened!);
        var head = await session.Ledger.HeadAtAsync(s.Last.Position, ct);
        var stream = a.Report is null
            ? Streams.EvaluationOf(o.FiscalYear, o.Unit.Code, o.Form, o.SpecialFundCode, o.SpecialFund, o.Project?.Code)
            : StreamIds.Report(o.FiscalYear, o.Unit.Code, o.Form, StreamIds.Fund(o.SpecialFundCode, o.SpecialFund), o.Project?.Code);
        return new CheckedPart(stream, s, head.Position, head.Leaf, EvaluationText.Name(s.Stage), a.Result, a.Findings,
            s.Acknowledgement is { } standing ? await NameAsync(standing.Head, head.Position, ct) : null, a.Report);
    }

    private async Task<string> NameAsync(string person, long position, CancellationToken ct) =>
        (await session.Ledger.FoldAsync(Streams.People, StreamIds.Person(person), AsOf.Position(position), ct)).State.Registered?.Name
        ?? person;

    private static string Packs(CheckedFile file) => string.Join('、', file.Forms.Select(f => f.RulePack).Distinct(StringComparer.Ordinal)
        .Select(name => $"{name}（{Library.Digest(Library.RulePack(name).Bytes)[..16]}）"));
}
