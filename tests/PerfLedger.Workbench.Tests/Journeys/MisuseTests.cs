using System.CommandLine;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>A command line that cannot be read is answered in Chinese with what is missing, before any database is asked.</summary>
[Collection("The front door")]
public sealed class MisuseTests
{
    [Theory]
    [InlineData("lst", "不认识“lst”", "perfledger --help")]
    [InlineData("show", "缺少 <自评>", "perfledger show --help")]
    [InlineData("show 09 10", "不认识“10”", "perfledger show --help")]
    [InlineData("enter 09 funds.total.executed", "缺少 <值>：照印的文字", "perfledger enter --help")]
    [InlineData("enter 09 x 1 --seen 七", "“七”不能用于 --seen", "perfledger enter --help")]
    [InlineData("enter 09 x 1 --on 昨天", "“昨天”不能用于 --on：依据文件日期，如 2020-07-15", "perfledger enter --help")]
    [InlineData("enter 09 x 1 --as", "--as 后面要写内容：操作人编号", "perfledger enter --help")]
    [InlineData("enter 09 x 1 --as a --as b", "--as 只写一次", "perfledger enter --help")]
    [InlineData("enter 09 x 1 --command-id 12", "“12”不能用于 --command-id", "perfledger enter --help")]
    [InlineData("open --form x", "缺少 --year：评价年度", "perfledger open --help")]
    [InlineData("indicator", "请写明做什么：add、move", "perfledger indicator --help")]
    [InlineData("indicator move 09 i-001 第一行", "“第一行”不能用作 <第几行>", "perfledger indicator move --help")]
    [InlineData("indicator survey 09 i-001", "缺少 --issued：发放份数", "perfledger indicator survey --help")]
    public async Task A_command_line_that_cannot_be_read_says_what_is_wrong(string line, string sentence, string help)
    {
        var answer = await FrontDoor.CallAsync(new Dictionary<string, string?>(), line.Split(' '));
        answer.Says(2, sentence, help);
        Assert.DoesNotMatch("[A-Z][a-z]+ (is|argument|not)", answer.Error);
    }

    [Fact]
    public void Every_word_argument_and_option_says_in_Chinese_what_it_is()
    {
        var silent = Words.All().SelectMany(w => Below(w, w.Name)).Where(p =>
            !p.Symbol.Description?.Any(c => c >= 0x4E00) ?? true).Select(p => p.Path);
        Assert.Equal([], silent);
    }

    private static IEnumerable<(string Path, Symbol Symbol)> Below(Command word, string path) =>
    [
        (path, word),
        .. word.Arguments.Select(a => ($"{path} <{a.Name}>", (Symbol)a)),
        .. word.Options.Select(o => ($"{path} {o.Name}", (Symbol)o)),
        .. word.Subcommands.SelectMany(s => Below(s, $"{path} {s.Name}")),
    ];
}
