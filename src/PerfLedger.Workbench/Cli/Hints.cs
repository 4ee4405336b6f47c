using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Cli;

/// <summary>
/// Which word or option of the command line mends what a rule refused. The sentences themselves are for whoever reads them, at a page or
/// at a screen; only the command line adds these.
/// </summary>
internal static partial class Hints
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["BAT-01"] = "--all、--unit、--campaign 选定范围；perfledger list 列出全部",
        ["FIL-04"] = "perfledger filings",
        ["FIL-07"] = "--role 指明以何角色",
        ["FIL-09"] = "--pages",
        ["FIL-12"] = "--role 指明以何角色",
        ["JOB-02"] = "perfledger jobs resume 作业",
        ["JOB-03"] = "--reason 原因",
        ["JOB-04"] = "--reason 原因",
        ["NAR-02"] = "perfledger list",
        ["PER-03"] = "perfledger person add",
        ["REM-01"] = "--role reviewer 或 --role organiser",
        ["REM-02"] = "--note 对方的答复",
        ["RGT-01"] = "perfledger person reopen 人员",
        ["RGT-05"] = "perfledger person show 人员",
        ["RGT-06"] = "perfledger task assign",
        ["RGT-08"] = "--campaign 评价工作",
        ["RGT-11"] = "--unit、--year、--until、--campaign、--direction、--sample",
        ["RGT-13"] = "perfledger person show 人员；perfledger person add",
        ["RGT-14"] = "perfledger person add",
        ["RGT-16"] = "--on-behalf-of 人员",
        ["STG-07"] = "--form 表样、--direction 支出方向",
        ["TAB-01"] = "perfledger show 编号 列出各格的代码",
        ["TPL-03"] = "--from、--to",
        ["TPL-05"] = "perfledger template list",
        ["TSK-02"] = "perfledger task assign",
        ["UNT-02"] = "perfledger unit add",
    };

    /// <summary>The codes that have one.</summary>
    public static IEnumerable<string> Codes => Words.Keys;

    /// <summary>The sentence as the command line prints it.</summary>
    public static string Added(string sentence)
    {
        var words = Code().Matches(sentence).Select(m => Words.GetValueOrDefault(m.Groups[1].Value)).OfType<string>().Distinct().ToList();
        return words.Count == 0 ? sentence : With(sentence, string.Join('；', words));
    }

    /// <summary>A sentence with what to type, on a line of its own.</summary>
    public static string With(string sentence, string words) => $"{sentence}\n命令行：{words}";

    [GeneratedRegex(@"（([A-Z]{3}-\d{2})）")]
    private static partial Regex Code();
}
