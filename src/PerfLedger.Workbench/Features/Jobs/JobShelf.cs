using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Batches;
using PerfLedger.Workbench.Features.Jobs.Kinds;
using PerfLedger.Workbench.Features.Retention;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>All kinds of jobs of the program, in the order people read them. Times are Asia/Shanghai, at night when nobody files.</summary>
internal static class JobShelf
{
    public static IReadOnlyList<JobKind> All(LedgerSession session)
    {
        var (checks, drill, dues) = (new LedgerChecks(session), new RegenerationDrill(session), new DueRecords(session));
        var batches = new BatchJob(session);
        var backup = new Backup(session, BackupFolder.Named());
        return
        [
            new(DueRecords.Name, "到期登记", null, dues.RunAsync) { PlanAsync = dues.PlanAsync },
            new(BatchJob.Name, "成批办理", null, batches.RunAsync) { PlanAsync = batches.PlanAsync },
            new(LedgerChecks.Followers, "异步读模型检查", Schedule.Every(10), checks.FollowersAsync),
            new(RegenerationDrill.Name, "重新生成演练", Schedule.Daily(1, 30), drill.RunAsync) { PlanAsync = RegenerationDrill.PlanAsync },
            new(LedgerChecks.Projections, "读模型核对", Schedule.Daily(2, 0), checks.ProjectionsAsync),
            new(LedgerChecks.Verify, "新增记录核对", Schedule.Daily(2, 30), checks.VerifyAsync),
            new(LedgerChecks.VerifyFull, "全台账核对", Schedule.Weekly(DayOfWeek.Sunday, 3, 0), checks.VerifyFullAsync),
            new(LedgerChecks.Archive, "存档核对", Schedule.Daily(3, 30), checks.ArchiveAsync),
            new(CalendarCheck.Name, "工作日历检查", Schedule.Weekly(DayOfWeek.Monday, 8, 0), new CalendarCheck(session).RunAsync),
            new(RetentionWord.Job, "保管期限报告", Schedule.Weekly(DayOfWeek.Monday, 7, 30),
                (item, ct) => RetentionWord.ReportAsync(session, item, ct)),
            new(Backup.Name, "备份", Schedule.Daily(4, 0), backup.RunAsync) { Off = backup.Off },
            new(Backup.Drill, "恢复演练", Schedule.Weekly(DayOfWeek.Sunday, 5, 0), backup.DrillAsync) { Off = backup.DrillOff },
        ];
    }
}
