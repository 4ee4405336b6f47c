using PerfLedger.Documents;
using PerfLedger.Documents.Import.Matching;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Sheets;

/// <summary>A form as the ledger prints it, with the figure of each of its cells: what a sheet is made after and a file is held
/// against.</summary>
internal sealed record FormReference(MadeReport Made, FormMap Map)
{
    /// <summary>Stands for the filer where nothing is filed.</summary>
    public const string Author = "预览";

    public string Stream => Made.Cut.Own.Stream;

    /// <summary>The form as of a point.</summary>
    public static async Task<FormReference> AtAsync(LedgerSession session, string stream, AsOf asOf, CancellationToken ct) =>
        Of(await new FilingDesk(session).MakeAsync(stream, asOf, Author, ct), DocumentEngines.Current);

    /// <summary>The form of a report that was made.</summary>
    /// <param name="made">The report.</param>
    /// <param name="engine">The engine that made it.</param>
    public static FormReference Of(MadeReport made, IDocumentEngine engine)
    {
        var own = made.Cut.Own;
        var marked = own.State is SelfEvaluation s ? Marks.Mark(s)
            : throw new CliException(ExitCodes.NotFound, "报告不是表，不能导出为 .xlsx，也不能由文件读入。请导出它所引各表，报告用 report write 或 report import。");
        var cut = made.Cut with { Frozen = [own with { State = marked }, .. made.Cut.Frozen.Skip(1)] };
        var codes = engine.Render(made.Template.Docx, made.Kind.Model(cut, made.Materials, Author));
        return new FormReference(made, FormMap.Of(made.Document.Package, codes.Package));
    }
}
