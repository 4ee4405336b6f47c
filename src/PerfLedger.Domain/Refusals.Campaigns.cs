namespace PerfLedger.Domain;

// Campaigns, filings, people and programmes.
public static partial class Refusals
{
    internal static Refusal CampaignIsOpen(string title) =>
        Make("CAM-01", $"评价工作“{title}”已经开立，不能用别的内容再次开立；请在已有的评价工作上补充单位、方向和报送要求。");

    internal static Refusal CampaignIsIncomplete() =>
        Make("CAM-02", "开立评价工作须写全评价年度、发文单位和通知的代码（字母、数字、连字符）、标题、规则包和表式（不重复），请补全。");

    internal static Refusal CampaignIsNotOpen() =>
        Make("CAM-03", "这项评价工作还没有开立，请先按通知开立。");

    internal static Refusal CampaignIsClosed() =>
        Make("CAM-04", "这项评价工作已经办结，不能再改；补报请另开补录的评价工作。");

    internal static Refusal DirectionIsIncomplete() =>
        Make("CAM-05", "专项或支出方向须有代码（字母、数字、连字符）和名称，请补全。");

    internal static Refusal UnitIsIncomplete() =>
        Make("CAM-06", "纳入的单位须有代码、名称和单位类别（代码和类别用字母、数字、连字符），请补全。");

    internal static Refusal FormIsNotInTheCampaign(string form) =>
        Make("CAM-07", $"表式“{form}”不在这项评价工作里，请从通知规定的表式中选择。");

    internal static Refusal DirectionIsUnknown(string code) =>
        Make("CAM-08", $"没有代码为“{code}”的专项或支出方向，请先添加。");

    internal static Refusal RouteIsIncomplete() =>
        Make("CAM-09", "报送要求须写明哪类单位（字母、数字、连字符）报到哪个处室，请补全。");

    internal static Refusal RouteIsDueTooEarly(int fiscalYear) =>
        Make("CAM-10", $"截止日早于评价年度 {Number(fiscalYear)} 年，请核对年份。");

    internal static Refusal CampaignIsCancelled(Campaigns.CampaignCancelled by) =>
        Make("CAM-11", $"这项评价工作已依《{by.Document}》撤销，不再报送，也不能再改；已报送的仍可查阅和重新生成，确需评价请另开评价工作。");

    internal static Refusal OnlyAnOrganiserCancels() =>
        Make("CAM-12", "评价工作由组织评价的财务建设处撤销；请由其办理。");

    internal static Refusal CancellationNeedsADocument() =>
        Make("CAM-13", "撤销评价工作须写明依据文件（名称、文号），请补齐。");

    internal static Refusal StageIsLaidByRoutes() =>
        Make("STG-01", "自评阶段的期限由报送要求（routes）规定，不另设阶段；请改在报送要求里写明。");

    internal static Refusal StageIsIncomplete() =>
        Make("STG-02", "阶段须写明由哪个处室受理，单位类别用字母、数字、连字符（不写时为全部）；总体报告还须写明是哪种报告表式，请补全。");

    internal static Refusal StageBeginsTooLate(DateOnly from, DateOnly due) =>
        Make("STG-03", $"阶段的开始日 {Day(from)} 晚于截止日 {Day(due)}，请核对日期。");

    internal static Refusal RateDoesNotFit() =>
        Make("STG-04", "支付进度须写明应达到的百分数（大于0，至多100，如 85），其他阶段不写；请改正。");

    internal static Refusal StageIsToldByTheLedger(string stage) =>
        Make("STG-05", $"“{stage}”是否完成由台账按送审、审核、报送和填报数判断，不另行登记；可登记的是外部评价和公开。");

    internal static Refusal OnlyAnOfficeRecordsAStage() =>
        Make("STG-06", "阶段的完成由财务建设处或主管处室登记；请由其办理。");

    internal static Refusal StageIsNotAsked(string unit, string stage, IEnumerable<string> asked) => Make("STG-07",
        $"没有要求“{unit}”这样的“{stage}”阶段，或同时有几项；这家单位的各项是：{string.Join("；", asked.DefaultIfEmpty("（无）"))}，"
        + "请写明是哪一项的表样、支出方向（命令行用 --form、--direction）。");

    internal static Refusal StageDayDoesNotFit(DateOnly on, DateOnly today, int fiscalYear) => Make("STG-08",
        $"完成日 {Day(on)} 应在评价年度 {Number(fiscalYear)} 年初到今天 {Day(today)} 之间：尚未发生的不能登记；请核对日期。");

    internal static Refusal StageNeedsADocument() =>
        Make("STG-09", "登记阶段完成须写明依据（报告、公告的名称或文号），请补齐。");

    internal static Refusal StageIsNotRecorded() =>
        Make("STG-10", "没有登记过这项完成，不能撤回；请用 campaign show 核对单位、阶段、表式和方向。");

    internal static Refusal FilingIsIncomplete(string what) =>
        Make("FIL-01", $"报送件缺少或写错了“{what}”，不能登记；请重新生成报告后再报送。");

    internal static Refusal FilingIsFrozenTooEarly(long earlier) =>
        Make("FIL-02", $"这次报送的时点不晚于上一次（台账位置 {Number(earlier)}）；请按最新的数据重新生成报告后再报送。");

    internal static Refusal FilingHasErrors(int errors) =>
        Make("FIL-03", $"报送件还有 {Number(errors)} 个错误，又没有负责人的确认单；请更正，或由负责人确认后再报送。");

    internal static Refusal PersonIsIncomplete() =>
        Make("PER-01", "登记人员须有编号（字母、数字、连字符）、姓名、单位和至少一种身份，请补全。");

    internal static Refusal ContactOfNobody(string id) =>
        Make("PER-03", $"台账中没有人员“{id}”，不能登记联系方式；请先用 perfledger person add 登记。");

    internal static Refusal ContactIsAnothers(string name) =>
        Make("PER-04", $"{name}的联系方式由本人或财务建设处登记；请由他们办理。");

    internal static Refusal EmailIsNone(string found) =>
        Make("PER-05", $"“{Shown(found)}”不是一个邮箱地址；请写一个地址，形如 name@example.org（字母、数字、点、连字符，不含空格和换行）。");

    internal static Refusal PhoneIsNone(string found) =>
        Make("PER-06", $"“{Shown(found)}”不是电话号码；请写数字，可带区号和分机，形如 0731-00000000转8001。");

    private static string Shown(string text) => new([.. text.Take(60).Select(c => char.IsControl(c) ? ' ' : c)]);

    internal static Refusal PersonIsAnother(string id) =>
        Make("PER-02", $"编号 {id} 与这条人员记录不是同一个人，编号一经使用不再改派；请核对编号。");

    internal static Refusal ProgrammeFigureIsUnknown(string figure) =>
        Make("PRG-01", $"专项总体情况没有“{figure}”这个数，请核对代码；可用 overall.initial、overall.adjustment、overall.executed，"
            + "以及 statement.01.text、statement.01.executed 等。");

    internal static Refusal ProgrammeValueDoesNotFit(string name, Figures.FigureValue value) =>
        Make("PRG-02", $"“{name}”填不了“{value.Printed}”：金额须带单位（万元或元），文字填成文字；请改正后再录入。");
}
