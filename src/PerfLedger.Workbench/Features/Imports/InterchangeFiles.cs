using System.Text;
using PerfLedger.Domain.Interchange;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>Reads an interchange file from disk; all faults of the file at once.</summary>
internal static class InterchangeFiles
{
    private static readonly string[] OfForms = ["perfledger/filing/1", "perfledger/self-evaluation/1", "perfledger/base-data/1"];

    private const long Largest = 20L * 1024 * 1024;

    public static InterchangeFile Read(FileInfo file) => Read(Bytes(file), file.Name);

    public static InterchangeFile Read(byte[] bytes, string name)
    {
        if (ReportReader.IsReport(bytes))
            throw new CliException(ExitCodes.BadInput,
                $"{name} 是报告文件，不是自评表，没有写入。请作为报告导入。")
            {
                Word = $"perfledger report import {name}；校验用 perfledger report check {name}",
            };
        var reading = InterchangeReader.Read(bytes, Library.Layouts);
        if (reading.File is { } read) return read;
        var text = new StringBuilder($"{name} 有 {reading.Faults.Length} 处错误，没有写入：");
        foreach (var fault in reading.Faults) text.Append("\n  ").Append(fault);
        throw new CliException(ExitCodes.BadInput, text.ToString());
    }

    /// <summary>True when a file says that it holds forms or tables.</summary>
    public static bool IsOfForms(byte[] bytes) => OfForms.Contains(ReportReader.FormatOf(bytes));

    public static byte[] Bytes(FileInfo file)
    {
        if (!file.Exists) throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
        if (file.Length > Largest) throw new CliException(ExitCodes.BadInput, $"{file.Name} 有 {file.Length / 1024 / 1024} MB，最多 20 MB。");
        return File.ReadAllBytes(file.FullName);
    }
}
