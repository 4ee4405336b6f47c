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

    private static Spec<Job, IJobEvent> Job(params IJobEvent[] events) =>
        Given.Stream(Domain.Jobs.Job.Initial, Domain.Jobs.Job.Evolve, events);
}
