using System.Collections.Frozen;

namespace PerfLedger.Domain.Checks.Personal;

/// <summary>What a Chinese personal name can look like: a usual surname and one or two characters.</summary>
internal static class NameShape
{
    // The usual surnames; 全, 时, 年, 路, 段, 单, 班 and such are left out, being words far more often.
    private static readonly FrozenSet<char> Surnames = (
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
        + "傅方白邹孟熊秦邱江尹薛闫阎侯雷史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧聂齐易龙洪康文倪樊兰殷施翁庄颜凌霍岳梅骆詹左谷季舒"
        + "鲁耿甘滕柯宁冉祝阮鲍涂喻柳古景瞿晏屈阳皮匡").ToFrozenSet();

    private static readonly string[] Compound = ["欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "令狐", "司徒", "尉迟", "公孙", "慕容", "夏侯"];

    // Last characters of places, offices, measures and kinds, hardly ever of a given name.
    private static readonly FrozenSet<char> NotLast =
        "区县市省镇乡村校中学院所局处科室部厅站馆队组社会厂司率度性化型类费数量额制法式期级奖赛线比款月日个项套件条块份万亿行业务等者员生师长层次片段费课题本考试习训练测养育理作工程设建立务械器材料品牌具机票证权益益分"
            .ToFrozenSet();

    // Words that begin with a surname; those ending as above need no entry.
    private static readonly FrozenSet<string> Words = new[]
    {
        "安全", "方案", "方便", "方面", "方向", "方言", "高校", "高考", "高中", "高效", "高质", "高端", "高峰", "高等", "高一", "高二", "高三", "高职", "高新", "金融",
        "金额", "金属", "文化", "文明", "文艺", "文体", "文史", "文件", "文理", "文旅", "文教", "史地", "史料", "任课", "任教", "任务", "任职", "严重", "严格", "严谨", "严肃",
        "于是", "余名", "余人", "万名", "万人", "万余", "周边", "周期", "周末", "周转", "江西", "江苏", "江南", "江滨", "湖南", "陆续", "许多", "白天", "石油", "石材",
        "康复", "康养", "向上", "向前", "齐全", "齐备", "易地", "易于", "兰花", "施工", "庄严", "温馨", "古典", "古诗", "古代", "景观", "阳光", "阳台", "毛笔", "龙头", "龙舟",
        "武术", "武装", "马路", "马上", "田径", "田间", "黄牌", "黄河", "林业", "林草", "叶面", "夏令", "夏季", "秦腔", "梁柱", "宁夏", "宁静", "季度", "季节", "左右", "甘肃",
        "谷物", "舒适", "凌晨", "岳阳", "柳州", "鲁班", "何种", "何时", "白板", "钟点", "雷锋", "孔子", "毛巾", "汤类", "熊猫", "孟子", "郑州", "苏州", "沈阳", "贺信", "顾问",
        "程序", "程控", "方式", "高级", "高层", "高龄", "高档", "高水平", "高标准", "高质量", "高年级", "高血压", "金太阳", "文科类", "应用", "全体", "全部",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Fits(string name)
    {
        if (name.Length < 2 || Words.Any(w => name.StartsWith(w, StringComparison.Ordinal)) || NotLast.Contains(name[^1])) return false;
        var surname = Compound.Any(c => name.StartsWith(c, StringComparison.Ordinal)) ? 2 : Surnames.Contains(name[0]) ? 1 : 0;
        return surname > 0 && name.Length - surname is 1 or 2 && !name.AsSpan().ContainsAny('的', '某');
    }

    /// <summary>Surname and crosses: enough to find the place, not enough to spread the name.</summary>
    public static string Mask(string name) => name[0] + new string('×', name.Length - 1);
}
