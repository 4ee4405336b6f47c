using System.Globalization;
using System.Text.Json;

namespace PerfLedger.Workbench.Features.Campaigns.SetUp;

/// <summary>
/// Reads a campaign file (perfledger/campaign/1) as far as it can be read, with every member that is missing, unknown, said twice or of
/// the wrong kind. What a value says is judged where drafts are read.
/// </summary>
internal sealed class CampaignJson
{
    private readonly List<SetUpFault> _faults = [];

    private CampaignJson()
    {
    }

    /// <summary>The draft, null when the bytes are no object of JSON, and the faults of the structure.</summary>
    public static (CampaignDraft? Draft, IReadOnlyList<SetUpFault> Faults) Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CampaignJson();
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16 });
            return (reader.Campaign(json.RootElement), reader._faults);
        }
        catch (JsonException e)
        {
            return (null, [new("整个文件", string.Create(CultureInfo.InvariantCulture,
                $"不是 JSON：第 {(e.LineNumber ?? 0) + 1} 行第 {(e.BytePositionInLine ?? 0) + 1} 个字节处看不懂；文件须是 {CampaignFile.Known}，编码 UTF-8。"))]);
        }
    }

    private CampaignDraft? Campaign(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(new("整个文件", $"应是一个 JSON 对象（{CampaignFile.Known}）。"));
            return null;
        }

        var m = Members(root, "", ["schema", "fiscalYear", "issuer", "notice", "title", "rulePack", "forms", "retrospective", "directions",
            "units", "routes"], ["lockAtDue", "stages", "extensionLimitDays", "reminders"]);
        if (Text(m, "schema", "") is { Length: > 0 } schema && schema != CampaignFile.Known)
            _faults.Add(new("/schema", $"为“{schema}”，应为“{CampaignFile.Known}”。"));
        return new CampaignDraft(Text(m, "fiscalYear", "", JsonValueKind.Number), Text(m, "issuer", ""), Text(m, "notice", ""),
            Text(m, "title", ""), Text(m, "rulePack", ""),
            [.. Items(m, "forms", "").Select(i => Text(i.Item, i.Place, JsonValueKind.String, nullable: false))],
            Flag(m, "retrospective"), Flag(m, "lockAtDue"), Text(m, "extensionLimitDays", "", JsonValueKind.Number, nullable: true),
            string.Join(' ', Items(m, "reminders", "").Select(i => Text(i.Item, i.Place, JsonValueKind.Number, nullable: false))),
            CampaignDraft.Lines(Rows(m, "directions", ["code", "name", "office"], ["office"])),
            CampaignDraft.Lines(Rows(m, "units", ["code", "name", "kind"], [])),
            [.. Rows(m, "routes", ["form", "unitKind", "direction", "office", "due", "contact"], ["direction", "contact"])
                .Select(r => new RouteLine(r[0], r[1], r[2], r[3], r[4], r[5]))],
            [.. Stages(m)]);
    }

    private IEnumerable<StageLine> Stages(Dictionary<string, JsonElement> m)
    {
        string[] needed = ["stage", "office", "due"], optional = ["unitKind", "form", "direction", "from", "rate", "contact"];
        foreach (var (item, place) in Items(m, "stages", ""))
        {
            var s = Members(item, place, needed, optional);
            string Of(string name) => Text(s, name, place, nullable: optional.Contains(name));
            var stage = Of("stage");
            // The file writes outsideEvaluation, the page OutsideEvaluation.
            yield return new StageLine(stage.Length == 0 ? "" : char.ToUpperInvariant(stage[0]) + stage[1..], Of("unitKind"), Of("form"),
                Of("direction"), Of("office"), Of("from"), Of("due"), Text(s, "rate", place, JsonValueKind.Number, nullable: true),
                Of("contact"));
        }
    }

    private IEnumerable<string[]> Rows(Dictionary<string, JsonElement> m, string member, string[] names, string[] nullable)
    {
        foreach (var (item, place) in Items(m, member, ""))
        {
            var row = Members(item, place, names, []);
            yield return [.. names.Select(n => Text(row, n, place, nullable: nullable.Contains(n)))];
        }
    }

    private Dictionary<string, JsonElement> Members(JsonElement item, string place, string[] needed, string[] optional)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (item.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(new(place, "应是一个对象 { … }。"));
            return members;
        }

        foreach (var member in item.EnumerateObject())
        {
            if (!needed.Contains(member.Name) && !optional.Contains(member.Name))
                _faults.Add(new($"{place}/{member.Name}", $"没有这一项；可写：{string.Join('、', needed.Concat(optional))}。"));
            else if (!members.TryAdd(member.Name, member.Value)) _faults.Add(new($"{place}/{member.Name}", "写了两次；请只留一次。"));
        }

        foreach (var name in needed.Where(n => !members.ContainsKey(n))) _faults.Add(new($"{place}/{name}", "缺这一项；没有内容的写 null。"));
        return members;
    }

    private List<(JsonElement Item, string Place)> Items(Dictionary<string, JsonElement> m, string member, string place)
    {
        if (!m.TryGetValue(member, out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray().Index().Select(i => (i.Item, string.Create(CultureInfo.InvariantCulture,
                $"{place}/{member}/{i.Index}")))];
        _faults.Add(new($"{place}/{member}", "应是一个列表 [ … ]。"));
        return [];
    }

    private bool Flag(Dictionary<string, JsonElement> m, string name)
    {
        if (!m.TryGetValue(name, out var value)) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        _faults.Add(new("/" + name, "应写 true 或 false。"));
        return false;
    }

    private string Text(
        Dictionary<string, JsonElement> m, string name, string place, JsonValueKind kind = JsonValueKind.String, bool nullable = false) =>
        m.TryGetValue(name, out var value) ? Text(value, $"{place}/{name}", kind, nullable) : "";

    private string Text(JsonElement value, string place, JsonValueKind kind, bool nullable)
    {
        if (value.ValueKind == kind) return kind == JsonValueKind.Number ? value.GetRawText() : value.GetString()!;
        if (value.ValueKind == JsonValueKind.Null && nullable) return "";
        _faults.Add(new(place, kind == JsonValueKind.Number ? "应写数字，不加引号。" : "应写文字，加引号。"));
        return "";
    }
}
