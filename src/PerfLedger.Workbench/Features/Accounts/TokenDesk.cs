using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>Tokens by which programs and the command line act for a person, in one of his roles.</summary>
internal sealed class TokenDesk(LedgerSession session)
{
    private const string Sign = "plt_"; // found by whoever looks through files for what must not lie there

    /// <summary>Issues a token and returns its text, which is nowhere else.</summary>
    public async Task<(string Token, string Text)> AddAsync(
        Actor actor, string person, string name, Role role, DateOnly? until, CancellationToken ct)
    {
        var issue = new IssueToken(role, until, await session.TodayAsync(ct));
        var number = "";
        await new CommandDesk(session.Ledger, actor).DecideAsync(Streams.People, StreamIds.Person(person), (Person s) =>
        {
            number = $"t-{s.TokensEver + 1}";
            return issue.Decide(s);
        }, ct);
        var text = Sign + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var insert = session.Main.CreateCommand(
            "insert into auth.api_token (person_id, token, name, role, digest, until) values ($1, $2, $3, $4, $5, $6)");
        insert.Parameters.Add(new() { Value = person });
        insert.Parameters.Add(new() { Value = number });
        insert.Parameters.Add(new() { Value = name });
        insert.Parameters.Add(new() { Value = role.ToString().ToLowerInvariant() });
        insert.Parameters.Add(new() { Value = Digest(text) });
        insert.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = until });
        await insert.ExecuteNonQueryAsync(ct);
        return (number, text);
    }

    /// <summary>Takes a token back; it is refused from now on.</summary>
    public async Task RevokeAsync(Actor actor, string person, string token, CancellationToken ct)
    {
        await new CommandDesk(session.Ledger, actor).DecideAsync(
            Streams.People, StreamIds.Person(person), new RevokeToken(token).Decide, ct);
        await using var update = session.Main.CreateCommand(
            "update auth.api_token set revoked = true where person_id = $1 and token = $2");
        update.Parameters.Add(new() { Value = person });
        update.Parameters.Add(new() { Value = token });
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>All tokens, or those of one person; the newest of each person last.</summary>
    public async Task<IReadOnlyList<TokenRow>> AllAsync(string? person, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            select person_id, token, name, role, until, revoked, last_used from auth.api_token
            where $1 is null or person_id = $1
            order by person_id, length(token), token
            """);
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = person });
        var rows = new List<TokenRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3),
                r.IsDBNull(4) ? null : r.GetFieldValue<DateOnly>(4),
                r.GetBoolean(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateTimeOffset>(6)));
        return rows;
    }

    /// <summary>Who shows this token, in its role; the use is noted.</summary>
    public async Task<Actor> OpenAsync(string text, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            update auth.api_token t set last_used = ledger.clock() where digest = $1
            returning t.person_id, t.token, t.role, t.until, t.revoked,
                coalesce((select a.closed from auth.account a where a.person_id = t.person_id), false), ledger.clock()
            """);
        query.Parameters.Add(new() { Value = Digest(text.Trim()) });
        await using var r = await query.ExecuteReaderAsync(ct);
        if (!await r.ReadAsync(ct)) throw No("没有这个令牌：请核对是否抄全，是否是本台账的");
        var (person, token, role, now) = (r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(6));
        if (r.GetBoolean(4)) throw No($"令牌 {token}（{person}）已收回");
        if (!r.IsDBNull(3) && r.GetFieldValue<DateOnly>(3) is var until && DueDates.DayOf(now) > until)
            throw No($"令牌 {token}（{person}）已于 {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 到期");
        if (r.GetBoolean(5)) throw No($"{person} 的登录已锁定，令牌随之停用");
        var holder = await Actors.HolderAsync(session.Ledger, person, ct);
        if (holder is null || holder.Person.Closed) throw No($"{person} 的账号已停用，令牌随之停用");
        if (!holder.RolesAt(now).Contains(RoleNames.Parse(role))) throw No($"{person} 已没有令牌 {token} 的角色“{RoleNames.Of(role)}”");
        return new Actor(person, role, holder.Unit, Assurance.Token, Session: token);
    }

    private static CliException No(string why) =>
        new(ExitCodes.Refused, $"{why}；没有执行。请管理员另发一个。") { Word = "perfledger account token add 人员" };

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>A token as listed; its text is kept nowhere.</summary>
internal sealed record TokenRow(
    string Person, string Token, string Name, string Role, DateOnly? Until, bool Revoked, DateTimeOffset? LastUsed);
