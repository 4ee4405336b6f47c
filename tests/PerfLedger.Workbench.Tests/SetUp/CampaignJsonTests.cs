using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Campaigns.SetUp;

namespace PerfLedger.Workbench.Tests.SetUp;

public sealed class CampaignJsonTests
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";

    private static readonly CampaignFile File = new(CampaignFile.Known, 2020, "ZZ-CZJ", "zp-2021", "示例评价工作", "cn-2020", [Form], false,
        [new("nhfz", "内涵发展", null)], [new("ZZ-JYJ", "株洲市教育局", "department")],
        [new(Form, "department", "nhfz", "教科文科", new DateOnly(2021, 5, 15), null)], LockAtDue: true,
        Stages: [new(CampaignStage.Publication, "教科文科", new DateOnly(2021, 9, 1), Rate: 87.5m)], ExtensionLimitDays: 20, Reminders: [5, 1]);

    [Fact]
    public void A_file_read_as_a_draft_and_the_draft_read_again_is_the_same_file()
    {
        var (draft, faults) = CampaignJson.Read(File.Write());
        Assert.Empty(faults);
        var reading = DraftReading.Of(draft!, []);
        Assert.Empty(reading.Faults);
        Assert.Equal(File.Write(), reading.File.Write());
    }

    [Fact]
    public void Every_member_that_is_missing_unknown_twice_or_of_another_kind_is_named_at_once()
    {
        var json = JsonNode.Parse(File.Write())!.AsObject();
        json.Remove("title");
        json["colour"] = 1;
        json["fiscalYear"] = "2020";
        json["units"]![0]!["kind"] = 3;
        json["routes"] = "all";
        var text = json.ToJsonString();
        text = text.Insert(text.Length - 1, ",\"notice\":\"again\"");
        var (draft, faults) = CampaignJson.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(["/colour", "/fiscalYear", "/notice", "/routes", "/title", "/units/0/kind"],
            faults.Select(f => f.Place).Order(StringComparer.Ordinal));
        Assert.Equal("zp-2021", draft!.Notice);
    }

    [Theory]
    [InlineData("{", "不是 JSON：第 1 行")]
    [InlineData("[]", "应是一个 JSON 对象")]
    public void What_is_no_object_of_json_is_no_draft(string text, string said)
    {
        var (draft, faults) = CampaignJson.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(draft);
        Assert.Contains(said, Assert.Single(faults).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZZ-JYJ")]
    [InlineData("株洲市教育局")]
    [InlineData("ZZ-JYJ\t株洲市教育局\tdepartment")]
    [InlineData("ZZ-JYJ，株洲市教育局，department")]
    [InlineData("  ZZ-JYJ　株洲市教育局 department ")]
    public void A_unit_is_read_however_it_was_pasted(string line)
    {
        var reading = DraftReading.Of(CampaignDraft.Of(File) with { Units = $"\n{line}\r\n" },
            [new UnitRegistered("ZZ-JYJ", "株洲市教育局", null, "department")]);
        Assert.Empty(reading.Faults);
        Assert.Equal(File.Units, reading.File.Units);
    }

    [Theory]
    [InlineData("2021-05-15")]
    [InlineData("2021/5/15")]
    [InlineData("2021.5.15")]
    [InlineData("2021年5月15日")]
    public void A_day_is_read_however_it_was_written(string due)
    {
        var draft = CampaignDraft.Of(File);
        var reading = DraftReading.Of(draft with { Routes = [new RouteLine(), draft.RouteList[0] with { Due = due }] }, []);
        Assert.Empty(reading.Faults);
        Assert.Equal(File.Routes, reading.File.Routes);
        Assert.Equal("报送要求第 2 行", reading.PlaceOf("/routes/0")); // a blank line counts on the page, not in the file
    }

    [Fact]
    public void What_cannot_be_read_is_told_with_its_place_and_the_rest_is_kept()
    {
        var reading = DraftReading.Of(CampaignDraft.Of(File) with
        {
            Year = "二〇二〇",
            Title = " ",
            Limit = "20.5",
            Units = "ZZ-JYJ 株洲市教育局 department\n不知道\nZZ-JYJ 另一个名称 department",
            Routes = [new RouteLine(Kind: "department", Office: "教科文科", Due: "年底")],
            Stages = [new StageLine("Publication", Office: "教科文科", Due: "2021-02-30", Rate: "九成")],
        }, []);
        Assert.Equal(["一人可批的延期天数", "其他阶段第 1 行", "其他阶段第 1 行", "单位", "单位第 2 行", "报送要求第 1 行", "标题", "评价年度"],
            reading.Faults.Select(f => f.Place).Order(StringComparer.Ordinal));
        Assert.Equal(2, reading.File.Units.Length);
    }
}
