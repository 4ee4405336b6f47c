using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>The list of reports, and beginning one.</summary>
internal static class ReportListPages
{
    private const int Size = 50;

    private const string UsualPack = "cn-2020";

    public static void Map(WebApplication app)
    {
        app.MapGet("/reports", ListAsync);
        app.MapGet("/reports/new", NewAsync);
        app.MapPost("/reports", OpenAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? text, string? year, int? page, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var (rows, total) = await ReportQuery.PageAsync(session.Reads, text, Year(year), page ?? 1, Size, officer.Reach, ct);
        return View.Page<ReportListPage>(new ReportListModel(
            rows, text, year, Paging.Number(page, total, Size), total, Size, Access.Fills(officer, officer.Unit)));
    }

    private static async Task<IResult> NewAsync(HttpContext http, LedgerSession session, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        Access.DemandFilling(officer, officer.Unit);
        return View.Page<OpenReportPage>(await ModelAsync(session, officer, new Dictionary<string, string>(), null, ct));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        Access.DemandFilling(officer, officer.Unit);
        try
        {
            var (stream, open) = await ReadAsync(session, officer, form, ct);
            var desk = new CommandDesk(session.Ledger, officer.Actor(http)) { Documents = session.Documents };
            await desk.DecideAsync(Streams.Reports, stream, open.Decide, ct);
            return SectionPost.Back(http, stream, "done=open");
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput or ExitCodes.NotFound)
        {
            var typed = form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
            return View.Page<OpenReportPage>(await ModelAsync(session, officer, typed, no.Message, ct),
                StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<(string Stream, OpenReport Open)> ReadAsync(
        LedgerSession session, Officer officer, IFormCollection form, CancellationToken ct)
    {
        var (kind, named) = (Text(form, "form") ?? "", Text(form, "campaign"));
        var (fund, code) = (Text(form, "fund"), Text(form, "fundCode"));
        var campaign = named is null ? null
            : (await session.Ledger.FoldAsync(Streams.Campaigns, named, AsOf.Now, ct)).State.Opened
                ?? throw new CliException(ExitCodes.NotFound, $"没有评价工作“{named}”：请从列表中选。");
        var faults = new List<string>();
        if (!Library.IsOutline(kind)) faults.Add("请选报告的式样");
        if ((campaign?.FiscalYear ?? Year(Text(form, "year"))) is not { } year)
        {
            faults.Add("请选评价工作，或写明年度，如 2020");
            year = 0;
        }

        if (code is not null && !StreamIds.IsSegment(code)) faults.Add($"专项代码“{code}”只用字母、数字和连字符");
        if (faults.Count > 0) throw new CliException(ExitCodes.BadInput, $"没有建：{string.Join("；", faults)}。");
        var opening = new SelfEvaluationOpened(kind, campaign?.RulePack ?? UsualPack, year, new UnitRef(officer.Unit, officer.UnitName),
            officer.UnitName, fund, null, "万元", named, null, campaign?.Retrospective ?? false, code);
        var stream = StreamIds.Report(year, officer.Unit, kind, StreamIds.Fund(code, fund), null);
        return (stream, new OpenReport(opening, Library.Outline(kind)));
    }

    private static async Task<OpenReportModel> ModelAsync(
        LedgerSession session, Officer officer, IReadOnlyDictionary<string, string> typed, string? sentence, CancellationToken ct)
    {
        var campaigns = new List<(string, string)>();
        foreach (var head in await session.Ledger.StreamsAsync("campaign.", null, ct))
            if ((await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct)).State is { Ended: false } c
                && c.Units.ContainsKey(officer.Unit)) campaigns.Add((head.Stream, TitleOf(c)));
        var forms = await EvaluationQuery.PageAsync(session.Reads, new EvaluationFilter(officer.Unit), 0, 500, ct, officer.Reach);
        return new OpenReportModel(officer.Unit, officer.UnitName,
            [.. Library.Forms().Where(Library.IsOutline).Select(f => (f, Library.Outline(f).Title))], campaigns,
            [.. forms.Select(f => f.SpecialFund).OfType<string>().Distinct(StringComparer.Ordinal)], typed, sentence);
    }

    private static string TitleOf(Campaign c) => $"{c.Opened!.FiscalYear}年度　{c.Opened.Title}";

    private static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static int? Year(string? text) =>
        text?.Trim() is { Length: 4 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year : null;
}
