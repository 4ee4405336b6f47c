using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>An event of a person as people read it.</summary>
/// <param name="Position">Its position.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="By">Id of who did it.</param>
/// <param name="Role">In which role.</param>
/// <param name="What">What was done.</param>
/// <param name="Reason">Why; null where none is asked for.</param>
public sealed record PersonChange(long Position, DateTimeOffset At, string By, string Role, string What, string? Reason);

/// <summary>What was done to a person's registration and rights, newest first.</summary>
internal static class PersonStory
{
    /// <param name="ledger">The ledger.</param>
    /// <param name="person">Id of the person.</param>
    /// <param name="contact">Whether mail and telephone may be shown.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<PersonChange>> ReadAsync(EventLedger ledger, string person, bool contact, CancellationToken ct)
    {
        var (changes, grants) = (new List<PersonChange>(), new Dictionary<string, RoleGranted>(StringComparer.Ordinal));
        await foreach (var e in ledger.ReadStreamAsync(StreamIds.Person(person), ct: ct))
        {
            if (Streams.Read(e) is not IPersonEvent change) continue;
            if (change is RoleGranted g) grants[g.Grant] = g;
            var (what, reason) = Told(change, grants, contact);
            changes.Add(new(e.Position, e.RecordedAt, e.ActorId, e.Headers.Role, what, reason));
        }

        changes.Reverse();
        return changes;
    }

    private static (string What, string? Reason) Told(
        IPersonEvent change, Dictionary<string, RoleGranted> grants, bool contact) => change switch
        {
            PersonRegistered p => ($"登记：{p.Name}，单位 {p.Unit}，{string.Join('、', p.Roles.Select(Names.Of))}", null),
            ContactGiven c => (contact ? $"联系方式：{c.Email ?? "没有邮箱"}，{c.Phone ?? "没有电话"}" : "登记联系方式", null),
            RoleGranted g => ($"授权 {g.Grant}：{Names.Of(g.Role)}，{GrantText.Of(g.Scope)}", g.Reason.Text),
            RoleRevoked r => ($"收回授权 {r.Grant}{(grants.TryGetValue(r.Grant, out var g) ? $"：{Names.Of(g.Role)}" : "")}", r.Reason.Text),
            AccountClosed c => ("停用账号", c.Reason.Text),
            AccountReopened o => ("启用账号", o.Reason.Text),
            SignInChanged s => (SignInNames.Of(s.Change), null),
            TokenIssued t => ($"发令牌 {t.Token}：{Names.Of(t.Role)}，{Until(t.Until)}", null),
            TokenRevoked t => ($"收回令牌 {t.Token}", null),
            _ => (change.GetType().Name, null),
        };

    private static string Until(DateOnly? day) =>
        day is { } last ? $"到 {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 止" : "长期有效";
}
