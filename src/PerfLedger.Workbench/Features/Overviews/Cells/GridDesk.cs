using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Cells;

namespace PerfLedger.Workbench.Features.Overviews.Cells;

/// <summary>How one form of a paste came out.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Name">As the table names it.</param>
/// <param name="Saved">All of its cells stand in the ledger.</param>
/// <param name="Sentence">Why not; null when they do.</param>
internal sealed record FormAnswer(string Evaluation, string Name, bool Saved, string? Sentence);

/// <summary>The answer to cells of several forms: each form all or none, by itself.</summary>
/// <param name="Saved">Nothing stands against any of them.</param>
/// <param name="Cells">Each cell in the order given, named stream/figure.</param>
/// <param name="Forms">Each form.</param>
internal sealed record GridAnswer(bool Saved, IReadOnlyList<CellOutcome> Cells, IReadOnlyList<FormAnswer> Forms)
{
    /// <summary>What became of it all, in a sentence; null when all is saved.</summary>
    public string? Sentence { get; init; }

    /// <summary>A reason is all that some of the forms lack.</summary>
    public bool AskGround { get; init; }

    /// <summary>Somebody else's change is in the way of one at least.</summary>
    public bool Conflict { get; init; }
}

/// <summary>
/// Saves cells of the 项目总表: each form decided by itself by the desk of its page, all in one operation. Repeated under its command id
/// the forms that are written already are answered and not written again.
/// </summary>
internal sealed class GridDesk(LedgerSession session)
{
    /// <summary>More only wait for each other at the append.</summary>
    private const int AtATime = 4;

    /// <summary>Who may write on these forms is the caller's to ask.</summary>
    public async Task<GridAnswer> SaveAsync(CellBatch batch, Actor actor, Guid command, CancellationToken ct)
    {
        if (batch.Edits.Length > CellBatch.Most)
            throw new CliException(ExitCodes.BadInput, $"一次最多保存 {CellBatch.Most} 格，这次有 {batch.Edits.Length} 格；没有写入。请分几次粘贴。");
        var forms = batch.Edits.GroupBy(e => Split(e.Figure).Stream, StringComparer.Ordinal).ToList();
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, forms.Select(f => f.Key), ct);
        var answers = new CellsAnswer[forms.Count];
        var desk = new CellDesk(session) { Operation = command, Recomputes = false };
        await Parallel.ForAsync(0, forms.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct },
            async (n, token) =>
            {
                var (stream, own) = (forms[n].Key, forms[n].Select(e => e with { Figure = Split(e.Figure).Figure }).ToImmutableArray());
                answers[n] = await desk.SaveAsync(stream, batch with { Edits = own }, actor, CommandOf(command, stream), token);
            });
        return Together(batch, [.. forms.Select((f, n) => (f.Key, titles.GetValueOrDefault(f.Key, f.Key), answers[n]))]);
    }

    /// <summary>The form and the figure of a cell of the table.</summary>
    public static (string Stream, string Figure) Split(string cell) => cell.Split('/', 2) is [var stream, var figure]
        ? (stream, figure)
        : throw new CliException(ExitCodes.BadInput, "这个请求看不懂，没有写入。请刷新页面后重试。");

    private static GridAnswer Together(CellBatch batch, IReadOnlyList<(string Stream, string Name, CellsAnswer Answer)> answers)
    {
        var cells = new Dictionary<string, CellOutcome>(StringComparer.Ordinal);
        var forms = new List<FormAnswer>();
        foreach (var (stream, name, answer) in answers)
        {
            forms.Add(new FormAnswer(stream, name, answer.Saved, answer.Saved ? null : Why(answer)));
            foreach (var cell in answer.Cells)
                cells[$"{stream}/{cell.Figure}"] = cell with
                {
                    Figure = $"{stream}/{cell.Figure}",
                    Name = $"{name}·{cell.Name}",
                    Sentence = cell.Sentence ?? (cell.Fate == CellFate.Held ? answer.Sentence ?? "同一张表有别的格没有保存，这一格也没有写入。" : null),
                };
        }

        var not = forms.Count(f => !f.Saved);
        return new GridAnswer(not == 0, [.. batch.Edits.Select(e => cells[e.Figure])], forms)
        {
            Sentence = not == 0 ? null : forms.Count == 1 ? forms[0].Sentence : $"{forms.Count} 张表中 {forms.Count - not} 张已保存，{not} 张没有写入。",
            AskGround = answers.Any(a => a.Answer.AskGround),
            Conflict = answers.Any(a => a.Answer.Conflict),
        };
    }

    private static string Why(CellsAnswer answer) => string.Join(' ',
        answer.Cells.Where(c => c.Sentence is not null).Select(c => $"{c.Name}：{c.Sentence}").Prepend(answer.Sentence).OfType<string>());

    // The command of each form follows from that of the paste: sent again it is known form by form.
    private static Guid CommandOf(Guid command, string stream) =>
        new(SHA256.HashData([.. command.ToByteArray(), .. Encoding.UTF8.GetBytes(stream)]).AsSpan(0, 16));
}
