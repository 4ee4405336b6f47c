using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Components;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// The one place where a failure becomes a page: a refusal in its own words, anything unexpected with a reference number under which the
/// log of the program has the rest. Never a stack, never a name of a table.
/// </summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await WriteAsync(http, http.Response.StatusCode, null, null);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499; // nobody reads it
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await ExplainAsync(http, e);
        }
    }

    private Task ExplainAsync(HttpContext http, Exception e)
    {
        if (e is CliException refusal) return WriteAsync(http, StatusOf(refusal.ExitCode), refusal.Message, null);
        if (e is AntiforgeryValidationException or BadHttpRequestException { InnerException: AntiforgeryValidationException })
            return WriteAsync(http, StatusCodes.Status400BadRequest, "这一页打开太久或来自别处，没有执行。请返回上一页刷新后重做。", null);
        if (e is BadHttpRequestException bad) return WriteAsync(http, bad.StatusCode, null, null);
        var reference = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..10].ToUpperInvariant();
        Failed(log, e, reference, http.Request.Method, http.Request.Path.Value ?? "");
        return IsAboutTheDatabase(e)
            ? WriteAsync(http, StatusCodes.Status503ServiceUnavailable, Exhaustion.Explain(e)?.Message, reference)
            : WriteAsync(http, StatusCodes.Status500InternalServerError, null, reference);
    }

    private static bool IsAboutTheDatabase(Exception e) =>
        e is LedgerUnavailableException
        or NpgsqlException { InnerException: IOException or TimeoutException or System.Net.Sockets.SocketException }
        || Exhaustion.Explain(e) is not null;

    private static int StatusOf(int exitCode) => exitCode switch
    {
        ExitCodes.NotFound => StatusCodes.Status404NotFound,
        ExitCodes.BadInput => StatusCodes.Status400BadRequest,
        ExitCodes.Refused => StatusCodes.Status403Forbidden,
        ExitCodes.Conflict => StatusCodes.Status409Conflict,
        ExitCodes.NoDatabase => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static async Task WriteAsync(HttpContext http, int status, string? sentence, string? reference)
    {
        var keep = http.Response.Headers.ToDictionary(h => h.Key, h => h.Value);
        http.Response.Clear();
        foreach (var (name, value) in keep.Where(h => !h.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || h.Key == "Content-Security-Policy")) http.Response.Headers[name] = value;
        await View.Page<ProblemPage>(new Problem(status, sentence ?? Sentence(status), reference), status).ExecuteAsync(http);
    }

    private static string Sentence(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.BadRequest => "这个请求看不懂，没有执行。请返回上一页重做。",
        HttpStatusCode.Unauthorized => "请先登录。",
        HttpStatusCode.Forbidden => "您没有查看或办理这一项的权限。需要时请联系本单位负责人或财务建设处。",
        HttpStatusCode.NotFound => "没有这一页：它可能已改名，或地址写错了。",
        HttpStatusCode.MethodNotAllowed => "这个地址不能这样使用。请从页面上的按钮办理。",
        HttpStatusCode.Conflict => "在您查看之后，别人已改动；没有写入。请刷新后再改。",
        HttpStatusCode.RequestEntityTooLarge => "提交的内容太大，没有收下。",
        HttpStatusCode.TooManyRequests => "操作太频繁，请稍等一分钟再试。",
        HttpStatusCode.ServiceUnavailable => "暂时连不上台账，这一步没有写入，已写入的都在。请稍后重试。",
        _ => "程序出了意外，这一步可能没有完成。请稍后重试；仍不行时，请把下面的编号告诉系统管理员。",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reference} {Method} {Path}")]
    private static partial void Failed(ILogger log, Exception e, string reference, string method, string path);
}

/// <summary>What the error page says.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Sentence">What happened and what to do.</param>
/// <param name="Reference">Number under which the log has the rest; null for a refusal.</param>
public sealed record Problem(int Status, string Sentence, string? Reference);
