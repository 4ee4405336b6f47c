using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Tasks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>POST …/done: a block of the form is 填好.</summary>
internal static class TaskPages
{
    public static async Task<IResult> DoneAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        ActPages.Demand(Officer.Of(http), id, Hand.Filler);
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        if (!Enum.TryParse<Block>(form["block"], out var block) || !Enum.IsDefined(block))
            throw new CliException(ExitCodes.BadInput, "请指明填好的是资金、指标还是文字；没有写入。");
        var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http))
        {
            CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
        };
        await desk.DecideAsync(Streams.Tasks, StreamIds.Task(id), new FinishTask(id, block, desk.Actor.Who()).Decide, ct);
        return ActPages.Back(http, id, "done");
    }
}
