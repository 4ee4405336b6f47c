using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.People;

/// <summary>person add, list, contact; the words for grants and accounts stand in <see cref="GrantWords"/>.</summary>
internal static class PersonWords
{
    private static readonly Argument<string> Id = new("编号") { Description = "人员编号，如 p-01；此后不变" };
    private static readonly Option<string> Name = new("--name") { Description = "姓名", Required = true };
    private static readonly Option<string> Unit = new("--unit") { Description = "单位代码", Required = true };
    private static readonly Option<string[]> Roles = new("--roles")
    {
        Description = "角色：filler head reviewer organiser evaluator auditor systemadmin securityadmin auditadmin，可多个",
        Required = true,
        AllowMultipleArgumentsPerToken = true
    };

    private static readonly Option<string?> Email = new("--email") { Description = "邮箱，一个地址" };
    private static readonly Option<string?> Phone = new("--phone") { Description = "电话" };
    private static readonly Option<bool> NoEmail = new("--no-email") { Description = "去掉邮箱" };
    private static readonly Option<bool> NoPhone = new("--no-phone") { Description = "去掉电话" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("person", "人员登记、授权、账号",
        [
            Word("add", "登记或更新一个人员", AddAsync, Id, Name, Unit, Roles, Options.As, Options.Role, Options.CommandId),
            Word("list", "列出人员", ListAsync, Options.Json),
            Word("contact", "登记邮箱和电话（写了哪项改哪项；没有邮箱的人只收站内通知）", ContactAsync, Id, Email, Phone, NoEmail, NoPhone,
                Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId),
            .. GrantWords.All,
        ]),
    ];

    private static async Task<int> AddAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var people = await PersonQuery.AllAsync(session.Reads, ct);
        // The first person of a ledger registers himself: somebody has to be first, and the trail says who it was.
        var by = call.GetValue(Options.As) ?? (people.Count == 0 ? call.GetValue(Id) : null);
        var actor = people.Count == 0 && by == call.GetValue(Id)
            ? new Actor(by!, "organiser", call.GetValue(Unit)!, Assurance.Asserted)
            : await Actors.AssertedAsync(session.Ledger, by, call.GetValue(Options.Role), null, ct);
        var register = new RegisterPerson(call.GetValue(Id)!, call.GetValue(Name)!, call.GetValue(Unit)!,
            [.. call.GetValue(Roles)!.Select(RoleNames.Parse)]);
        var desk = session.Desk(call, actor);
        var outcome = await desk.DecideAsync(Streams.People, StreamIds.Person(register.Id), register.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{register.Id} {register.Name}：已是如此，没有新记录。" : $"已登记 {register.Id} {register.Name}。");
        return ExitCodes.Done;
    }

    private static async Task<int> ContactAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (id, email, phone) = (call.GetValue(Id)!, call.GetValue(Email), call.GetValue(Phone));
        var (noEmail, noPhone) = (call.GetValue(NoEmail), call.GetValue(NoPhone));
        if ((email is not null && noEmail) || (phone is not null && noPhone) || (email ?? phone) is null && !noEmail && !noPhone)
            throw new CliException(ExitCodes.BadInput, "请写明要登记的一项或两项：--email 地址 或 --no-email，--phone 号码 或 --no-phone。");
        if (!StreamIds.IsSegment(id)) throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。用 perfledger person list 查看。");
        var desk = await session.DeskAsync(call, ct);
        // What is not written stays as it stands: decided on the state, so that two who give one item each lose nothing.
        var outcome = await desk.DecideAsync(Streams.People, StreamIds.Person(id), p => new GiveContact(desk.Actor.Who(), id,
            noEmail ? null : email ?? p.Contact?.Email, noPhone ? null : phone ?? p.Contact?.Phone).Decide(p), ct);
        Console.WriteLine(outcome.Events == 0 ? $"{id}：已是如此，没有新记录。" : $"已登记 {id} 的联系方式（{outcome.Positions}）。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var people = await PersonQuery.AllAsync(session.Reads, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { people });
        else
        {
            var table = new TextTable("编号", "姓名", "单位", "角色", "邮箱", "电话", "账号");
            foreach (var p in people)
                table.Add(p.Id, p.Name, p.Unit, string.Join('、', p.Roles.Select(RoleNames.Of)), p.Email, p.Phone, p.Closed ? "停用" : "");
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }
}
