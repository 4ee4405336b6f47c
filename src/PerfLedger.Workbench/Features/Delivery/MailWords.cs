using System.CommandLine;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>mail test: whether mail goes out, and whether the server lets in only who signs in.</summary>
internal static class MailWords
{
    private static readonly Argument<string> Address = new("邮箱") { Description = "收试发邮件的地址" };

    public static Command Mail { get; } = Group("mail", "邮件设置",
        Word("test", "试发一封邮件，并核对邮件服务器是否要求登录（不要求为 1）", TestAsync, Address));

    private static async Task<int> TestAsync(ParseResult call, CancellationToken ct)
    {
        var (settings, off, _) = MailSettings.Read();
        if (settings is null) throw new CliException(ExitCodes.BadInput, off + "。");
        var address = call.GetValue(Address)!;
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address || address.Any(c => char.IsControl(c) || c > '~'))
            throw new CliException(ExitCodes.BadInput, "收件地址不是一个邮箱地址；请写一个地址，形如 name@example.org。");
        try
        {
            // An id of its own each time: this mail is to arrive as often as it is asked for.
            await new SmtpTransport(settings).SendAsync(new Mail($"test.{Guid.CreateVersion7():N}@{settings.From.Host}", address,
                "〔PerfLedger〕试发邮件", "收到这封邮件，说明 PerfLedger 能通过这台邮件服务器发出提醒。\r\n"), ct);
        }
        catch (MailException e)
        {
            throw new CliException(ExitCodes.AnswerIsNo, $"没有发出：{e.Message}。请核对 PERFLEDGER_SMTP_ 各项（docs/notices.md）。");
        }

        Console.WriteLine($"已交给邮件服务器 {settings.Host}，请到 {address} 查收。");
        if (settings.User is null)
        {
            Console.WriteLine("没有设置用户名，按不登录发送。");
            return ExitCodes.Done;
        }

        if (await DemandsAsync(settings, address, ct))
        {
            Console.WriteLine("邮件服务器要求登录，用户名和口令有效。");
            return ExitCodes.Done;
        }

        Console.WriteLine("邮件服务器不登录也收：口令写错时邮件照样发出，不会报错，口令是否有效无从得知。请让邮件管理员要求登录，或去掉用户名和口令。");
        return ExitCodes.AnswerIsNo;
    }

    private static async Task<bool> DemandsAsync(MailSettings settings, string address, CancellationToken ct)
    {
        try
        {
            using var probe = new SmtpProbe(settings);
            return await probe.DemandsSignInAsync(address, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or OperationCanceledException
            && !ct.IsCancellationRequested)
        {
            throw new CliException(ExitCodes.AnswerIsNo, $"邮件已发出，但核对是否要求登录时连接中断（{e.Message}）。请重试。");
        }
    }
}
