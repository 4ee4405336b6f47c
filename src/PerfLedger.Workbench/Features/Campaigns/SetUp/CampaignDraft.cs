using System.Globalization;
using System.Text;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Workbench.Features.Campaigns.SetUp;

/// <summary>A campaign file as it is being typed: everything as text, so that what is wrong is kept with what is right.</summary>
/// <param name="Year">评价年度</param>
/// <param name="Issuer">发文单位代码</param>
/// <param name="Notice">通知代码</param>
/// <param name="Title">标题</param>
/// <param name="RulePack">规则包</param>
/// <param name="Forms">Form versions ordered.</param>
/// <param name="Retrospective">补录</param>
/// <param name="LockAtDue">到期锁定</param>
/// <param name="Limit">Days one person alone may extend; empty = any.</param>
/// <param name="Reminders">Working days before a due day, apart by spaces; empty = the usual ones.</param>
/// <param name="Directions">A line each: code, name, office.</param>
/// <param name="Units">A line each: code, name, kind; of a registered unit the code alone will do.</param>
/// <param name="Routes">报送要求</param>
/// <param name="Stages">Other stages.</param>
public sealed record CampaignDraft(
    string Year = "", string Issuer = "", string Notice = "", string Title = "", string RulePack = "", IReadOnlyList<string>? Forms = null,
    bool Retrospective = false, bool LockAtDue = false, string Limit = "", string Reminders = "", string Directions = "",
    string Units = "", IReadOnlyList<RouteLine>? Routes = null, IReadOnlyList<StageLine>? Stages = null)
{
    /// <summary>The forms; none when nothing was chosen.</summary>
    public IReadOnlyList<string> FormList => Forms ?? [];

    /// <summary>The routes that are not blank.</summary>
    public IReadOnlyList<RouteLine> RouteList => Routes ?? [];

    /// <summary>The stages that are not blank.</summary>
    public IReadOnlyList<StageLine> StageList => Stages ?? [];

    /// <summary>What people call it.</summary>
    public string Name => string.IsNullOrWhiteSpace(Title) ? "（没有标题）" : Title;

    /// <summary>The same as a file has it.</summary>
    internal static CampaignDraft Of(CampaignFile f) => new(
        Number(f.FiscalYear), f.Issuer, f.Notice, f.Title, f.RulePack, f.Forms, f.Retrospective, f.LockAtDue,
        f.ExtensionLimitDays is { } days ? Number(days) : "", string.Join(' ', (f.Reminders ?? []).Select(Number)),
        Lines(f.Directions.Select(d => (string?[])[d.Code, d.Name, d.Office])),
        Lines(f.Units.Select(u => (string?[])[u.Code, u.Name, u.Kind])),
        [.. f.Routes.Select(r => new RouteLine(r.Form, r.UnitKind, r.Direction ?? "", r.Office, Day(r.Due), r.Contact ?? ""))],
        [.. (f.Stages ?? []).Select(s => new StageLine(s.Stage.ToString(), s.UnitKind ?? "", s.Form ?? "", s.Direction ?? "", s.Office,
            Day(s.From), Day(s.Due), s.Rate?.ToString("0.####", CultureInfo.InvariantCulture) ?? "", s.Contact ?? ""))]);

    /// <summary>Lines of cells, apart by tabs, as a spreadsheet pastes them.</summary>
    internal static string Lines(IEnumerable<string?[]> rows) =>
        rows.Aggregate(new StringBuilder(), (text, row) => text.AppendJoin('\t', row).Append('\n')).ToString();

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of the 报送要求 as typed.</summary>
public sealed record RouteLine(
    string Form = "", string Kind = "", string Direction = "", string Office = "", string Due = "", string Contact = "")
{
    /// <summary>Nothing is typed in it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Form + Kind + Direction + Office + Due + Contact);
}

/// <summary>A line of the other stages as typed.</summary>
public sealed record StageLine(
    string Stage = "", string Kind = "", string Form = "", string Direction = "", string Office = "", string From = "", string Due = "",
    string Rate = "", string Contact = "")
{
    /// <summary>Nothing is typed in it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Stage + Kind + Form + Direction + Office + From + Due + Rate + Contact);
}

/// <summary>What is wrong with a campaign that is being set up.</summary>
/// <param name="Place">Where, as a person finds it on the page.</param>
/// <param name="What">What was found, what is expected and what to do.</param>
public sealed record SetUpFault(string Place, string What);
