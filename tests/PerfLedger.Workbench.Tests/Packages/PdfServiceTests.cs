using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>What is asked of the PDF service, held against a server that answers as Gotenberg 8 does.</summary>
public sealed class PdfServiceTests : IAsyncLifetime
{
    private static readonly byte[] Docx = "PK\u0003\u0004 a document"u8.ToArray();

    private readonly WebApplication server = Server();

    private Func<HttpContext, Task> answer = c => PdfAsync(c, Scans.Pdf(3));

    private Uri Address => new(server.Urls.First());

    public async Task InitializeAsync()
    {
        server.MapGet("/version", () => "8.12.0");
        server.MapPost("/forms/libreoffice/convert", async (HttpContext context) =>
        {
            // As the service does: a form with one file under "files", known by its ending, and nothing it does not know.
            var form = await context.Request.ReadFormAsync();
            var file = form.Files.SingleOrDefault(f => f.Name == "files" && f.FileName.EndsWith(".docx", StringComparison.Ordinal));
            var known = file?.Length == Docx.Length && form["pdfa"] == "PDF/A-2b";
            await (known ? answer(context) : FailAsync(context, 400, "Invalid form data"));
        });
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_document_is_sent_as_the_service_asks_and_the_pdf_comes_back()
    {
        var made = await Converter().ConvertAsync(Docx, default);
        Assert.Equal((3, "gotenberg 8.12.0"), (made.Pages, made.Converter));
        Assert.Equal(Scans.Pdf(3), made.Bytes);
    }

    [Fact]
    public async Task An_answer_that_is_no_pdf_is_refused()
    {
        await SaysAsync(c => FailAsync(c, 503, "LibreOffice is busy"), "答复 503：LibreOffice is busy");
        await SaysAsync(c => c.Response.WriteAsync("<html>"), "不是 PDF");
        await SaysAsync(c => PdfAsync(c, "%PDF-1.7 cut"u8.ToArray()), "没有页");
        await SaysAsync(c => PdfAsync(c, Scans.Pdf(1, trailer: "/Encrypt 8 0 R")), "已加密");
        await SaysAsync(c => Task.Run(() => c.Response.Redirect("http://example.org/")), "答复 302");
        await SaysAsync(c => PdfAsync(c, new byte[PdfConverters.MostBytes + 1]), "超过 50 MB");
    }

    [Fact]
    public async Task A_service_that_hangs_or_is_away_is_told()
    {
        answer = c => Task.Delay(TimeSpan.FromSeconds(30), c.RequestAborted);
        await RefusedAsync(new PdfServiceConverter(Address, TimeSpan.FromSeconds(1)), "在 1 秒内没有答复");
        await RefusedAsync(new PdfServiceConverter(new("http://127.0.0.1:9"), TimeSpan.FromSeconds(5)), "连不上");
    }

    [Fact]
    public async Task A_report_never_leaves_the_house()
    {
        await RefusedAsync(new PdfServiceConverter(new("http://8.8.8.8:3000"), TimeSpan.FromSeconds(5)), "不在本机或内网");
        string[] inside =
            ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.1", "192.168.1.1", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"];
        string[] outside = ["8.8.8.8", "172.32.0.1", "172.15.0.1", "192.169.0.1", "2001:db8::1", "::ffff:8.8.8.8", "0.0.0.0"];
        Assert.All(inside, a => Assert.True(PdfServiceConverter.IsInside(IPAddress.Parse(a)), a));
        Assert.All(outside, a => Assert.False(PdfServiceConverter.IsInside(IPAddress.Parse(a)), a));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(3, true)]
    public void Pages_are_counted_in_old_and_new_files(int pages, bool packed) =>
        Assert.Equal(new PdfFacts(pages, false, null, null), PdfFacts.Read(Scans.Pdf(pages, packed)));

    private async Task SaysAsync(Func<HttpContext, Task> answers, string says)
    {
        answer = answers;
        await RefusedAsync(Converter(), says);
    }

    private static async Task RefusedAsync(PdfServiceConverter converter, string says)
    {
        var refused = await Assert.ThrowsAsync<CliException>(() => converter.ConvertAsync(Docx, default));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private PdfServiceConverter Converter() => new(Address, TimeSpan.FromSeconds(20));

    private static Task FailAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private static async Task PdfAsync(HttpContext context, byte[] bytes)
    {
        context.Response.ContentType = "application/pdf";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
