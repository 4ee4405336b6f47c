using System.Globalization;
using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Documents.Models.V1;

/// <summary>Whose changes a trail sheet lists, and which.</summary>
/// <param name="Department">部门名称</param>
/// <param name="Form">Title of the form.</param>
/// <param name="SpecialFund">专项名称; empty when there is none.</param>
/// <param name="Project">支出方向; empty when there is none.</param>
/// <param name="Evaluation">Stream id of the form.</param>
/// <param name="Listed">Which figures: 全部, or the place of one.</param>
/// <param name="Command">The words that make this sheet again.</param>
public sealed record TrailSheetHead(
    string Department, string Form, string SpecialFund, string Project, string Evaluation, string Listed, string Command);

/// <summary>One change as a trail sheet prints it.</summary>
/// <param name="Position">Position in the ledger.</param>
/// <param name="Version">Version of the form.</param>
/// <param name="At">Recorded time, UTC.</param>
/// <param name="Code">Code of the figure.</param>
/// <param name="Place">Where it stands on the form, in Chinese.</param>
/// <param name="Kind">录入, 更正, 改分 …</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there since; null when it was emptied.</param>
/// <param name="Actor">Id of who did it.</param>
/// <param name="Name">Name of who did it.</param>
/// <param name="Capacity">Role, on whose behalf, and how surely the person is known.</param>
/// <param name="OnBehalf">True when it was done for somebody else.</param>
/// <param name="Reason">Why; empty when no reason was asked for.</param>
/// <param name="Ground">Document, evidence, imported file.</param>
public sealed record TrailSheetRow(
    long Position, long Version, DateTimeOffset At, string Code, string Place, string Kind, string? Before, string? After, string Actor,
    string Name, string Capacity, bool OnBehalf, string Reason, string Ground);

/// <summary><c>model/trail-sheet/1</c>: the 变更留痕表. Made from a range of the ledger, so it is the same whenever that range is asked
/// for.</summary>
public static class TrailSheetModel
{
    /// <summary>Name of this builder.</summary>
    public const string Version = "model/trail-sheet/1";

    /// <summary>The template it fills.</summary>
    public const string Form = "trail-sheet/1";

    /// <summary>As many changes as one sheet lists: what the engine allows a loop.</summary>
    public const int MostRows = 5000;

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8); // UTC+8 all year since 1991

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="head">Whose changes.</param>
    /// <param name="rows">The changes in the order of the ledger; at least one.</param>
    /// <param name="leaf">Leaf of the ledger at the position of the last of them, hexadecimal.</param>
    public static byte[] Build(TrailSheetHead head, IReadOnlyList<TrailSheetRow> rows, string leaf)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentOutOfRangeException.ThrowIfZero(rows?.Count ?? 0, nameof(rows));
        var (first, last) = (rows![0], rows[^1]);
        return CanonicalModel.Write(new Dictionary<string, object?>
        {
            ["标题"] = "变更留痕表",
            ["范围"] = $"（{Local(first.At, "yyyy年M月d日 HH:mm")} 至 {Local(last.At, "yyyy年M月d日 HH:mm")}，北京时间）",
            ["部门名称"] = head.Department,
            ["表名"] = head.Form,
            ["专项名称"] = head.SpecialFund,
            ["支出方向"] = head.Project,
            ["所列"] = head.Listed,
            ["变动"] = rows.Select((r, n) => (object?)Row(r, n)).ToList(),
            ["合计"] = new Dictionary<string, object?>
            {
                ["变动"] = Whole(rows.Count),
                ["人"] = Whole(rows.Select(r => r.Actor).Distinct(StringComparer.Ordinal).Count()),
                ["数"] = Whole(rows.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count()),
                ["更正"] = Whole(rows.Count(r => r.Before is not null)),
                ["代办"] = Whole(rows.Count(r => r.OnBehalf)),
            },
            ["留痕"] = new Dictionary<string, object?>
            {
                ["评价"] = head.Evaluation,
                ["起版"] = Whole(first.Version),
                ["止版"] = Whole(last.Version),
                ["起位"] = Whole(first.Position),
                ["止位"] = Whole(last.Position),
                ["凭证"] = leaf,
                ["命令"] = head.Command,
            },
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = $"变更留痕表 {head.Evaluation}",
                ["作者"] = last.Actor,
                ["时间"] = last.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        });
    }

    private static Dictionary<string, object?> Row(TrailSheetRow r, int index) => new()
    {
        ["序号"] = Whole(index + 1),
        ["位置"] = Whole(r.Position),
        ["版本"] = Whole(r.Version),
        ["日期"] = Local(r.At, "yyyy-MM-dd"),
        ["时刻"] = Local(r.At, "HH:mm:ss"),
        ["数"] = r.Place,
        ["类别"] = r.Kind,
        ["原值"] = r.Before ?? "",
        ["新值"] = r.After ?? "（空白）",
        ["何人"] = r.Name,
        ["身份"] = r.Capacity,
        ["原因"] = r.Reason,
        ["依据"] = r.Ground,
    };

    private static string Local(DateTimeOffset at, string format) => at.ToOffset(Shanghai).ToString(format, CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
