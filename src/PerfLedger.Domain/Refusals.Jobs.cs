namespace PerfLedger.Domain;

// Jobs of the program.
public static partial class Refusals
{
    internal static Refusal OnlyAnOrganiserRunsJobs() =>
        Make("JOB-01", "后台作业由组织评价的财务建设处或系统管理员管理，请由其办理。");

    internal static Refusal JobIsPaused() =>
        Make("JOB-02", "这项作业已暂停，不会运行；请系统管理员先恢复。");

    internal static Refusal PauseNeedsANote() =>
        Make("JOB-03", "暂停作业须写明原因（至少五个字）。");

    internal static Refusal GivingUpNeedsANote() =>
        Make("JOB-04", "放弃发送须写明原因（至少五个字），如“已电话告知本人”。");
}
