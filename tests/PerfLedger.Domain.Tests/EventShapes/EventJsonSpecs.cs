using System.Globalization;
using System.Text;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.EventShapes;

public sealed class EventJsonSpecs
{
    private static string Written(object e) => Encoding.UTF8.GetString(EventJson.Write(e));

    private static object Read(string name, string json) => EventJson.Read(name, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void What_is_absent_is_left_out_and_chinese_stays_chinese() => Assert.Equal(
        """{"figure":"goals.actual","value":{"kind":"text","text":"建成“两个”考点 <1> & 'x'"}}""",
        Written(Entered("goals.actual", FigureValue.OfText("建成“两个”考点 <1> & 'x'"))));

    [Theory]
    [InlineData("1942.56")]
    [InlineData("0.0000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-57.4400")]
    public void A_number_is_plain_and_keeps_its_scale(string number)
    {
        var value = new FigureValue(ValueKind.Points, number, decimal.Parse(number, CultureInfo.InvariantCulture));
        var json = Written(Entered("total.score", value));
        Assert.Contains($"\"value\":{number}}}", json, StringComparison.Ordinal);
        Assert.Equal(json, Written(Read("figure_entered", json)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(
                """{"document":"株财预〔2020〕1号","on":"2020-02-01"}""", Written(Approved));
            Assert.Equal(
                """{"adjustment":"a-001","amount":{"kind":"money","entered":"-57.44","value":-574400.00,"unit":"万元"}"""
                + ""","reason":{"category":"settlement","text":"与国库对账单核对后发现少录一笔"},"assumed":true}""",
                Written(new BudgetAdjusted("a-001", Money("-57.44"), Why, null, null, true)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_array_never_made_is_the_empty_one()
    {
        var json = Written(new EvaluationReturned(1, default, null));
        Assert.Equal("""{"round":1,"opinions":[]}""", json);
        Assert.Empty(((EvaluationReturned)Read("evaluation_returned", json)).Opinions);
    }

    [Fact]
    public void The_order_of_members_does_not_matter() => Assert.Equal(new IndicatorMoved("i-001", 1, 2),
        Read("indicator_moved", """{"after":2, "id":"i-001", "before":1}"""));

    [Theory]
    [InlineData("indicator_moved", """{"id":"i-001","before":1,"after":2,"by":"x"}""")]
    [InlineData("indicator_moved", """{"id":"i-001","before":1,"before":1,"after":2}""")]
    [InlineData("indicator_moved", """{"id":null,"before":1,"after":2}""")]
    [InlineData("indicator_moved", """{"id":"i-001","before":"1","after":2}""")]
    [InlineData("indicator_status_set", """{"id":"i-001","status":1}""")]
    [InlineData("indicator_status_set", """{"id":"i-001","status":"cancelled"}""")]
    [InlineData("evaluation_returned", """{"round":1,"opinions":null}""")]
    [InlineData("evaluation_returned", """{"round":1,"opinions":[null]}""")]
    [InlineData("targets_approved", """{"document":"x","on":"2020/02/01"}""")]
    [InlineData("targets_approved", "null")]
    public void Damage_is_not_read(string name, string json) => Assert.Throws<JsonException>(() => Read(name, json));

    [Fact]
    public void Only_events_of_the_catalogue_are_written_and_read()
    {
        Assert.Throws<InvalidOperationException>(() => EventJson.Write(Names));
        Assert.Throws<InvalidOperationException>(() => Read("figure_deleted", "{}"));
        Assert.Equal("figure_entered", EventNames.Of(Entered("total.score", Points("1"))));
    }
}
