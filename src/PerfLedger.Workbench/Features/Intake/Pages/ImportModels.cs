using PerfLedger.Domain.Checks;
using PerfLedger.Workbench.Features.Campaigns.Pages;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Intake.Pages;

/// <summary>Where files are handed in.</summary>
/// <param name="Drafts">The person's own that lie there.</param>
/// <param name="Notice">What is to be said.</param>
public sealed record ImportListModel(IReadOnlyList<Draft> Drafts, PageNotice? Notice);

/// <summary>What a check says of an interchange file, and what it takes to import it.</summary>
/// <param name="Id">The draft that keeps it.</param>
/// <param name="File">Its name.</param>
/// <param name="Summary">How much was found.</param>
/// <param name="Forms">Its forms with their rule packs.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Others">Units in it that the person does not fill in; with any, he imports nothing.</param>
/// <param name="Campaigns">Campaigns that its new forms can belong to.</param>
/// <param name="Attempt">What was typed and not done.</param>
public sealed record ImportCheckModel(Guid Id, string File, string Summary, IReadOnlyList<(string Name, string Pack)> Forms,
    IReadOnlyList<(Severity Severity, string Rule, string At, string What)> Findings, IReadOnlyList<string> Others,
    IReadOnlyList<CampaignRow> Campaigns, ActAttempt? Attempt)
{
    /// <summary>Reason and document as typed.</summary>
    public GroundFields Ground => Attempt is { } a ? GroundFields.Of(a.Form) : new();
}

/// <summary>What handed-in files would change.</summary>
/// <param name="Head">The draft.</param>
/// <param name="Reading">They are being read.</param>
/// <param name="Silent">The reading has stopped.</param>
/// <param name="Read">Files read.</param>
/// <param name="Total">Files in all.</param>
/// <param name="Fault">Why nothing could be read.</param>
/// <param name="Files">The files of this page.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Open">Cells that can be taken over, in all files.</param>
/// <param name="Taken">Cells that were taken over.</param>
/// <param name="Notice">What is to be said.</param>
/// <param name="Ground">Reason and document as typed.</param>
public sealed record ImportModel(Draft Head, bool Reading, bool Silent, int Read, int Total, string? Fault, IReadOnlyList<ImportFile> Files,
    int Number, int Open, int Taken, PageNotice? Notice, GroundFields Ground)
{
    /// <summary>Files a page.</summary>
    public const int Size = 20;

    internal static ImportModel Of(Draft<ImportDraft> draft, bool silent, int? page, PageNotice? notice, GroundFields ground)
    {
        var (content, files) = (draft.Content, new List<ImportFile>());
        var all = content.Proposal?.Files ?? [];
        var number = Paging.Number(page, all.Length, Size);
        var open = all.SelectMany(f => f.Forms.SelectMany(m => m.Cells.Select(c => new Chosen(f, m, c))))
            .Count(c => c.Cell.State == CellState.Proposed && !content.IsTaken(c));
        foreach (var file in all.Skip((number - 1) * Size).Take(Size))
            files.Add(new ImportFile(file.Name, file.Refused, file.IsUnmatched, file.Notes, [.. file.Forms.Select(form => new ImportForm(
                form.Evaluation, form.Title, form.Same, form.Notes, [.. form.Cells.Select(cell => new ImportCell($"{file.Name}#{cell.At}",
                    cell.Place, cell.Name, cell.Ledger, cell.File, cell.Why, cell.State switch
                    {
                        _ when content.IsTaken(new Chosen(file, form, cell)) => ImportState.Taken,
                        CellState.Proposed => ImportState.Open,
                        CellState.Conflict => ImportState.Conflict,
                        _ => ImportState.Unreadable,
                    }))]))]));
        return new(draft.Head, content.IsReading, silent, content.Read, content.Total, content.Fault, files, number, open,
            content.Taken.Length, notice, ground);
    }
}

/// <summary>One file.</summary>
public sealed record ImportFile(
    string Name, string? Refused, bool Unmatched, IReadOnlyList<string> Notes, IReadOnlyList<ImportForm> Forms)
{
    /// <summary>Cells of it that can be taken over.</summary>
    public int Open => Forms.Sum(f => f.Cells.Count(c => c.State == ImportState.Open));
}

/// <summary>One form of a file.</summary>
public sealed record ImportForm(string Evaluation, string Title, int Same, IReadOnlyList<string> Notes, IReadOnlyList<ImportCell> Cells);

/// <summary>One cell that differs.</summary>
/// <param name="Wish">How it is named when it is taken over.</param>
/// <param name="Place">Its place in the file.</param>
/// <param name="Name">Its name on the form.</param>
/// <param name="Ledger">What stands in the ledger.</param>
/// <param name="File">What the file shows.</param>
/// <param name="Why">Why it cannot be taken over.</param>
/// <param name="State">How it stands.</param>
public sealed record ImportCell(
    string Wish, string Place, string Name, string? Ledger, string? File, string? Why, ImportState State);

/// <summary>How a cell of a proposal stands.</summary>
public enum ImportState
{
    /// <summary>It can be taken over.</summary>
    Open,

    /// <summary>It was.</summary>
    Taken,

    /// <summary>The ledger says something else since the file was made.</summary>
    Conflict,

    /// <summary>The file shows no value for it.</summary>
    Unreadable,
}
