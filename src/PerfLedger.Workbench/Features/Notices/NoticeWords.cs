using System.CommandLine;
using System.Globalization;
using Npgsql;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Notices;

/// <summary>notices, notices read: what the program has told a person.</summary>
internal static class NoticeWords
{
    private const int Most = 200;

    private static readonly Option<bool> Unread = new("--unread") { Description = "只列未读" };
    private static readonly Argument<long?> Position = new("通知")
    {
        Description = "通知编号（perfledger notices 的第一列）",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Everything = new("--all") { Description = "全部标为已读" };

    public static Command Notices { get; } = Word("notices", "给我的站内通知：提醒、逾期名单、未送达", ListAsync,
        Unread, Options.Json, Options.As,
        Word("read", "标为已读", ReadAsync, Position, Everything, Options.As));

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var person = await PersonAsync(session, call, ct);
        var rows = await NoticeQuery.OfAsync(session.Reads, person.Id, call.GetValue(Unread), Most, ct);
        var composer = await NoticeComposer.NowAsync(session, ct);
        var texts = new List<(NoticeRow Row, NoticeText Text)>();
        foreach (var row in rows) texts.Add((row, await composer.ComposeAsync(row, outside: false, ct)));
        var silent = person.Roles.Contains("organiser") ? await WithoutMailAsync(session.Main, ct) : [];
        if (call.GetValue(Options.Json))
            Output.WriteJson(new
            {
                unread = await NoticeQuery.UnreadAsync(session.Reads, person.Id, ct),
                notices = texts.Select(t => new
                {
                    id = t.Row.Position,
                    @event = t.Row.Event,
                    at = t.Row.RecordedAt,
                    unit = t.Row.Unit,
                    title = t.Text.Title,
                    lines = t.Text.Lines,
                    read = t.Row.Read,
                }),
                withoutMail = silent.Select(p => new { p.Id, p.Name, p.Unit, p.Phone }),
            });
        else Write(texts, silent);
        return ExitCodes.Done;
    }

    private static void Write(List<(NoticeRow Row, NoticeText Text)> texts, IReadOnlyList<PersonRow> silent)
    {
        if (texts.Count == 0) Console.WriteLine("没有通知。");
        foreach (var (row, text) in texts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Position}  {Output.Local(row.RecordedAt)}  {(row.Read is null ? "未读" : "已读")}  {text.Title}"));
            foreach (var line in text.Lines) Console.WriteLine($"    {line}");
        }

        if (silent.Count > 0)
            Console.WriteLine("没有登记邮箱、只收站内通知的人员：" + string.Join('、', silent.Select(p => $"{p.Name}（{p.Id}，{p.Phone ?? "无电话"}）"))
                + "。用 perfledger person contact 登记。");
    }

    private static async Task<int> ReadAsync(ParseResult call, CancellationToken ct)
    {
        var (position, all) = (call.GetValue(Position), call.GetValue(Everything));
        if (position is null == !all) throw new CliException(ExitCodes.BadInput, "请写一条通知的编号，或写 --all 全部标为已读。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var person = await PersonAsync(session, call, ct);
        if (position is { } one && await NoticeQuery.OneAsync(session.Reads, person.Id, one, ct) is null)
            throw new CliException(ExitCodes.NotFound, $"{person.Name}没有编号为 {one} 的通知。用 perfledger notices 查看。");
        var marked = await NoticeQuery.MarkAsync(session, person.Id, position, ct);
        Console.WriteLine(marked == 0 ? "早已标为已读。" : string.Create(CultureInfo.InvariantCulture, $"已标为已读 {marked} 条。"));
        return ExitCodes.Done;
    }

    private static async Task<PersonRow> PersonAsync(LedgerSession session, ParseResult call, CancellationToken ct)
    {
        var actor = await Actors.OfAsync(session, call, call.GetValue(Options.As), null, null, ct);
        return (await Actors.FindAsync(session.Main, actor.Id, ct))!;
    }

    /// <summary>Persons who were told something and have no address: nothing of it left the program.</summary>
    private static async Task<IReadOnlyList<PersonRow>> WithoutMailAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"""
            select {PersonRow.Columns} from ledger.person p
            where p.email is null and exists (select from ledger.notice n where n.recipient = p.id) order by p.id
            """);
        var people = new List<PersonRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) people.Add(PersonRow.Read(r));
        return people;
    }
}
