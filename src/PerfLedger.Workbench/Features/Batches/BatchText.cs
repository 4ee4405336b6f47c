using System.Globalization;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>A batch as people read it.</summary>
internal static class BatchText
{
    public static void Write(BatchView batch, IReadOnlyList<string> files, TextWriter output)
    {
        output.WriteLine($"{batch.Batch}：{Of(batch.Act)}，{batch.RequestedBy} 于 {Output.Local(batch.RequestedAt)} 提出");
        var table = new TextTable("自评", "结果", "说明");
        foreach (var item in batch.Items) table.Add(item.Subject, Of(item.State), item.Sentence);
        table.WriteTo(output, 72);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"共 {batch.Items.Count} 张：完成 {batch.Count(BatchState.Done)}，拒绝 {batch.Count(BatchState.Refused)}，")
            + string.Create(CultureInfo.InvariantCulture,
                $"失败 {batch.Count(BatchState.Failed)}，待办 {batch.Count(BatchState.Waiting)}。"));
        if (files.Count > 0) output.WriteLine($"已写出 {files.Count} 个文件，在 {Path.GetDirectoryName(Path.GetFullPath(files[0]))}。");
    }

    public static string Of(BatchAct act) => act switch
    {
        BatchAct.File => "报送",
        BatchAct.Submit => "送审",
        BatchAct.Accept => "审核通过",
        BatchAct.Return => "退回",
        BatchAct.Pdf => "生成PDF",
        _ => "生成预览",
    };

    public static string Of(BatchState state) => state switch
    {
        BatchState.Done => "完成",
        BatchState.Refused => "拒绝",
        BatchState.Failed => "失败",
        _ => "待办",
    };
}
