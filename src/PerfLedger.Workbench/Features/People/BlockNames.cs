using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Blocks of a form as a person types them: 资金 or funds.</summary>
internal static class BlockNames
{
    public static Block Parse(string text) =>
        Blocks.All.Cast<Block?>().FirstOrDefault(b =>
            text == Names.Of(b!.Value) || text.Equals(b.ToString(), StringComparison.OrdinalIgnoreCase))
        ?? throw new CliException(ExitCodes.BadInput, $"表没有“{text}”这一部分：写 {string.Join('、', Blocks.All.Select(Names.Of))}。");
}
