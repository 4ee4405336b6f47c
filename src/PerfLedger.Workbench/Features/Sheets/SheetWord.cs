using System.CommandLine;
using System.Globalization;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Sheets;

/// <summary>sheet: forms as workbooks.</summary>
internal static class SheetWord
{
    private static readonly Argument<string?> Evaluation = new("自评") { Description = "自评编号或其末段，如 09", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Unit = new("--unit") { Description = "预算单位代码：该单位全部自评表成一本，另加汇总" };
    private static readonly Option<int?> Year = new("--year") { Description = "只要这一年度的表" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件或文件夹" };
    private static readonly Option<string?> AsOfText = new("--as-of") { Description = "版本（12）、位置（@345）或时刻（2020-05-15T17:30）" };

    public static IReadOnlyList<Command> All { get; } =
        [Word("sheet", "把自评表、基础数据表导出为 .xlsx（填好后用 intake 读回）", RunAsync, Evaluation, Unit, Year, AsOfText, Out)];

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        if (call.GetValue(Evaluation) is null == call.GetValue(Unit) is null)
            throw new CliException(ExitCodes.BadInput, "请指明一张自评表，或用 --unit 单位代码 导出一个单位的全部表。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (name, bytes, forms) = call.GetValue(Evaluation) is { } one
            ? await OneAsync(session, one, call.GetValue(AsOfText), ct)
            : await SetAsync(session, call.GetValue(Unit)!, call.GetValue(Year), call.GetValue(AsOfText), ct);
        var path = await FilingWords.WriteAsync(call.GetValue(Out), name, bytes, ct);
        await AccessLog.HandOutAsync(session, call, AccessLog.Export, call.GetValue(Evaluation) ?? call.GetValue(Unit)!, path, bytes, ct);
        Console.WriteLine($"已生成 {path}（{forms} 张表，SHA-256 {Library.Digest(bytes)}）");
        return ExitCodes.Done;
    }

    private static async Task<(string, byte[], int)> OneAsync(LedgerSession session, string text, string? asOfText, CancellationToken ct)
    {
        var stream = await EvaluationIds.ResolveAsync(session.Reads, text, ct);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, asOfText, ct);
        var form = await FormReference.AtAsync(session, stream, asOf, ct);
        var bytes = FormBook.Write(form, null, form.Made.Cut.At);
        return ($"{stream[(stream.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('.', '_')}.xlsx", bytes, 1);
    }

    private static async Task<(string, byte[], int)> SetAsync(
        LedgerSession session, string unit, int? year, string? asOfText, CancellationToken ct)
    {
        var rows = (await EvaluationQuery.AllAsync(session.Reads, ct))
            .Where(r => r.Unit == unit && (year is null || r.FiscalYear == year)).ToList();
        if (rows.Count == 0) throw new CliException(ExitCodes.NotFound, $"台账中没有单位“{unit}”的自评表。用 perfledger list 查看全部。");
        if (rows.Select(r => r.FiscalYear).Distinct().Count() > 1)
            throw new CliException(ExitCodes.BadInput, $"“{unit}”有几个年度的表，请用 --year 指明年度。");
        // One position for all of them, so that the sheets agree with one another.
        var asOf = asOfText is null ? AsOf.Position((await session.Ledger.HeadAsync(ct)).Position) : EvaluationIds.ParseAsOf(asOfText);
        var forms = new List<FormReference>();
        foreach (var row in rows) forms.Add(await FormReference.AtAsync(session, row.Evaluation, asOf, ct));
        var title = string.Create(CultureInfo.InvariantCulture, $"{rows[0].FiscalYear}年度绩效自评汇总表（{rows[0].UnitName}）");
        var bytes = FormBook.WriteSet(forms, null, title, forms.Max(f => f.Made.Cut.At));
        return (string.Create(CultureInfo.InvariantCulture, $"{rows[0].FiscalYear}_{unit}_自评表.xlsx"), bytes, rows.Count);
    }
}
