using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Checks.Personal;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>Personal data in running text. All names are invented.</summary>
public sealed class PersonalDataSpecs
{
    [Theory]
    [InlineData("天元区张小红病假、荷塘区李明产假、芦淞区王建国、陈丽调离", "姓名张××；健康信息病假；姓名李×；健康信息产假；姓名王××；姓名陈×")]
    [InlineData("荷塘区向阳小学杨小琼, 产假, 本人申请不参加", "姓名杨××；健康信息产假")]
    [InlineData("体育路中学吴吉，已调到长沙", "姓名吴×")]
    [InlineData("王小明、欧阳芳芳两位老师退休", "姓名王××；姓名欧×××")]
    [InlineData("教师周小红、吴大伟、郑强因怀孕未参加考核", "姓名周××；姓名吴××；姓名郑×；健康信息怀孕")]
    [InlineData("学生李明获一等奖", "姓名李×")]
    [InlineData("李明同学入选国家集训队", "姓名李×")]
    [InlineData("联系人：黄小正，84000000，abc415@example.invalid", "姓名黄××；电话号码8××××00；电子邮箱a×××@example.invalid")]
    [InlineData("0731-28000000、139 0000 0000", "电话号码0731-××××00；手机号码139××××00")]
    [InlineData("110101199003070039", "身份证号码110××××39")]
    [InlineData("2名教师产假", "健康信息产假")]
    public void Data_of_a_person_is_found_and_masked(string text, string found) =>
        Assert.Equal(found, string.Join("；", PersonalData.In(text).Select(d => d.Kind + d.Masked)));

    [Theory]
    [InlineData("8所（一中、二中、三中、四中、八中、十三中、十八中、九方）")]
    [InlineData("6人未参加考核（天元区1人、荷塘区2人、芦淞区3人）")]
    [InlineData("黄炎培创业规划大赛、雷锋志愿活动、南方中学搬迁、江滨小学、白鹤小学")]
    [InlineData("方案、程序、金融、文化等课程的任课老师，提高高校教师待遇，全体同学、万名教师")]
    [InlineData("路面、管网、周边环境整治已完成；石材、石油、田径场；陆续退休")]
    [InlineData("孕产妇保健、住院费补助、学生体质健康监测、近视眼总体下降率、因疫情取消")]
    [InlineData("株财教〔2020〕13900号，13900000.00元，项目编号110101199013070039，1942.56")]
    [InlineData("张某因故未参加")]
    public void Schools_offices_words_and_amounts_are_no_persons(string text) => Assert.Empty(PersonalData.In(text));

    [Fact]
    public void The_13_forms_as_shipped_hold_none() =>
        Assert.DoesNotContain(Filed2020.Forms.SelectMany(f => FormChecks.Run(f, Filed2020.Pack)), f => f.Rule == "PII-01");

    [Fact]
    public void A_finding_does_not_spread_what_it_protects()
    {
        var form = Draft.Honest().Row("产出指标", "数量指标", "人数", "288名", "282名", "4", "3.92", "向阳小学杨小琼，产假，联系电话13900000000").Build();
        var found = Assert.Single(FormChecks.Run(form, Filed2020.Pack), f => f.Rule == "PII-01");
        Assert.Equal("人数·偏差原因分析及改进措施中有姓名“杨××”、健康信息“产假”、手机号码“139××××00”，公开前须遮盖或写明依据", found.What);
        Assert.Equal((null, Severity.Hint), (found.Printed, found.Severity));
    }
}
