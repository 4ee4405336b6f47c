using System.CommandLine;
using System.CommandLine.Parsing;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.BaseData;
using PerfLedger.Workbench.Features.Batches;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;
using PerfLedger.Workbench.Features.Intake;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Libraries;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Packages;
using PerfLedger.Workbench.Features.Pdf;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reminders;
using PerfLedger.Workbench.Features.Renditions;
using PerfLedger.Workbench.Features.Reports;
using PerfLedger.Workbench.Features.Retention;
using PerfLedger.Workbench.Features.Seals;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Sheets;
using PerfLedger.Workbench.Features.Tasks;
using PerfLedger.Workbench.Features.Templates;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Cli;

/// <summary>All words of the command line, and the one place where a failure becomes a message and an exit code.</summary>
internal static class Words
{
    /// <summary>The program with all its words.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("PerfLedger：预算绩效自评工作台。退出码：0 完成，1 结论为否，2 输入有误，3 无数据库，4 规则拒绝，5 冲突，6 不存在，7 程序出错。")
        {
            Options.Ledger,
            Options.TokenFile,
        };
        foreach (var word in All()) root.Subcommands.Add(word);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Root();
        ChineseHelp.Speak(root);
        // @345 is a position of the ledger here, never a response file.
        var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (call.Errors.Count > 0)
        {
            Misuse.Write(call, Console.Error);
            return ExitCodes.BadInput;
        }

        try
        {
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (Explain(e) is { } answer)
        {
            await Console.Error.WriteLineAsync(answer.Message);
            return answer.Code;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Unexpected.Tell(e, call.CommandResult.Command.Name));
            return ExitCodes.Unexpected;
        }
    }

    /// <summary>A word with its action; arguments and options are added by collection initialiser at the place of use.</summary>
    public static Command Word(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Symbol[] parts)
    {
        var word = new Command(name, description);
        foreach (var part in parts)
        {
            if (part is Argument argument) word.Arguments.Add(argument);
            else if (part is Option option) word.Options.Add(option);
            else word.Subcommands.Add((Command)part);
        }

        word.SetAction(run);
        return word;
    }

    /// <summary>A word that only groups others.</summary>
    public static Command Group(string name, string description, params Command[] words)
    {
        var group = new Command(name, description);
        foreach (var word in words) group.Subcommands.Add(word);
        return group;
    }

    /// <summary>The words, in the order help shows them.</summary>
    public static IEnumerable<Command> All() =>
    [
        .. LedgerWords.All,
        .. PersonWords.All,
        AccountWords.Account,
        .. UnitWords.All,
        .. TaskWords.All,
        .. AccessWords.All,
        .. CampaignWords.All,
        .. DeadlineWords.All,
        SubmissionWord.Submissions,
        .. RemindWords.All,
        .. CalendarWords.All,
        .. ImportWords.All,
        .. EvaluationWords.All,
        OverviewWord.Overview,
        .. EntryWords.All,
        .. IndicatorWords.All,
        .. RowWords.All,
        .. ReviewWords.All,
        .. TrailWords.All,
        .. SearchWords.All,
        .. DiffWord.All,
        .. BlameWord.All,
        .. UndoWord.All,
        .. FilingWords.All,
        PdfWord.Pdf,
        .. SealWords.All,
        RenditionWords.Rendition,
        PackageWord.Export,
        .. SheetWord.All,
        .. IntakeWord.All,
        .. TemplateWords.All,
        .. LibraryWords.All,
        FindingsWord.Findings,
        .. BatchWords.All,
        RetentionWord.Retention,
        JobWords.Jobs,
        NoticeWords.Notices,
        MailWords.Mail,
        ServeWord.Serve,
        DemoWord.Demo,
        .. ReportWords.All,
    ];

    private static (int Code, string Message)? Explain(Exception e) => e switch
    {
        CliException { Word: { } word } c => (c.ExitCode, Hints.With(c.Message, word)),
        CliException c => (c.ExitCode, Hints.Added(c.Message)),
        LedgerException l => (ExitCodes.NoDatabase, l.Message),
        _ when Exhaustion.Explain(e) is { } exhausted => exhausted,
        LedgerUnavailableException { OutcomeUnknown: true } =>
            (ExitCodes.NoDatabase, "与 PostgreSQL 的连接在写入时中断，不知是否已写入。请先用 perfledger history 查看；"
                + "带 --command-id 的命令可用同一命令号重发，不会重复写入。"),
        LedgerUnavailableException =>
            (ExitCodes.NoDatabase, "连不上 PostgreSQL，或等待写入的命令已满；没有写入，请稍后重试。"
                + "可运行 ./perfledger up，或检查 ConnectionStrings__Main。"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            (ExitCodes.NotFound, "没有这个台账（数据库不存在）。用 perfledger ledgers 查看，或用 perfledger create 名称 新建。"),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } =>
            (ExitCodes.NoDatabase, "数据库还不是台账，或结构不是最新。请先运行 perfledger migrate。"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidPassword } a =>
            (ExitCodes.NoDatabase,
            $"数据库不接受这个登录：{a.MessageText}。请检查 ConnectionStrings__Main 和 ConnectionStrings__Owner，见 docs/postgresql.md。"),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } p =>
            (ExitCodes.NoDatabase, $"数据库登录权限不足：{p.MessageText}。见 docs/postgresql.md。"),
        NpgsqlException { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException } =>
            (ExitCodes.NoDatabase, "连不上 PostgreSQL。请运行 ./perfledger up，或检查 ConnectionStrings__Main。"),
        FileNotFoundException f => (ExitCodes.BadInput, $"没有文件 {f.FileName}。"),
        UnauthorizedAccessException u => (ExitCodes.BadInput, u.Message),
        OperationCanceledException => (ExitCodes.BadInput, "已中断；没有写入的不会写入，已写入的不会丢失。"),
        _ => null,
    };
}
