using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>What a report says of itself.</summary>
/// <param name="Form">The form it is printed on.</param>
/// <param name="Title">Its title as listed.</param>
/// <param name="Department">Whose it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Campaign">The campaign it is filed under.</param>
/// <param name="Retrospective">补录</param>
/// <param name="AcknowledgedBy">The head who acknowledged the findings.</param>
/// <param name="Filings">How often it was filed before.</param>
internal sealed record ReportFrame(
    string Form, string Title, string Department, string Subject, string? Campaign, bool Retrospective,
    string? AcknowledgedBy, int Filings);

/// <summary>
/// A kind of report: what it is made from, how its model is built, how it is filed. One a model builder; a kind a released filing used
/// is kept for ever, so that the filing can be made again.
/// </summary>
internal interface IReportKind
{
    /// <summary>The model builder as filings pin it.</summary>
    public string Builder { get; }

    /// <summary>The calculation as filings pin it.</summary>
    public string Calculation { get; }

    /// <summary>True for the state of a stream whose reports are made by this kind from now on.</summary>
    public bool Makes(object state);

    /// <summary>The other streams that stand in the report, in printed order.</summary>
    public IEnumerable<string> Sources(object state);

    /// <summary>Kind and name of the data files it is made with.</summary>
    public IEnumerable<(string Kind, string Name)> Materials(Cut cut);

    /// <summary>The forms that stand in its workbook beside its own; their templates are pinned with it.</summary>
    public IEnumerable<string> Forms(Cut cut) => [];

    public ReportFrame Frame(Cut cut);

    /// <summary>All findings of the rules at that moment.</summary>
    public IReadOnlyList<Finding> Check(Cut cut, Materials materials);

    /// <summary>The canonical model: a function of nothing but its arguments.</summary>
    /// <param name="cut">The streams at the freeze.</param>
    /// <param name="materials">The data files.</param>
    /// <param name="author">Id of the filer.</param>
    public byte[] Model(Cut cut, Materials materials, string author);

    /// <summary>How late it was handed in.</summary>
    public Overdue? Overdue(Campaign campaign, Cut cut);

    /// <summary>Marks the filed stream as filed, if it still is at the frozen version.</summary>
    /// <param name="cut">The streams at the freeze.</param>
    /// <param name="filing">Stream id of the filing.</param>
    /// <param name="errors">Findings of severity error that stand.</param>
    /// <exception cref="FreezeMovedException">The stream moved since; thrown when the work is decided.</exception>
    public StreamWork File(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors);
}

/// <summary>Someone wrote between the freeze and the append.</summary>
internal sealed class FreezeMovedException() : Exception("The stream moved after the freeze.");
