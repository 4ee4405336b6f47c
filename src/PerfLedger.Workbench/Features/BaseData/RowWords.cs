using System.CommandLine;
using PerfLedger.Domain.SelfEvaluations.Tables;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.BaseData;

/// <summary>row …: the rows people add to a base-data table.</summary>
internal static class RowWords
{
    private static readonly Argument<string> Slot = new("类别") { Description = "哪一类行：projectLine 项目支出、provincialLine 省级专项、building 楼堂馆所" };
    private static readonly Argument<string> Row = new("行") { Description = "行编号，如 building.b-001" };
    private static readonly Argument<string> Name = new("名称") { Description = "项目、专项或楼堂馆所的名称" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("row", "基础数据表中增加的行",
            Word("add", "增加一行", AddAsync, [Entry.Evaluation, Slot, Name, .. Entry.Common]),
            Word("rename", "改名称", RenameAsync, [Entry.Evaluation, Row, Name, .. Entry.Common]),
            Word("withdraw", "撤销一行（编号和留痕保留）", WithdrawAsync, [Entry.Evaluation, Row, .. Entry.Common])),
    ];

    private static Task<int> AddAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new AddTableRow(call.GetValue(Slot)!, call.GetValue(Name)!, Entry.Ground(call)).Decide(s), "行已增加", ct);

    private static Task<int> RenameAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new RenameTableRow(call.GetValue(Row)!, call.GetValue(Name)!, Entry.Ground(call)).Decide(s), "名称已改", ct);

    private static Task<int> WithdrawAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new WithdrawTableRow(call.GetValue(Row)!, Entry.Ground(call)).Decide(s), "行已撤销", ct);
}
