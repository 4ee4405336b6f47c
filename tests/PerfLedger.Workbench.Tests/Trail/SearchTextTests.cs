using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Tests.Trail;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("ＰＤＦ　１２３．５", "pdf 123.5")]
    [InlineData("  国库\t对账单\r\n核对 ", "国库 对账单 核对")]
    [InlineData("Ⅻ号凭证", "xii号凭证")]
    public void Text_is_searched_as_it_is_read(string entered, string searched) => Assert.Equal(searched, SearchText.Normal(entered));

    [Fact]
    public void Pieces_stand_on_lines_of_their_own_each_once() =>
        Assert.Equal("国库对账单\n118.96", SearchText.Of("国库对账单", null, " ", "118.96", "118.96"));

    [Fact]
    public void Grams_are_neighbours_on_one_line_each_once() =>
        Assert.Equal(
            new[] { "国库", "库国", "库对", "对账", "一二" }.Order(StringComparer.Ordinal), SearchText.Grams("国库国库对账\n一二"));

    [Fact]
    public void A_character_beyond_the_basic_plane_is_one() => Assert.Equal(["𠮷野"], SearchText.Grams("𠮷野"));

    [Fact]
    public void A_single_character_has_no_gram() => Assert.Empty(SearchText.Grams("改"));
}
