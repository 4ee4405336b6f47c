using System.Globalization;
using System.Text.Json;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Organisation;

namespace PerfLedger.Workbench.Features.Campaigns.SetUp;

/// <summary>
/// Reads a draft into the file it stands for, with all that cannot be read. Each item of the file has its place on the page beside it, so
/// that what the rules say of it can be told there.
/// </summary>
internal sealed class DraftReading
{
    private static readonly string[] s_days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    private readonly Dictionary<string, List<string>> _places = [];
    private readonly OrganisationTree _tree;
    private readonly IReadOnlyDictionary<string, string> _codes;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly bool _ofFile;

    private DraftReading(OrganisationTree tree, IReadOnlyDictionary<string, string> codes, bool ofFile) =>
        (_tree, _codes, _ofFile) = (tree, codes, ofFile);

    public List<SetUpFault> Faults { get; } = [];

    /// <summary>The file, without what could not be read.</summary>
    public CampaignFile File { get; private set; } = null!;

    /// <param name="draft">As typed.</param>
    /// <param name="units">The units registered in the ledger.</param>
    /// <param name="ofFile">It came from a file: rows are named by their place in it, /routes/0, not by their line on the page.</param>
    public static DraftReading Of(CampaignDraft draft, IReadOnlyList<UnitRegistered> units, bool ofFile = false)
    {
        // A name that two units bear names neither.
        var codes = units.GroupBy(u => u.Name, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Code, StringComparer.Ordinal);
        var reading = new DraftReading(new OrganisationTree(units), codes, ofFile);
        reading.Read(draft);
        return reading;
    }

    /// <summary>The place on the page of /routes/3; other places of the file as they are.</summary>
    public string PlaceOf(string pointer) =>
        pointer.Split('/') is ["", var member, var index] && _places.TryGetValue(member, out var places)
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < places.Count
            ? places[n]
            : pointer switch { "/" => "通知", "/reminders" => "提醒", _ => pointer };

    private void Read(CampaignDraft d)
    {
        File = new CampaignFile(CampaignFile.Known, Number("评价年度", d.Year) ?? 0, d.Issuer.Trim(), d.Notice.Trim(), d.Title.Trim(),
            d.RulePack.Trim(), [.. d.FormList], d.Retrospective, [.. Lines("directions", "支出方向", d.Directions, Direction)],
            [.. Lines("units", "单位", d.Units, Unit)], [.. Routes(d)], d.LockAtDue, [.. Stages(d)],
            string.IsNullOrWhiteSpace(d.Limit) ? null : Number("一人可批的延期天数", d.Limit), Reminders(d.Reminders));
        Required("标题", d.Title, "写通知的标题");
        Required("发文单位代码", d.Issuer, "用字母、数字、连字符，如 ZZ-CZJ");
        Required("通知代码", d.Notice, "用字母、数字、连字符，如 zp-2021");
        if (d.FormList.Count == 0) Faults.Add(new("表样", "一种也没有选；请选要报送的表样。"));
        if (!Library.RulePackNames().Contains(File.RulePack))
            Faults.Add(new("规则包", $"没有规则包“{File.RulePack}”；现有：{string.Join('、', Library.RulePackNames())}。"));
        foreach (var form in d.FormList.Where(f => !OrderForms.All.Any(o => o.Form == f)))
            Faults.Add(new("表样", $"没有表样“{form}”；请从列出的表样中选。"));
        if (!_written.Contains("units"))
            Faults.Add(new("单位", "还没有单位；请粘贴名单，或从单位树加入。"));
        foreach (var twice in File.Units.GroupBy(u => u.Code, StringComparer.Ordinal).Where(g => g.Distinct().Count() > 1))
            Faults.Add(new("单位", $"“{twice.Key}”写了 {twice.Count()} 行，名称或类别不同；请只留一行。"));
        if (!_written.Contains("routes"))
            Faults.Add(new("报送要求", "一行也没有；请写明哪类单位把哪种表样在哪天报到哪个处室。"));
    }

    private List<CampaignFile.Route> Routes(CampaignDraft d) => Rows("routes", "报送要求", d.RouteList, r => !r.IsBlank, (r, place) =>
    {
        // With one form ordered there is nothing to choose.
        var form = r.Form.Length > 0 ? r.Form : d.FormList is [var only] ? only : null;
        if (form is null) Faults.Add(new(place, "没有选表样；请选。"));
        return Day(place, "期限", r.Due, needed: true) is { } due && form is not null
            ? new CampaignFile.Route(form, r.Kind.Trim(), Given(r.Direction), r.Office.Trim(), due, Given(r.Contact))
            : null;
    });

    private List<CampaignFile.StageOrder> Stages(CampaignDraft d) => Rows("stages", "其他阶段", d.StageList, s => !s.IsBlank, (s, place) =>
    {
        var known = Enum.TryParse<CampaignStage>(s.Stage, out var stage);
        if (!known)
            Faults.Add(new(place, s.Stage.Length == 0 ? "没有选是哪个阶段；请选。"
                : $"没有阶段“{s.Stage}”；文件中可写："
                    + $"{string.Join('、', Enum.GetNames<CampaignStage>().Select(JsonNamingPolicy.CamelCase.ConvertName))}。"));
        var (from, due) = (Day(place, "开始", s.From, needed: false), Day(place, "期限", s.Due, needed: true));
        var rate = Rate(place, s.Rate);
        return known && due is { } day
            ? new CampaignFile.StageOrder(
                stage, s.Office.Trim(), day, Given(s.Kind), Given(s.Form), Given(s.Direction), from, rate, Given(s.Contact))
            : null;
    });

    private CampaignFile.Direction? Direction(string[] cells, string place)
    {
        if (cells.Length is 2 or 3) return new(cells[0], cells[1], cells.Length == 3 ? Given(cells[2]) : null);
        Faults.Add(new(place, $"“{string.Join(' ', cells)}”看不懂；一行写：代码 名称 受理处室（可不写），用制表符、逗号或空格隔开。"));
        return null;
    }

    private CampaignFile.Unit? Unit(string[] cells, string place)
    {
        var known = _tree.Find(cells[0]) ?? (_codes.TryGetValue(cells[0], out var code) ? _tree.Find(code) : null);
        if (cells.Length == 3 && cells[2].Length > 0) return new(cells[0], cells[1], cells[2]);
        if (known is not null && cells.Length == 1) return new(known.Code, known.Name, known.Kind);
        if (known is not null && cells.Length >= 2) return new(known.Code, cells[1].Length > 0 ? cells[1] : known.Name, known.Kind);
        Faults.Add(new(place, cells.Length == 1
            ? $"单位树中没有“{cells[0]}”，或有几家同名；请写全：代码 名称 类别。"
            : $"“{string.Join(' ', cells)}”应写三项：代码 名称 类别（如 department）；已登记在单位树的只写代码即可。"));
        return null;
    }

    private int[]? Reminders(string text)
    {
        var days = new List<int>();
        foreach (var word in text.Split([' ', ',', '，', '、', '\t'], StringSplitOptions.RemoveEmptyEntries))
            if (Number("提醒", word) is { } day) days.Add(day);
        return string.IsNullOrWhiteSpace(text) ? null : [.. days];
    }

    private List<T> Lines<T>(string member, string name, string text, Func<string[], string, T?> read)
        where T : class =>
        Rows(member, name, text.Split('\n').Select(Cells).ToList(), cells => cells.Length > 0, read);

    // A tab stands between cells pasted from a spreadsheet; typed by hand it is a comma or spaces.
    private static string[] Cells(string line)
    {
        var text = line.Trim('\r', ' ', '\u3000');
        if (string.IsNullOrWhiteSpace(text)) return [];
        return text.Contains('\t', StringComparison.Ordinal) ? text.Split('\t', StringSplitOptions.TrimEntries)
            : text.IndexOfAny([',', '，']) >= 0 ? text.Split([',', '，'], StringSplitOptions.TrimEntries)
            : text.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
    }

    private List<T> Rows<TRow, T>(
        string member, string name, IReadOnlyList<TRow> rows, Func<TRow, bool> counts, Func<TRow, string, T?> read)
        where T : class
    {
        var (items, places) = (new List<T>(), _places[member] = []);
        foreach (var (n, row) in rows.Index().Where(r => counts(r.Item)))
        {
            _written.Add(member);
            var place = _ofFile ? string.Create(CultureInfo.InvariantCulture, $"/{member}/{n}")
                : string.Create(CultureInfo.InvariantCulture, $"{name}第 {n + 1} 行");
            if (read(row, place) is not { } item) continue;
            items.Add(item);
            places.Add(place);
        }

        return items;
    }

    private DateOnly? Day(string place, string label, string text, bool needed)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (needed) Faults.Add(new(place, $"没有写{label}；写成 2021-05-15 这样。"));
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Faults.Add(new(place, $"{label}“{text}”不是日期；写成 2021-05-15 这样。"));
        return null;
    }

    private int? Number(string place, string text)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Faults.Add(new(place, string.IsNullOrWhiteSpace(text) ? "没有填写；写整数，如 2021。" : $"“{text}”不是整数；只写数字。"));
        return null;
    }

    private decimal? Rate(string place, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var digits = text.Trim().TrimEnd('%', '％');
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)) return rate;
        Faults.Add(new(place, $"应达进度“{text}”不是百分数；写成 85 这样。"));
        return null;
    }

    private void Required(string place, string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) Faults.Add(new(place, $"没有填写；{what}。"));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
