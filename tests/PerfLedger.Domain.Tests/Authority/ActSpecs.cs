using System.Runtime.CompilerServices;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Authority;

public sealed class ActSpecs
{
    public static TheoryData<string> Events => [.. EventNames.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_an_act_somebody_may_do(string name)
    {
        var act = Acts.Of(RuntimeHelpers.GetUninitializedObject(EventNames.TypeOf(name)));
        Assert.True(act == Act.Record || RightsTable.RolesOf(act).Any());
    }

    [Fact]
    public void What_is_no_event_may_be_recorded_by_nobody() => Assert.Throws<InvalidOperationException>(() => Acts.Of("no event"));

    [Theory]
    [InlineData("funds.total.executed", Block.Funds)]
    [InlineData("execution.score", Block.Funds)]
    [InlineData("header.period", Block.Texts)]
    [InlineData("goals.actual", Block.Texts)]
    [InlineData("signers.phone", Block.Texts)]
    [InlineData("indicator.i-001.score", Block.Indicators)]
    [InlineData("building.b-001.area", Block.Indicators)]
    public void A_figure_belongs_to_a_block(string figure, Block block) =>
        Assert.Equal(block, Blocks.Of(new FigureEntered(figure, Sample.Cell("1"), null)));

    [Fact]
    public void Roles_acts_and_blocks_have_chinese_names()
    {
        Assert.All(Enum.GetValues<Role>(), r => Assert.NotEmpty(Names.Of(r)));
        Assert.All(Enum.GetValues<Act>(), a => Assert.NotEmpty(Names.Of(a)));
        Assert.Equal(["资金", "指标", "文字"], Blocks.All.Select(Names.Of));
    }
}
