using System.CommandLine;
using System.Globalization;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>account token: by which programs and the command line act for a person. The text is printed once.</summary>
internal static class TokenWords
{
    private static readonly Argument<string> Person = new("人员") { Description = "人员编号，如 p-01" };
    private static readonly Argument<string> Token = new("令牌") { Description = "令牌编号，如 t-1（account token list 列出）" };
    private static readonly Option<string> Name = new("--name") { Description = "用途，如 财务系统对接", Required = true };
    private static readonly Option<string?> Acting = new("--acting") { Description = "令牌以何角色办理；不写时取第一个" };
    private static readonly Option<DateOnly?> Until = Options.Day("--until", "最后一日（当日24时止），如 2021-06-30");

    public static Command All { get; } = Group("token", "令牌：程序和命令行凭它办理",
        Word("add", "发一个令牌，打印一次", AddAsync, Person, Name, Acting, Until, Options.As, Options.Role),
        Word("revoke", "收回令牌，立即失效", RevokeAsync, Person, Token, Options.As, Options.Role),
        Word("list", "列出令牌", ListAsync, Options.Json));

    private static async Task<int> AddAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var id = call.GetValue(Person)!;
        var holder = await Actors.HolderAsync(session.Ledger, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。请先用 perfledger person add 登记。");
        var role = call.GetValue(Acting) is { } named ? RoleNames.Parse(named) : holder.Person.Registered!.Roles[0];
        var by = await Actors.AdmittingAsync(session, call, ct);
        var (token, text) = await new TokenDesk(session).AddAsync(by, id, call.GetValue(Name)!, role, call.GetValue(Until), ct);
        Console.WriteLine($"已发令牌 {token}（{id}，{Domain.Authority.Names.Of(role)}）：{text}");
        Console.WriteLine("只显示这一次。写入文件用 --token-file，或放入环境变量 PERFLEDGER_TOKEN。");
        return ExitCodes.Done;
    }

    private static async Task<int> RevokeAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var by = await Actors.AdmittingAsync(session, call, ct);
        await new TokenDesk(session).RevokeAsync(by, call.GetValue(Person)!, call.GetValue(Token)!, ct);
        Console.WriteLine($"令牌 {call.GetValue(Token)}（{call.GetValue(Person)}）已收回。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var tokens = await new TokenDesk(session).AllAsync(null, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { tokens });
        else if (tokens.Count == 0) Console.WriteLine("没有令牌。");
        else
        {
            var table = new TextTable("人员", "令牌", "用途", "角色", "最后一日", "情况", "最近使用");
            foreach (var t in tokens)
                table.Add(t.Person, t.Token, t.Name, RoleNames.Of(t.Role),
                    t.Until is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                    t.Revoked ? "已收回" : "有效", t.LastUsed is { } used ? Output.Local(used) : "");
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }
}
