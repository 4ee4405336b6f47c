using System.Collections.Immutable;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>Makes a proposal of files: reads each in a worker, tells whose it is, holds it against the ledger. Writes nothing.</summary>
internal sealed class ProposalMaker(LedgerSession session)
{
    public async Task<Proposal> MakeAsync(IReadOnlyList<HandedIn> files, CancellationToken ct)
    {
        var belonging = new Belonging(await EvaluationQuery.AllAsync(session.Reads, ct));
        var proposed = ImmutableArray.CreateBuilder<ProposedFile>();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files) proposed.Add(await FileAsync(belonging, taken, file, ct));
        return new Proposal(Proposal.Version, session.Name, proposed.ToImmutable());
    }

    private async Task<ProposedFile> FileAsync(Belonging belonging, Dictionary<string, string> taken, HandedIn file, CancellationToken ct)
    {
        var made = new ProposedFile(file.Name, file.Path, Library.Digest(file.Bytes), null, [], []);
        try
        {
            if (file.Refused is { } refused) throw refused;
            var read = await ReadAsync(file, ct);
            var notes = read.Notes.ToList();
            var forms = new List<ProposedForm>();
            foreach (var form in belonging.Forms(read))
            {
                if (form.Evaluation is null) notes.Add(form.Why!);
                else if (!taken.TryAdd(form.Evaluation, file.Name))
                    notes.Add($"{form.Evaluation} 已由“{taken[form.Evaluation]}”读入；一张表只取一个文件，请移去其中一个后重试。");
                else forms.Add(await FormComparison.OfAsync(session, form, ct));
            }

            return made with { Notes = [.. notes], Forms = [.. forms] };
        }
        catch (ImportRefusedException refused)
        {
            return made with { Refused = refused.Message };
        }
    }

    private static async Task<ReadDocument> ReadAsync(HandedIn file, CancellationToken ct)
    {
        using var folder = new WorkFolder();
        var path = Path.Combine(folder.Path, "handed-in");
        await File.WriteAllBytesAsync(path, file.Bytes, ct);
        var extension = file.Extension;
        var converted = OldFormats.IsOne(extension);
        if (converted) (path, extension) = await new OldFormats(folder.Path).ConvertAsync(path, extension, ct);
        var read = await new Worker(folder.Path).ReadAsync(path, extension, ct);
        return converted ? read with { Notes = read.Notes.Add($"旧版 {file.Extension} 已转换后读取；留存和引用的是原文件。") } : read;
    }
}
