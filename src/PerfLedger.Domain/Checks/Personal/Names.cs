using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Checks.Personal;

/// <summary>
/// Names of persons. A Chinese name has no mark of its own, so shape alone proves nothing (方法, 高中, 安全 begin with surnames): a name
/// counts only where its surroundings make it one — a form of address behind it, an absence or illness behind it, a role before it, or
/// a list in which
/// every item is shaped like a name. A name already masked (张某, 李××) is none.
/// </summary>
internal static partial class Names
{
    private const int FewestInAList = 2;

    public static IEnumerable<PersonalDatum> In(string text) =>
        Addressed().Matches(text).Concat(Absent().Matches(text)).Concat(Acting().Matches(text)).Select(m => m.Groups["name"])
            .Where(g => NameShape.Fits(g.Value))
            .Concat(Listed(text)).OrderBy(g => g.Index).DistinctBy(g => g.Index)
            .Select(g => new PersonalDatum("姓名", NameShape.Mask(g.Value), g.Index, g.Length));

    // 天元区张小红（病假）、荷塘区李明 … : every item is a name, behind a place or before a bracket if need be; one at least has three characters.
    private static IEnumerable<Capture> Listed(string text)
    {
        foreach (Match list in Lists().Matches(text))
        {
            var items = list.Groups["item"].Captures;
            var names = items.Select(c => OfItem(text, c)).OfType<Capture>().ToList();
            if (names.Count >= FewestInAList && names.Count == items.Count && names.Exists(n => n.Length > 2))
                foreach (var name in names) yield return name;
        }
    }

    private static Group? OfItem(string text, Capture item) =>
        new[] { Bare(), Behind() }.Select(r => r.Match(text, item.Index, item.Length).Groups["name"])
            .FirstOrDefault(g => g.Success && NameShape.Fits(g.Value));

    private const string Edge = "(?<=^|[^\\p{IsCJKUnifiedIdeographs}]|[区县市乡镇村校园院局处科]|中学|小学|教师|老师|学生|同学|职工|干部|由|与|和|及|是|为|给|名)";

    private const string Name = "(?<name>[\\p{IsCJKUnifiedIdeographs}]{2,4}?)";

    [GeneratedRegex(Edge + Name + "(?:老师|同学|同志|女士|先生|校长|园长|书记|局长|教练|院士)(?![\\p{IsCJKUnifiedIdeographs}]{0,2}(?:室|团|奖|班|会议))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addressed();

    [GeneratedRegex(
        Edge + Name + "(?:[（(]?(?:请|休|因|患|生)?(?:病假|病休|产假|事假|因病|重病|请假|怀孕|住院|保胎|二孩|手术|退休|调离|辞职|去世|病故|身体)|[（(](?:[男女]|请假|病|产|孕))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Absent();

    [GeneratedRegex(
        "(?:学生|同学|教师|老师|选手|队员)" + Name + "(?=获|荣获|入选|考取|考入|夺得)|(?:联系人|经办人|填表人|负责人|项目主管)[：:]?" + Name
        + "(?=[^\\p{IsCJKUnifiedIdeographs}]|电话|手机|$)"
        // Of one school, and what became of the person: 某某小学杨小琼，已调离.
        + "|(?:小学|中学|学校|幼儿园|教研室)" + Name + "(?=[,，、 （(] ?(?:已|病|产|保胎|本人|请|因|调|辞|退|未|休|去世))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Acting();

    private const string ListItem = "(?<item>[^、，,；;。：:\\n（）()0-9]{2,14}(?:[（(][^（）()]{0,20}[）)])?)";

    [GeneratedRegex(ListItem + "(?:、" + ListItem + ")+", RegexOptions.CultureInvariant)]
    private static partial Regex Lists();

    private const string Rest = "(?:[（(].*|(?:因|请|未|等|均|已|两|三|病|产|事|调|离|退).*)?$";

    [GeneratedRegex("^" + Name + Rest, RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex("^(?:其中|分别为|分别是|包括|.*(?:教师|老师|学生|同学|职工|干部|[区县市乡镇校园院局]|中学|小学|[一二三四五六七八九十]中))" + Name + Rest,
        RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
