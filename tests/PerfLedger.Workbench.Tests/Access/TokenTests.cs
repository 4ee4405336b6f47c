using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Tests.Access;

/// <summary>On a real ledger the command line acts by a token, and nobody is believed who only says who he is.</summary>
public sealed partial class TokenTests : Journey
{
    private const string Security = "s-01";

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await DoAsync("person", "add", Security, "--name", "安一", "--unit", "ZZ-CZJ", "--roles", "securityadmin", "--as", Organiser);
        await TamperAsync("delete from ledger.trial");
    }

    [LedgerFact]
    public async Task Without_a_token_nothing_is_done_whoever_one_says_one_is()
    {
        var before = await PositionAsync();
        (await SayAsync("enter", "09", "goals.actual", "试", "--as", Filler)).Says(4, "正式台账", "--token-file", "account token add");
        Assert.Equal(before, await PositionAsync());
        (await SayAsync("enter", "09", "goals.actual", "试", "--token-file", PathOf("none"))).Says(6, "没有令牌文件");
        (await EnterAsync("plt_nonsense")).Says(4, "没有这个令牌");
    }

    [LedgerFact]
    public async Task A_token_acts_for_its_person_in_its_role_and_the_envelope_says_so()
    {
        var token = await IssueAsync(Filler);
        (await EnterAsync(token)).Is(0);
        Assert.Equal($"{Filler} filler token", await ScalarAsync<string>("""
            select user_name || ' ' || (headers->>'role') || ' ' || (headers->>'assurance')
            from ledger.mt_events order by seq_id desc limit 1
            """));
        (await EnterAsync(token, "--as", Head)).Says(4, $"令牌是 {Filler} 的");
        (await EnterAsync(token, "--role", "head")).Says(4, "令牌的角色是“填报人”");
        var listed = (await DoAsync("account", "token", "list", "--json")).Json.List("tokens").Single();
        Assert.Equal("t-1", listed.Text("token"));
        Assert.NotNull(listed.Text("lastUsed"));
        var kept = await ScalarAsync<string>("select string_agg(t::text, ' ') from auth.api_token t");
        Assert.DoesNotContain(token, kept, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_token_ends_when_revoked_expired_or_its_person_sign_in_or_role_gone()
    {
        var (revoked, expired) = (await IssueAsync(Filler), await IssueAsync(Filler, "--until", "2099-12-31"));
        await DoAsync("account", "token", "revoke", Filler, "t-1");
        (await EnterAsync(revoked)).Says(4, "t-1", "已收回");
        (await SayAsync("account", "token", "revoke", Filler, "t-1")).Says(4, "RGT-19", "t-2");
        await TamperAsync("update auth.api_token set until = '2020-01-01' where token = 't-2'");
        (await EnterAsync(expired)).Says(4, "2020-01-01 到期");
        (await SayAsync("account", "token", "add", Filler, "--name", "旧", "--until", "2020-01-01")).Says(4, "RGT-18");
        (await SayAsync("account", "token", "add", Filler, "--name", "审", "--acting", "reviewer")).Says(4, "RGT-02");

        var (locked, security) = (await IssueAsync(Filler), await IssueAsync(Security));
        await DoAsync("account", "add", Filler);
        await DoAsync("account", "lock", Filler);
        (await EnterAsync(locked)).Says(4, "登录已锁定");
        await DoAsync("account", "reset", Filler);
        (await EnterAsync(locked)).Is(0);
        await DoAsync(["person", "add", Filler, "--name", "填一", "--unit", "ZZ-JYJ", "--roles", "head", .. await FileAsync(security)]);
        (await EnterAsync(locked)).Says(4, "已没有令牌", "填报人");
        await DoAsync(["person", "close", Filler, "--reason", "调离本单位不再填报", .. await FileAsync(security)]);
        (await EnterAsync(locked)).Says(4, "账号已停用");
    }

    [LedgerFact]
    public async Task Ways_in_are_made_by_who_oversees_the_unit_or_by_the_operator_and_never_by_oneself()
    {
        var (head, reviewer) = (await IssueAsync(Head), await IssueAsync(Reviewer));
        await DoAsync("account", "add", Filler);
        (await SayAsync(["account", "totp-reset", Filler, .. await FileAsync(head)])).Says(4, "RGT-03");
        await DoAsync(["account", "totp-reset", Filler, .. await FileAsync(reviewer)]);
        await DoAsync("account", "add", Reviewer);
        (await SayAsync(["account", "reset", Reviewer, .. await FileAsync(reviewer)])).Says(4, "RGT-17");
        Assert.Equal("made console, codesReset r-01", await ScalarAsync<string>($"""
            select string_agg(data->>'change' || ' ' || user_name, ', ' order by seq_id)
            from ledger.mt_events where stream_id = 'person.{Filler}' and type = 'sign_in_changed'
            """));
        Connections["Owner"] = FrontDoor.Connection("perfledger_reader_gone", Database.Name);
        Assert.NotEqual(0, (await SayAsync("account", "reset", Filler)).Exit); // no owner's login: no operator
    }

    [LedgerFact]
    public async Task The_first_person_of_a_real_ledger_registers_himself_and_is_let_in_by_the_operator()
    {
        await using var fresh = await LedgerDatabase.CreateAsync();
        await using (var real = fresh.Administrator.CreateCommand("delete from ledger.trial")) await real.ExecuteNonQueryAsync();
        ConnectTo(fresh.Name);
        await DoAsync("person", "add", "p-01", "--name", "首一", "--unit", "ZZ-CZJ", "--roles", "securityadmin");
        var token = await IssueAsync("p-01");
        await DoAsync(["person", "add", "p-02", "--name", "组二", "--unit", "ZZ-CZJ", "--roles", "organiser", .. await FileAsync(token)]);
        (await SayAsync("person", "add", "p-03", "--name", "三", "--unit", "ZZ-CZJ", "--roles", "filler", "--as", "p-01")).Says(4, "正式台账");
    }

    private async Task<string> IssueAsync(string person, params string[] more) =>
        Text().Match((await DoAsync(["account", "token", "add", person, "--name", "接口", .. more])).Out).Value;

    private async Task<Answer> EnterAsync(string token, params string[] more) =>
        await SayAsync(["enter", "09", "goals.actual", "完成" + Guid.NewGuid().ToString("N")[..4], .. await FileAsync(token), .. more]);

    private async Task<string[]> FileAsync(string token)
    {
        var path = PathOf(token[..12]);
        await File.WriteAllTextAsync(path, token + "\n");
        return ["--token-file", path];
    }

    [GeneratedRegex("plt_[A-Za-z0-9_-]{43}")]
    private static partial Regex Text();
}
