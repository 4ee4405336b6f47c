using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;
using PerfLedger.Workbench.Features.Reports;

namespace PerfLedger.Workbench.Features.Demo;

/// <summary>The report over the forms: its text goes in, is checked, accepted and filed with every stream it draws figures from.</summary>
internal sealed class DemoReport(LedgerSession session, DemoSamples samples)
{
    private readonly InterchangeReport _file = ReportFiles.Read(samples.Report, samples.History.Report.File);

    private DemoReview Review => samples.History.Report;

    private string Stream => ReportFiles.Stream(_file.Identity);

    /// <summary>Imports the report and requires that the ledger gives it back byte for byte.</summary>
    public async Task ImportAsync(CancellationToken ct)
    {
        await session.Archive.PutAsync(samples.Report, "application/json", ct);
        var import = new ImportReport(
            _file, Library.Outline(_file.Identity.Form), Ground.None, Retrospective: true, samples.Campaign.Stream);
        var outcome = await DecideAsync(Review.By, import.Decide, ct);
        var report = await FoldAsync(ct);
        if (!ReportWriter.Write(report).AsSpan().SequenceEqual(samples.Report))
            throw new InvalidOperationException("The ledger does not export the report it was made from.");
        Console.WriteLine($"  {Named(Review.By)}：导入 {_file.Sections.Length} 节，引用 {_file.Sources.Length} 个来源的数"
            + $"（{outcome.Events} 条）；台账导出与 samples/zhuzhou-2020/{Review.File} 逐字节相同");
    }

    /// <summary>Checks, acknowledges what was found, submits and accepts; returns how much was found.</summary>
    public async Task<int> ReviewAsync(CancellationToken ct)
    {
        var found = await Assessment.ReadAsync(session, await FoldAsync(ct), AsOf.Now, ct);
        foreach (var f in found.Findings) Console.WriteLine($"  {f.Rule} {f.What}");
        Console.WriteLine($"  {CheckText.Summary(found.Findings)}");
        if (found.All.Length > 0)
        {
            await DecideAsync(Review.Head, Form(s => new AcknowledgeFindings(
                found.All, found.Code, Review.Reason, Review.Head, new Who(Review.Head, Role.Head)).Decide(s)), ct);
            Console.WriteLine($"  {Named(Review.Head)}：确认校验结果：{Review.Reason.Text}");
        }

        await DecideAsync(Review.By, Form(s => new Submit(found.Errors).Decide(s)), ct);
        Console.WriteLine($"  {Named(Review.By)}：送审");
        await DecideAsync(Review.Reviewer, Form(s => new Accept(new Who(Review.Reviewer, Role.Reviewer)).Decide(s)), ct);
        Console.WriteLine($"  {Named(Review.Reviewer)}：审核通过");
        return found.Findings.Count;
    }

    /// <summary>Files the report over all its streams at one position and writes it with its receipt.</summary>
    public async Task<FilingRow> FileAsync(string folder, CancellationToken ct)
    {
        var row = await new FilingDesk(session).FileAsync(Stream, samples.Desk(session, Review.By), ct);
        var (_, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        await DemoFiles.WriteAsync(session, row, folder, "自评报告", ct);
        Console.WriteLine($"  {filed.Freeze.Streams.Length} 条事件流冻结在同一位置 {row.FreezePosition}");
        return row;
    }

    private string Named(string person) => samples.Person(person).Name;

    private async Task<Report> FoldAsync(CancellationToken ct) =>
        (await session.Ledger.FoldAsync(Streams.Reports, Stream, AsOf.Now, ct)).State;

    private Task<Outcome> DecideAsync(string person, Func<Report, Decision<ISelfEvaluationEvent>> decide, CancellationToken ct) =>
        samples.Desk(session, person).DecideAsync(Streams.Reports, Stream, decide, ct);

    private static Func<Report, Decision<ISelfEvaluationEvent>> Form(Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> decide) =>
        report => decide(report.Form);
}
