using PerfLedger.Domain.Batches;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tasks;
using PerfLedger.Domain.Templates;

namespace PerfLedger.Domain;

/// <summary>
/// The catalogue of stored events: name, type, schema version and the members that are private. Names are the aliases Marten gives the CLR
/// names (snake case). Private members are free text and personal data: the proof commits to them under a salt and never shows them plain.
/// A path names members as stored (reason.text); [] = of every element. An entry is never changed once shipped.
/// </summary>
public static class EventNames
{
    private static readonly string[] SectionTexts =
    [
        "content[].runs[].text", "content[].runs[].free.text", "content[].runs[].free.source",
        "content[].grid.rows[].cells[].runs[].text", "content[].grid.rows[].cells[].runs[].free.text",
        "content[].grid.rows[].cells[].runs[].free.source",
    ];

    /// <summary>All event types, streams in order of the house, events as their stream's timeline has them.</summary>
    public static IReadOnlyList<(string Name, Type Type, int Schema, IReadOnlyList<string> Private)> All { get; } =
    [
        ("self_evaluation_opened", typeof(SelfEvaluationOpened), 1, []),
        ("indicator_added", typeof(IndicatorAdded), 1, ["reason.text", "document"]),
        ("indicator_classified", typeof(IndicatorClassified), 1, ["reason.text"]),
        ("indicator_renamed", typeof(IndicatorRenamed), 1, ["reason.text", "document"]),
        ("indicator_moved", typeof(IndicatorMoved), 1, []),
        ("indicator_withdrawn", typeof(IndicatorWithdrawn), 1, ["reason.text", "document"]),
        ("indicator_status_set", typeof(IndicatorStatusSet), 1, ["reason.text"]),
        ("table_row_added", typeof(TableRowAdded), 1, ["reason.text"]),
        ("table_row_renamed", typeof(TableRowRenamed), 1, ["reason.text"]),
        ("table_row_withdrawn", typeof(TableRowWithdrawn), 1, ["reason.text"]),
        ("figure_entered", typeof(FigureEntered), 1, ["value.text"]),
        ("figure_corrected", typeof(FigureCorrected), 1, ["before.text", "after.text", "reason.text", "document"]),
        ("score_overridden", typeof(ScoreOverridden), 1, ["before.text", "after.text", "reason.text"]),
        ("printed_value_voided", typeof(PrintedValueVoided), 1, ["printed.text"]),
        ("part_entered", typeof(PartEntered), 1, ["line.name", "line.amount.text", "line.columns[].text"]),
        ("part_corrected", typeof(PartCorrected), 1,
        [
            "before.name", "before.amount.text", "before.columns[].text", "after.name", "after.amount.text", "after.columns[].text",
            "reason.text",
        ]),
        ("part_withdrawn", typeof(PartWithdrawn), 1, ["reason.text"]),
        ("budget_adjusted", typeof(BudgetAdjusted), 1, ["amount.text", "reason.text", "document"]),
        ("budget_adjustment_withdrawn", typeof(BudgetAdjustmentWithdrawn), 1, ["reason.text"]),
        ("targets_approved", typeof(TargetsApproved), 1, ["document"]),
        ("survey_recorded", typeof(SurveyRecorded), 1, ["survey.method"]),
        ("evidence_attached", typeof(EvidenceAttached), 1, ["name", "note"]),
        ("findings_acknowledged", typeof(FindingsAcknowledged), 1, ["reason.text"]),
        ("evaluation_submitted", typeof(EvaluationSubmitted), 1, []),
        ("evaluation_returned", typeof(EvaluationReturned), 1, ["opinions[].text"]),
        ("evaluation_accepted", typeof(EvaluationAccepted), 1, []),
        ("evaluation_filed", typeof(EvaluationFiled), 1, []),
        ("correction_opened", typeof(CorrectionOpened), 1, ["reason.text", "document"]),
        ("report_outlined", typeof(ReportOutlined), 1, []),
        ("source_linked", typeof(SourceLinked), 1, ["reason.text"]),
        ("source_unlinked", typeof(SourceUnlinked), 1, ["reason.text"]),
        ("section_written", typeof(SectionWritten), 1, [.. SectionTexts]),
        ("section_corrected", typeof(SectionCorrected), 1, [.. SectionTexts, "reason.text", "document"]),
        ("attachment_stated", typeof(AttachmentStated), 1, ["name", "absent", "reason.text"]),
        ("campaign_opened", typeof(CampaignOpened), 1, []),
        ("direction_added", typeof(DirectionAdded), 1, []),
        ("unit_enlisted", typeof(UnitEnlisted), 1, []),
        ("route_laid", typeof(RouteLaid), 1, ["contact"]),
        ("reminder_steps_set", typeof(ReminderStepsSet), 1, []),
        ("stage_scheduled", typeof(StageScheduled), 1, ["contact"]),
        ("stage_done", typeof(StageDone), 1, ["document", "note"]),
        ("stage_done_withdrawn", typeof(StageDoneWithdrawn), 1, ["reason.text"]),
        ("extension_asked", typeof(ExtensionAsked), 1, ["reason.text", "document"]),
        ("extension_proposed", typeof(ExtensionProposed), 1, ["document", "reason.text"]),
        ("extension_granted", typeof(ExtensionGranted), 1, ["document", "reason.text"]),
        ("extension_refused", typeof(ExtensionRefused), 1, ["reason.text"]),
        ("campaign_closed", typeof(CampaignClosed), 1, ["note"]),
        ("campaign_cancelled", typeof(CampaignCancelled), 1, ["document", "reason.text"]),
        ("calendar_published", typeof(CalendarPublished), 1, []),
        ("report_filed", typeof(ReportFiled), 1, []),
        ("pdf_rendered", typeof(PdfRendered), 1, []),
        ("rendition_made", typeof(RenditionMade), 1, ["places[].ground"]),
        ("rendition_published", typeof(RenditionPublished), 1, []),
        ("seal_attached", typeof(SealAttached), 1, ["name"]),
        ("paper_received", typeof(PaperReceived), 1, ["keptAt"]),
        ("template_published", typeof(TemplatePublished), 1, []),
        ("template_withdrawn", typeof(TemplateWithdrawn), 1, ["reason"]),
        ("library_published", typeof(LibraryPublished), 1, []),
        ("due_passed", typeof(DuePassed), 1, []),
        ("reminder_issued", typeof(ReminderIssued), 1, []),
        ("late_units_escalated", typeof(LateUnitsEscalated), 1, []),
        ("unit_called", typeof(UnitCalled), 1, ["note"]),
        ("job_requested", typeof(JobRequested), 1, []),
        ("job_paused", typeof(JobPaused), 1, ["note"]),
        ("job_resumed", typeof(JobResumed), 1, []),
        ("batch_requested", typeof(BatchRequested), 1, []),
        ("work_retried", typeof(WorkRetried), 1, []),
        ("work_given_up", typeof(WorkGivenUp), 1, ["note"]),
        ("undelivered_reported", typeof(UndeliveredReported), 1, ["items[].answer"]),
        ("person_registered", typeof(PersonRegistered), 1, ["name"]),
        ("contact_given", typeof(ContactGiven), 1, ["email", "phone"]),
        ("role_granted", typeof(RoleGranted), 1, ["reason.text"]),
        ("role_revoked", typeof(RoleRevoked), 1, ["reason.text"]),
        ("account_closed", typeof(AccountClosed), 1, ["reason.text"]),
        ("account_reopened", typeof(AccountReopened), 1, ["reason.text"]),
        ("sign_in_changed", typeof(SignInChanged), 1, []),
        ("token_issued", typeof(TokenIssued), 1, []),
        ("token_revoked", typeof(TokenRevoked), 1, []),
        ("unit_registered", typeof(UnitRegistered), 1, []),
        ("task_assigned", typeof(TaskAssigned), 1, []),
        ("task_done", typeof(TaskDone), 1, []),
    ];

    private static readonly Dictionary<Type, string> ByType = All.ToDictionary(e => e.Type, e => e.Name);

    private static readonly Dictionary<string, Type> ByName = All.ToDictionary(e => e.Name, e => e.Type, StringComparer.Ordinal);

    /// <summary>The stored name of an event.</summary>
    /// <exception cref="InvalidOperationException">The type is no event of the catalogue.</exception>
    public static string Of(object e) => ByType.TryGetValue(e.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"{e.GetType().Name} is not in the event catalogue.");

    /// <summary>The type of a stored name.</summary>
    /// <exception cref="InvalidOperationException">No event has this name.</exception>
    public static Type TypeOf(string name) => ByName.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"No event is stored under the name {name}.");
}
