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

namespace PerfLedger.Domain.Authority;

/// <summary>Which act an event is. Rights are asked for the events decided on, whatever word or page they came from.</summary>
public static class Acts
{
    /// <summary>The act behind an event.</summary>
    /// <exception cref="InvalidOperationException">The event is named nowhere here: nobody may record it.</exception>
    public static Act Of(object e) => e switch
    {
        TargetsApproved => Act.Approve,
        EvidenceAttached or SealAttached => Act.Attach,
        FindingsAcknowledged => Act.Confirm,
        EvaluationSubmitted => Act.Submit,
        EvaluationReturned or EvaluationAccepted => Act.Review,
        EvaluationFiled or ReportFiled => Act.File,
        CorrectionOpened => Act.Correct,
        _ when IsContent(e) => Act.Fill,
        _ => OfFiling(e) ?? OfOrder(e) ?? OfPeople(e)
            ?? throw new InvalidOperationException($"Nobody may record {e.GetType().Name}: name its act in {nameof(Acts)}."),
    };

    /// <summary>
    /// A printed total gone void follows from somebody's change; it is no change of a block of its own.
    /// </summary>
    public static bool IsConsequence(object e) => e is PrintedValueVoided;

    private static bool IsContent(object e) => e is SelfEvaluationOpened or IndicatorAdded or IndicatorClassified or IndicatorRenamed
        or IndicatorMoved or IndicatorWithdrawn or IndicatorStatusSet or TableRowAdded or TableRowRenamed or TableRowWithdrawn
        or FigureEntered or FigureCorrected or ScoreOverridden or PrintedValueVoided or PartEntered or PartCorrected or PartWithdrawn
        or BudgetAdjusted or BudgetAdjustmentWithdrawn or SurveyRecorded
        or ReportOutlined or SourceLinked or SourceUnlinked or SectionWritten or SectionCorrected or AttachmentStated;

    private static Act? OfFiling(object e) => e switch
    {
        PdfRendered or BatchRequested => Act.Render, // each filing of a batch is asked for again when it is made
        RenditionMade or RenditionPublished => Act.Publish,
        PaperReceived => Act.Receive,
        _ => null,
    };

    private static Act? OfOrder(object e) => e switch
    {
        CampaignOpened or DirectionAdded or UnitEnlisted or RouteLaid or ReminderStepsSet or StageScheduled or StageDone
            or StageDoneWithdrawn or ExtensionProposed or ExtensionGranted or ExtensionRefused or CampaignClosed or CampaignCancelled =>
            Act.Organise,
        ExtensionAsked => Act.Ask,
        CalendarPublished or TemplatePublished or TemplateWithdrawn or LibraryPublished => Act.Maintain,
        JobRequested or JobPaused or JobResumed or WorkRetried or WorkGivenUp => Act.Operate,
        UnitCalled => Act.Urge,
        DuePassed or ReminderIssued or LateUnitsEscalated or UndeliveredReported => Act.Record,
        _ => null,
    };

    private static Act? OfPeople(object e) => e switch
    {
        PersonRegistered or RoleGranted or RoleRevoked or AccountClosed or AccountReopened => Act.Grant,
        SignInChanged { Change: SignInChange.LockedOut or SignInChange.CodesEnrolled } => Act.Record, // seen by the program at the door
        SignInChanged or TokenIssued or TokenRevoked => Act.Admit,
        ContactGiven => Act.Reach,
        UnitRegistered => Act.Enrol,
        TaskAssigned => Act.Assign,
        TaskDone => Act.Finish,
        _ => null,
    };
}
