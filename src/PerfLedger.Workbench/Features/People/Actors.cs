using System.CommandLine;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.People;

/// <summary>
/// Turns what a call says of its person into the actor of the envelope: a token, or on a ledger for trying out <c>--as</c>, which is
/// believed and recorded as asserted.
/// </summary>
internal static class Actors
{
    private const string Variable = "PERFLEDGER_TOKEN";

    /// <summary>The operator, who holds the owner's login: he lets the first person in, and whoever is locked out.</summary>
    public static Actor Console { get; } = new("console", "system", "console", Assurance.Job);

    /// <summary>Who a call acts as.</summary>
    public static async Task<Actor> OfAsync(
        LedgerSession session, ParseResult call, string? id, string? role, string? onBehalfOf, CancellationToken ct)
    {
        if (await TokenAsync(call, ct) is not { } token)
        {
            if (await IsTrialAsync(session, ct)) return await AssertedAsync(session.Ledger, id, role, onBehalfOf, ct);
            throw new CliException(ExitCodes.Refused, $"台账 {session.Name} 是正式台账，命令行凭令牌办理：请用 --token-file 文件，或环境变量 {Variable}"
                + "（管理员用 perfledger account token add 人员 发放）。--as 只用于演示和试用台账。没有执行。");
        }

        var actor = await new TokenDesk(session).OpenAsync(token, ct);
        if (id is not null && id != actor.Id)
            throw new CliException(ExitCodes.Refused, $"令牌是 {actor.Id} 的，--as 写的是 {id}；没有执行。请去掉 --as，或换 {id} 的令牌。");
        if (role is not null && RoleNames.Parse(role) != RoleNames.Parse(actor.Role))
            throw new CliException(ExitCodes.Refused, $"令牌的角色是“{RoleNames.Of(actor.Role)}”，--role 写的是“{RoleNames.Of(role)}”；没有执行。请换一个令牌。");
        if (onBehalfOf is not null) await RequirePersonAsync(session.Ledger, onBehalfOf, ct);
        return actor with { OnBehalfOf = onBehalfOf };
    }

    /// <summary>Who lets others in: a person as always; without one the operator, who shows that he holds the owner's login.</summary>
    public static async Task<Actor> AdmittingAsync(LedgerSession session, ParseResult call, CancellationToken ct)
    {
        var id = call.GetValue(Options.As);
        if (id is not null || await TokenAsync(call, ct) is not null)
            return await OfAsync(session, call, id, call.GetValue(Options.Role), null, ct);
        await using var owner = Connections.Open("Owner", session.Name);
        await using var connection = await owner.OpenConnectionAsync(ct);
        return Console;
    }

    private static async Task<string?> TokenAsync(ParseResult call, CancellationToken ct)
    {
        if (call.GetValue(Options.TokenFile) is not { } file)
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;
        return file.Exists ? await File.ReadAllTextAsync(file.FullName, ct)
            : throw new CliException(ExitCodes.NotFound, $"没有令牌文件 {file.FullName}。");
    }

    private static async Task<bool> IsTrialAsync(LedgerSession session, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("select exists (select from ledger.trial)");
        return await query.ExecuteScalarAsync(ct) is true;
    }

    private static async Task RequirePersonAsync(EventLedger ledger, string id, CancellationToken ct)
    {
        if (await HolderAsync(ledger, id, ct) is null) throw new CliException(ExitCodes.NotFound, $"台账中没有被代办的人员“{id}”。");
    }

    private static async Task<Actor> AssertedAsync(EventLedger ledger, string? id, string? role, string? onBehalfOf, CancellationToken ct)
    {
        if (id is null) throw new CliException(ExitCodes.BadInput, "请用 --as 指明操作人编号，如 --as p-01（perfledger person list 列出人员）。");
        var holder = await HolderAsync(ledger, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。请先用 perfledger person add 登记，或用 perfledger person list 查看。");
        if (onBehalfOf is not null) await RequirePersonAsync(ledger, onBehalfOf, ct);
        var acting = role is null ? holder.Person.Registered!.Roles[0] : RoleNames.Parse(role);
        var held = holder.RolesAt(await ledger.ClockAsync(ct));
        if (!holder.Person.Closed && !held.Contains(acting))
            throw new CliException(ExitCodes.Refused,
                $"{holder.Person.Registered!.Name}（{id}）没有角色“{Names.Of(acting)}”，现有：{string.Join('、', held.Select(Names.Of))}。");
        return new Actor(holder.Id, acting.ToString().ToLowerInvariant(), holder.Unit, Assurance.Asserted, onBehalfOf);
    }

    /// <summary>The person as the deciders need to know them.</summary>
    public static Who Who(this Actor actor) => new(actor.Id, Enum.Parse<Role>(actor.Role, ignoreCase: true));

    /// <summary>A registered person with what was granted; null when nobody is registered under this id.</summary>
    public static async Task<Holder?> HolderAsync(EventLedger ledger, string id, CancellationToken ct)
    {
        if (!StreamIds.IsSegment(id)) return null;
        var person = await ledger.FoldAsync(Streams.People, StreamIds.Person(id), AsOf.Now, ct);
        return person.State.Registered is null ? null : new Holder(person.State);
    }

    public static async Task<PersonRow?> FindAsync(Reads reads, string id, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"select {PersonRow.Columns} from ledger.person where id = $1");
        query.Parameters.Add(new() { Value = id });
        await using var reader = await query.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? PersonRow.Read(reader) : null;
    }
}

/// <summary>A registered person. Name, address and number are personal: they are shown, never used as a key.</summary>
public sealed record PersonRow(
    string Id, string Unit, string Name, string[] Roles, string? Email = null, string? Phone = null, bool Closed = false)
{
    internal const string Columns = "id, unit, name, roles, email, phone, closed";

    internal static PersonRow Read(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<string[]>(3),
        r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetBoolean(6));
}
