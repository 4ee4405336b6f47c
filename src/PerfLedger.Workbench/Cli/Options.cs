using System.CommandLine;
using System.Globalization;

namespace PerfLedger.Workbench.Cli;

/// <summary>Options that several words share. Each is one object, so that it means the same everywhere.</summary>
internal static class Options
{
    public static Option<string?> Ledger { get; } = new("--ledger") { Description = "台账名称；不写时取唯一的台账，没有时取演示台账", Recursive = true };

    public static Option<FileInfo?> TokenFile { get; } = new("--token-file")
    {
        Description = "令牌所在的文件（正式台账凭令牌办理；也可放入环境变量 PERFLEDGER_TOKEN）",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "输出 JSON" };

    public static Option<string?> Docx { get; } = new("--docx") { Description = "另生成 .docx，写到哪个文件或文件夹" };

    public static Option<string?> Xlsx { get; } = new("--xlsx") { Description = "另生成 .xlsx，写到哪个文件或文件夹" };

    public static Option<string?> As { get; } = new("--as") { Description = "操作人编号（只用于演示和试用台账，登记为“自述身份”）" };

    public static Option<string?> Role { get; } = new("--role")
    {
        Description = "以何角色：filler 填报人、head 单位负责人、reviewer 主管处室、organiser 财务建设处",
    };

    public static Option<string?> OnBehalfOf { get; } = new("--on-behalf-of") { Description = "代何人办理（人员编号）" };

    public static Option<Guid?> CommandId { get; } = new("--command-id") { Description = "命令号；重复同一命令号返回首次结果" };

    public static Option<string?> Reason { get; } = new("--reason") { Description = "原因（至少五个字）" };

    public static Option<string> ReasonKind { get; } = new("--reason-kind")
    {
        Description = "原因类别：entryError evidence reviewOpinion budgetChange settlement notCarriedOut judgement imported other",
        DefaultValueFactory = _ => "entryError",
    };

    public static Option<string?> Document { get; } = new("--document") { Description = "依据文件（名称、文号）" };

    public static Option<DateOnly?> On { get; } = Day("--on", "依据文件日期，如 2020-07-15");

    public static Option<string[]> Evidence { get; } = new("--evidence") { Description = "佐证材料的 SHA-256（先用 attach 上传）" };

    /// <summary>An option that takes a day.</summary>
    public static Option<DateOnly?> Day(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = r => DateOnly.TryParseExact(r.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var d)
            ? d
            : NoDate(r),
    };

    // What is said to the person is made of the description (Misuse); here it only counts that there is an error.
    private static DateOnly? NoDate(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError(result.Tokens[0].Value);
        return null;
    }
}
