using System.Globalization;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>Jobs as people read them.</summary>
internal static class JobsText
{
    private const int Shown = 5;

    public static void Write(IReadOnlyList<JobView> jobs, TimeSpan skew, TextWriter output)
    {
        var table = new TextTable("作业", "名称", "时间", "状态", "下次", "上次", "用时", "次数", "结果");
        foreach (var job in jobs)
        {
            var last = job.Runs.Count > 0 ? job.Runs[0] : null;
            table.Add(job.Kind, job.Title, job.Schedule ?? (job.Outbound is null ? "按期限" : "随通知"), StateOf(job),
                Time(job.Next), Time(last?.Ended ?? last?.Started),
                Seconds(last?.Seconds), last is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{last.Attempts}"),
                Standing(job.Outbound) ?? job.Off ?? (last?.State == "stopped" ? last.Error : last?.Sentence ?? last?.Error));
        }

        table.WriteTo(output, 72);
        if (Skew(skew) is { } apart) output.WriteLine(apart);
        foreach (var job in jobs.Where(j => j.State == JobState.Alarm)) output.WriteLine($"{job.Title}需要处理：{Why(job)}");
        foreach (var job in jobs.Where(j => j.Outbound is { Stopped.Count: > 0 })) WriteStopped(job, output);
    }

    private static void WriteStopped(JobView job, TextWriter output)
    {
        var stopped = job.Outbound!.Stopped;
        foreach (var run in stopped.Take(Shown)) output.WriteLine($"  {run.Key}：试了 {run.Attempts} 次，{run.Error}");
        if (stopped.Count > Shown) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  等 {stopped.Count} 件（--json 列出全部）"));
    }

    /// <summary>How far the clocks are apart; null when they are not.</summary>
    public static string? Skew(TimeSpan skew) => skew == TimeSpan.Zero ? null : string.Create(CultureInfo.InvariantCulture,
        $"本机时钟比数据库{(skew > TimeSpan.Zero ? "快" : "慢")} {skew.Duration().TotalSeconds:0.0} 秒。");

    /// <summary>How many of a job of which each piece counts stand where; null while there is none.</summary>
    public static string? Standing(OutboundView? view) => view is null or { Done: 0, Waiting: 0, GivenUp: 0, Stopped: [] } ? null
        : string.Create(CultureInfo.InvariantCulture, $"已发 {view.Done}，待发 {view.Waiting}，停下 {view.Stopped.Count}，放弃 {view.GivenUp}");

    /// <summary>How one run ended, in a line.</summary>
    public static string Of(RunView run) => run.State switch
    {
        "done" => string.Create(CultureInfo.InvariantCulture, $"{run.Sentence}（用时 {run.Seconds:0.0} 秒）"),
        "stopped" => string.Create(CultureInfo.InvariantCulture, $"试了 {run.Attempts} 次都没有做成，已停下：{run.Error}"),
        "running" => $"正在由 {run.Holder} 运行，自 {Time(run.Started)}",
        _ when run.Error is not null => string.Create(CultureInfo.InvariantCulture,
            $"第 {run.Attempts} 次没有做成（{run.Error}），{Time(run.NotBefore)} 再试"),
        _ => $"{Time(run.NotBefore)} 起等候运行",
    };

    private static string Why(JobView job)
    {
        if (job.Outbound is { Stopped.Count: > 0 })
            return $"{Cause(job)}。排除原因后用 perfledger jobs retry {job.Kind} 重试"
                + "（或写其中一件的键）；已另行告知的用 perfledger jobs give-up 键 --reason 原因 放弃。";
        return $"{Cause(job)}。处理后用 perfledger jobs run {job.Kind} 再运行一次。";
    }

    /// <summary>Why a job alarms, without a full stop.</summary>
    public static string Cause(JobView job)
    {
        if (job.Outbound is { Stopped.Count: var count and > 0 })
            return string.Create(CultureInfo.InvariantCulture, $"{count} 件没有送达，已停下");
        var bad = job.Runs.FirstOrDefault(r => r.State == "stopped" || r.Verdict == "alarm");
        return bad is null ? "到点后超过 10 分钟没有进程运行它，请检查 perfledger serve 是否在运行" : Of(bad);
    }

    /// <summary>How a job stands, in a word.</summary>
    public static string StateOf(JobView job) => job.State switch
    {
        JobState.Never => "未运行",
        JobState.Ok => "正常",
        JobState.Warning => "提醒",
        JobState.Alarm => "告警",
        JobState.Running => "运行中",
        JobState.Paused => $"已暂停（{job.PausedBy}）",
        _ => "未启用",
    };

    private static string Time(DateTimeOffset? instant) => instant is { } i ? Output.Local(i) : "";

    private static string Seconds(double? seconds) => seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s:0.0}秒") : "";
}
