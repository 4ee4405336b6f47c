using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Jobs;

public sealed class JobSpecs
{
    private static readonly Who Organiser = new("o-01", Role.Organiser);

    [Fact]
    public void An_organiser_asks_for_a_run_and_asking_twice_is_two_runs()
    {
        Job().When(new RequestJob(Organiser).Decide).ThenOnce(new JobRequested());
        Job(new JobRequested()).When(new RequestJob(Organiser).Decide).ThenOnce(new JobRequested());
    }

    [Fact]
    public void A_paused_job_is_not_run_until_it_is_resumed()
    {
        var paused = Job().When(new PauseJob(Organiser, "更换备份磁盘").Decide).Then(new JobPaused("更换备份磁盘"));
        paused.When(new RequestJob(Organiser).Decide).ThenRefused("JOB-02");
        paused.When(new ResumeJob(Organiser).Decide).Then(new JobResumed())
            .When(new RequestJob(Organiser).Decide).ThenOnce(new JobRequested());
        Job().When(new ResumeJob(Organiser).Decide).ThenNothing();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("换磁盘 ", true)]
    [InlineData("更换备份盘", false)] // five characters
    public void A_pause_says_why(string note, bool refused)
    {
        var outcome = Job().When(new PauseJob(Organiser, note).Decide);
        if (refused) outcome.ThenRefused("JOB-03");
        else outcome.ThenOnce(new JobPaused(note));
    }

    [Theory]
    [InlineData(Role.Filler)]
    [InlineData(Role.Head)]
    [InlineData(Role.Reviewer)]
    public void Nobody_else_runs_pauses_or_resumes(Role role)
    {
        var who = new Who("p-01", role);
        Job().When(new RequestJob(who).Decide).ThenRefused("JOB-01");
        Job().When(new PauseJob(who, "更换备份磁盘").Decide).ThenRefused("JOB-01");
        Job(new JobPaused("更换备份磁盘")).When(new ResumeJob(who).Decide).ThenRefused("JOB-01");
    }

    [Fact]
    public void Stopped_work_is_tried_again_or_given_up_by_an_organiser_who_says_why()
    {
        Job().When(new RetryWork(Organiser, ["mail@b", "mail@a"]).Decide).ThenOnce(new WorkRetried(["mail@a", "mail@b"]));
        Job().When(new RetryWork(Organiser, []).Decide).ThenNothing();
        Job().When(new GiveUpWork(Organiser, ["mail@a"], " 已电话告知本人 ").Decide).ThenOnce(new WorkGivenUp(["mail@a"], "已电话告知本人"));
        Job().When(new GiveUpWork(Organiser, [], "已电话告知本人").Decide).ThenNothing();
        Job().When(new GiveUpWork(Organiser, ["mail@a"], "已告知").Decide).ThenRefused("JOB-04");
        Job().When(new RetryWork(new("f-01", Role.Filler), ["mail@a"]).Decide).ThenRefused("JOB-01");
        Job().When(new GiveUpWork(new("f-01", Role.Filler), ["mail@a"], "已电话告知本人").Decide).ThenRefused("JOB-01");
    }

    [Fact]
    public void What_could_not_be_delivered_is_reported_once_for_each_last_attempt()
    {
        Undelivered a = new("mail@a", 11, "f-01", "超时"), b = new("mail@b", 1, "f-02", "550");
        var told = Job().When(new ReportUndelivered("ZZ-CZJ", [b, a], ["o-02", "o-01"]).Decide)
            .Then(new UndeliveredReported("ZZ-CZJ", [a, b], ["o-01", "o-02"]));
        told.When(new ReportUndelivered("ZZ-CZJ", [a, b], ["o-01"]).Decide).ThenNothing();
        told.When(new ReportUndelivered("ZZ-CZJ", [a with { Token = 22 }, b], ["o-01"]).Decide)
            .ThenOnce(new UndeliveredReported("ZZ-CZJ", [a with { Token = 22 }], ["o-01"]));
    }

    private static Spec<Job, IJobEvent> Job(params IJobEvent[] events) =>
        Given.Stream(Domain.Jobs.Job.Initial, Domain.Jobs.Job.Evolve, events);
}
