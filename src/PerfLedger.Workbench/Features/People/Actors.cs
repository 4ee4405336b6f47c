using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Turns <c>--as</c> into the actor of the envelope. On the command line an identity is asserted, and recorded as such.</summary>
internal static class Actors
{
    public static async Task<Actor> AssertedAsync(EventLedger ledger, string? id, string? role, string? onBehalfOf, CancellationToken ct)
    {
        if (id is null) throw new CliException(ExitCodes.BadInput, "请用 --as 指明操作人编号，如 --as p-01（perfledger person list 列出人员）。");
        var holder = await HolderAsync(ledger, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。请先用 perfledger person add 登记，或用 perfledger person list 查看。");
        if (onBehalfOf is not null && await HolderAsync(ledger, onBehalfOf, ct) is null)
            throw new CliException(ExitCodes.NotFound, $"台账中没有被代办的人员“{onBehalfOf}”。");
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
