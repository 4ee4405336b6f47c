using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.People;

/// <summary>person add, person list.</summary>
internal static class PersonWords
{
    private static readonly Argument<string> Id = new("编号") { Description = "人员编号，如 p-01；此后不变" };
    private static readonly Option<string> Name = new("--name") { Description = "姓名", Required = true };
    private static readonly Option<string> Unit = new("--unit") { Description = "单位代码", Required = true };
    private static readonly Option<string[]> Roles = new("--roles")
    {
        Description = "角色：filler head reviewer organiser evaluator，可多个",
        Required = true,
        AllowMultipleArgumentsPerToken = true
    };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("person", "人员登记",
            Word("add", "登记或更新一个人员", AddAsync, Id, Name, Unit, Roles, Options.As, Options.CommandId),
            Word("list", "列出人员", ListAsync, Options.Json)),
    ];

    private static async Task<int> AddAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var people = await PersonQuery.AllAsync(session.Main, ct);
        // The first person of a ledger registers himself: somebody has to be first, and the trail says who it was.
        var by = call.GetValue(Options.As) ?? (people.Count == 0 ? call.GetValue(Id) : null);
        var actor = people.Count == 0 && by == call.GetValue(Id)
            ? new Actor(by!, "organiser", call.GetValue(Unit)!, Assurance.Asserted)
            : await Actors.AssertedAsync(session.Main, by, null, null, ct);
        var register = new RegisterPerson(call.GetValue(Id)!, call.GetValue(Name)!, call.GetValue(Unit)!,
            [.. call.GetValue(Roles)!.Select(RoleOf)]);
        var desk = session.Desk(call, actor);
        var outcome = await desk.DecideAsync(Streams.People, StreamIds.Person(register.Id), register.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{register.Id} {register.Name}：已是如此，没有新记录。" : $"已登记 {register.Id} {register.Name}。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var people = await PersonQuery.AllAsync(session.Main, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { people });
        else
        {
            var table = new TextTable("编号", "姓名", "单位", "角色");
            foreach (var p in people) table.Add(p.Id, p.Name, p.Unit, string.Join('、', p.Roles.Select(RoleNames.Of)));
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }

    private static Role RoleOf(string text) =>
        Enum.TryParse<Role>(text, ignoreCase: true, out var role) && !char.IsDigit(text[0])
            ? role
            : throw new CliException(ExitCodes.BadInput, $"没有角色“{text}”：写 filler、head、reviewer、organiser 或 evaluator。");
}
