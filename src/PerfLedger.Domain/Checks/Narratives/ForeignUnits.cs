using System.Text.RegularExpressions;
using PerfLedger.Domain.Checks.Texts;
using PerfLedger.Domain.Reports;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>
/// TXT-03: text of somebody else. An office like the own one with another place before it (长沙市教育局 in a report of 株洲市教育局); in the
/// section of one project the name of another one, or a figure of another form.
/// </summary>
internal static partial class ForeignUnits
{
    // Provinces and the cities reports of Hunan are copied from most: a closed list, so that 项目市教育局 is no place.
    private static readonly string[] Places =
    [
        "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
        "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "长沙", "株洲", "湘潭", "衡阳",
        "邵阳", "岳阳", "常德", "张家界", "益阳", "郴州", "永州", "怀化", "娄底", "湘西", "武汉", "南昌", "广州", "深圳", "成都", "南京", "杭州", "合肥",
        "福州", "济南", "郑州", "南宁", "贵阳", "昆明", "西安", "石家庄", "太原", "沈阳", "长春", "哈尔滨", "兰州", "西宁", "海口",
    ];

    private static readonly string[] Suffixes = ["", "省", "市", "州", "自治州", "自治区"];

    private const int LeastName = 4;

    public static IEnumerable<Finding> Check(Form f) =>
        from t in FreeTexts.Of(f)
        from foreign in In(t.Text, f.State.Opened?.Unit.Name ?? "").Take(1)
        from finding in f.Make("TXT-03", t.At, t.Figure,
            $"{t.Name}提到“{foreign}”，本表是{f.State.Opened!.Unit.Name}的，请核对是否误用了别处的文字", t.Text, null, null)
        select finding;

    public static IEnumerable<Finding> Check(Narrative n) =>
    [
        .. from t in n.Texts
           from foreign in In(t.Text, n.State.Form.Opened!.Unit.Name).Take(1)
           from finding in n.Find("TXT-03", t.Section, t.Block,
               $"提到“{foreign}”，本报告是{n.State.Form.Opened!.Unit.Name}的，请核对是否误用了别处的文字")
           select finding,
        .. n.State.Outline!.Sections.Where(s => s.PerForm).SelectMany(s => n.State.Forms.SelectMany(alias => Project(n, s, alias))),
    ];

    /// <summary>Offices of the own kind at another place.</summary>
    public static IEnumerable<string> In(string text, string own)
    {
        var named = Office().Match(own);
        if (!named.Success) yield break;
        var (place, tail) = (named.Groups["place"].Value, named.Groups["tail"].Value);
        var spelled = Mention.Spelled(text);
        for (var at = -1; (at = spelled.IndexOf(tail, at + 1, StringComparison.Ordinal)) >= 0;)
        {
            var before = spelled[..at];
            var other = before.EndsWith(place, StringComparison.Ordinal) ? null
                : Array.Find(Places, p => Suffixes.Any(x => before.EndsWith(p + x, StringComparison.Ordinal)));
            if (other is not null) yield return before[before.LastIndexOf(other, StringComparison.Ordinal)..] + tail;
        }
    }

    private static IEnumerable<Finding> Project(Narrative n, OutlineSection parent, string alias)
    {
        var section = Outline.PerFormId(parent.Id, alias);
        if (!n.Sources.TryGetValue(alias, out var own) || !n.State.Sections.TryGetValue(section, out var content)) yield break;
        var others = n.Sources.Values.Where(s => s.IsForm && s.Alias != alias).ToList();
        foreach (var (block, number) in content.Select((b, i) => (b, i + 1)))
            foreach (var link in Links.Of(block).Where(l => others.Exists(o => o.Alias == l.Source)).DistinctBy(l => l.Source))
                foreach (var f in n.Find("TXT-03", section, number, $"引用了“{n.Sources[link.Source].Title}”的数（{link}），请核对")) yield return f;
        foreach (var t in n.Texts.Where(t => t.Section == section))
            foreach (var o in others.Where(o => Names(t.Text, o.Title, own.Title)))
                foreach (var f in n.Find("TXT-03", section, t.Block, $"提到另一支出方向“{o.Title}”，请核对是否误用了别处的文字")) yield return f;
    }

    private static bool Names(string text, string other, string own) => other.Length >= LeastName
        && text.Contains(other, StringComparison.Ordinal) && !own.Contains(other, StringComparison.Ordinal)
        && !other.Contains(own, StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(?<place>[\p{IsCJKUnifiedIdeographs}]{1,10}?[省市州县区旗])(?<tail>[\p{IsCJKUnifiedIdeographs}]{2,12})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Office();
}
