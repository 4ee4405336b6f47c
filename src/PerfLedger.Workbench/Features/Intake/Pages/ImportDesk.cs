using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Intake.Pages;

/// <summary>
/// Reads what was handed in behind the page, one heap after another, each file in a worker of its own; how far it is stands in the draft.
/// A program that ends in between leaves the files there, and the person begins the reading anew.
/// </summary>
internal sealed partial class ImportDesk(LedgerSession session, IHostApplicationLifetime lifetime, ILogger<ImportDesk> log) : IDisposable
{
    /// <summary>Longer than any one file takes: who is not heard of for so long reads no more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan s_lasts = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _one = new(1);

    public DraftStore<ImportDraft> Store { get; } = new(session, "intake", s_lasts);

    /// <summary>Keeps the files and begins to read them; returns the draft.</summary>
    public async Task<Guid> BeginAsync(Officer officer, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken ct)
    {
        var name = files.Count == 1 ? files[0].Name : $"{files[0].Name} 等 {files.Count} 个文件";
        var id = await Store.BeginAsync(officer.Unit, officer.Person, name, new ImportDraft(0, 0, null, []), ct);
        await Store.AttachAsync(id, files, ct);
        _ = Start(officer, id, name);
        return id;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Keeps one interchange file to be looked at and imported whole; returns the draft.</summary>
    public async Task<Guid> KeepAsync(Officer officer, string name, byte[] bytes, CancellationToken ct)
    {
        var id = await Store.BeginAsync(officer.Unit, officer.Person, name, new ImportDraft(1, 1, null, [], IsInterchange: true), ct);
        await Store.AttachAsync(id, [(name, bytes)], ct);
        return id;
    }

    /// <summary>Reads in the background; the answer to the person does not wait for it.</summary>
    public Task Start(Officer officer, Guid id, string name) => Task.Run(() => ReadAsync(officer, id, name, lifetime.ApplicationStopping));

    /// <summary>The files as handed in, unpacked.</summary>
    public async Task<IReadOnlyList<HandedIn>> FilesAsync(Guid id, CancellationToken ct)
    {
        using var folder = new WorkFolder();
        var paths = new List<string>();
        foreach (var (number, (name, bytes)) in (await Store.FilesAsync(id, ct)).Index())
        {
            // Two files of one name lie in folders of their own.
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path,
                FormattableString.Invariant($"{number}"))).FullName, name);
            await File.WriteAllBytesAsync(path, bytes, ct);
            paths.Add(path);
        }

        return await HandedInFiles.OfAsync(paths, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading of the files handed in as {Draft} failed")]
    private static partial void ReadingFailed(ILogger log, Guid draft, Exception e);

    private async Task ReadAsync(Officer officer, Guid id, string name, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await Store.WriteAsync(id, null, name, await ProposeAsync(officer, id, name, ct), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Nobody waits for this task: whatever failed is told on the page, and what was not foreseen is logged besides.
            var foreseen = e is CliException or ImportRefusedException or LedgerException or IOException;
            if (!foreseen) ReadingFailed(log, id, e);
            await Store.WriteAsync(id, null, name, new ImportDraft(0, 0, null, [], foreseen ? e.Message
                : "程序出了错，没有读完；文件都在。请重新读一次，再不行请告知系统管理员。"), CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<ImportDraft> ProposeAsync(Officer officer, Guid id, string name, CancellationToken ct)
    {
        var files = await FilesAsync(id, ct);
        // Nobody is shown figures of forms that he does not fill in.
        var forms = (await EvaluationQuery.AllAsync(session.Reads, ct, officer.Reach)).Where(f => Access.Fills(officer, f.Unit)).ToList();
        var made = await new ProposalMaker(session).MakeAsync(files, forms,
            (read, stop) => Store.WriteAsync(id, null, name, new ImportDraft(files.Count, read, null, []), stop), ct);
        return new ImportDraft(files.Count, files.Count, made with { Files = [.. made.Files.Select(f => f with { Path = f.Name })] }, []);
    }
}

/// <summary>Files as they come up, judged by their first bytes.</summary>
internal static class Uploads
{
    /// <summary>The files that were sent; all that is wrong with them at once.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> ReadAsync(IFormFileCollection sent, CancellationToken ct)
    {
        var (files, faults) = (new List<(string Name, byte[])>(), new List<string>());
        foreach (var file in sent.Where(f => f.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            var name = FileNames.Plain(file.FileName);
            if (IsOne(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name)) files.Add((Another(files, name), bytes.ToArray()));
            else faults.Add($"“{name}”不是 Word、Excel、WPS 文件或 .zip（看的是内容，不只是扩展名）");
        }

        if (faults.Count > 0) throw new CliException(ExitCodes.BadInput, $"没有读入：{string.Join("；", faults)}。请另存为 .docx 或 .xlsx 后重选。");
        return files.Count > 0 ? files : throw new CliException(ExitCodes.BadInput,
            "没有选择文件，或文件是空的。请选 .docx、.xlsx（或 .doc、.xls、.wps、.et）文件或 .zip。");
    }

    // Two files of one name are told apart by a number.
    private static string Another(List<(string Name, byte[])> files, string name)
    {
        for (var n = 1; ; n++)
        {
            var tried = n == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}（{n}）{Path.GetExtension(name)}";
            if (!files.Exists(f => f.Name == tried)) return tried;
        }
    }

    private static bool IsOne(ReadOnlySpan<byte> bytes, string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".docx" or ".xlsx" or ".zip" or ".docm" or ".xlsm" => bytes.StartsWith("PK"u8),
        ".doc" or ".xls" or ".wps" or ".et" => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) || bytes.StartsWith("PK"u8),
        _ => false,
    };
}
