namespace PerfLedger.Domain.Tests.Specs;

public sealed class StreamIdSpecs
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";

    [Fact]
    public void Ids_are_built_of_their_segments()
    {
        Assert.Equal(Sample.Evaluation, StreamIds.Evaluation(2020, "ZZ-JYJ", Form, "nhfz", "09"));
        Assert.Equal("basedata.2019.SL-XY.overall-base-data.none.none",
            StreamIds.BaseData(2019, "SL-XY", "overall-base-data/2019-hunan", StreamIds.Fund(null, null), null));
        Assert.True(StreamIds.IsBaseData("basedata.2019.SL-XY.overall-base-data.none.none"));
        Assert.False(StreamIds.IsBaseData(Sample.Evaluation));
        Assert.Equal(Sample.Filing, StreamIds.Filing(2020, "ZZ-JYJ", Form, "nhfz", "09"));
        Assert.Equal("evaluation.2020.ZZ-JYJ.department-self-evaluation.none.none",
            StreamIds.Evaluation(2020, "ZZ-JYJ", "department-self-evaluation/2020", StreamIds.Fund(null, null), null));
        Assert.Equal("campaign.2019.HN-JYT.2020-18", StreamIds.Campaign(2019, "HN-JYT", "2020-18"));
        Assert.Equal("programme.2020.ZZ-JYJ.nhfz", StreamIds.Programme(2020, "ZZ-JYJ", "nhfz"));
        Assert.Equal("person.p-01", StreamIds.Person("p-01"));
    }

    // The digest of the UTF-8 name: printf %s 各类教育内涵发展专项 | sha256sum
    [Fact]
    public void A_fund_without_a_code_gets_one_from_its_name()
    {
        Assert.Equal("nhfz", StreamIds.Fund("nhfz", "各类教育内涵发展专项"));
        Assert.Equal("f-c022bfce", StreamIds.Fund(null, "各类教育内涵发展专项"));
        Assert.Equal("none", StreamIds.Fund(" ", " "));
    }

    [Fact]
    public void An_id_is_taken_apart()
    {
        var id = StreamIds.Parse(Sample.Evaluation)!;
        Assert.Equal(("evaluation", 2020), (id.Kind, id.FiscalYear));
        Assert.Equal(["ZZ-JYJ", "project-self-evaluation", "nhfz", "09"], id.Segments);
        Assert.Null(StreamIds.Parse("person.p-01")!.FiscalYear);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("evaluation")]
    [InlineData("evaluation.2020.ZZ-JYJ.form.nhfz")]
    [InlineData("evaluation.2020.ZZ-JYJ.form.nhfz.09.x")]
    [InlineData("evaluation.20.ZZ-JYJ.form.nhfz.09")]
    [InlineData("evaluation.year.ZZ-JYJ.form.nhfz.09")]
    [InlineData("evaluation.2020.株洲.form.nhfz.09")]
    [InlineData("evaluation.2020..form.nhfz.09")]
    [InlineData("budget.2020.ZZ-JYJ")]
    public void What_is_no_id_is_not_taken_apart(string? id) => Assert.Null(StreamIds.Parse(id));

    [Fact]
    public void A_name_never_becomes_a_segment() => Assert.Throws<ArgumentException>(() => StreamIds.Person("张.三"));
}
