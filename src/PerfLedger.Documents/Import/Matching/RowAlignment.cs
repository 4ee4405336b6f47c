using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>
/// Which row of the file is which row of the form: the alignment of both lists that shares the most words, a word counting the more the
/// fewer rows have it; rows that were moved are then looked for among those left over.
/// </summary>
internal sealed class RowAlignment
{
    private const decimal Enough = 0.5m;
    private const int MostWork = 8_000_000;

    private readonly IReadOnlyList<FormRow> _form;
    private readonly IReadOnlyList<FileRow> _file;
    private readonly Dictionary<string, decimal> _weights;

    private RowAlignment(IReadOnlyList<FormRow> form, IReadOnlyList<FileRow> file)
    {
        (_form, _file) = (form, file);
        _weights = form.SelectMany(r => r.Labels.Distinct(StringComparer.Ordinal)).GroupBy(l => l, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => 1m / g.Count(), StringComparer.Ordinal);
    }

    /// <summary>For each row of the form its row of the file, or null.</summary>
    public static FileRow?[] Of(IReadOnlyList<FormRow> form, IReadOnlyList<FileRow> file)
    {
        if ((long)form.Count * file.Count > MostWork) throw Refuse.TooMuch($"共 {file.Count} 行，无法逐行对照");
        var alignment = new RowAlignment(form, file);
        var found = alignment.InOrder();
        alignment.AddMoved(found);
        return found;
    }

    private decimal Score(FormRow row, FileRow candidate)
    {
        if (row.Labels.Count == 0) return row.Cells.Count == candidate.Cells.Count ? Enough : 0;
        decimal shared = 0, all = 0;
        foreach (var label in row.Labels)
        {
            all += _weights[label];
            if (candidate.Labels.Contains(label)) shared += _weights[label];
        }

        var score = shared / all;
        return score < Enough ? 0 : score;
    }

    private FileRow?[] InOrder()
    {
        var best = new decimal[_form.Count + 1, _file.Count + 1];
        for (var r = _form.Count - 1; r >= 0; r--)
        {
            for (var f = _file.Count - 1; f >= 0; f--)
            {
                var score = Score(_form[r], _file[f]);
                best[r, f] = Math.Max(score > 0 ? best[r + 1, f + 1] + score : 0, Math.Max(best[r + 1, f], best[r, f + 1]));
            }
        }

        var found = new FileRow?[_form.Count];
        for (int r = 0, f = 0; r < _form.Count && f < _file.Count;)
        {
            var score = Score(_form[r], _file[f]);
            if (score > 0 && best[r, f] == best[r + 1, f + 1] + score) found[r++] = _file[f++];
            else if (best[r, f] == best[r + 1, f]) r++;
            else f++;
        }

        return found;
    }

    private void AddMoved(FileRow?[] found)
    {
        var taken = found.OfType<FileRow>().ToHashSet(ReferenceEqualityComparer.Instance);
        for (var r = 0; r < found.Length; r++)
        {
            if (found[r] is not null || _form[r].Labels.Count == 0) continue;
            var candidate = _file.Where(f => !taken.Contains(f)).MaxBy(f => Score(_form[r], f));
            if (candidate is null || Score(_form[r], candidate) == 0) continue;
            found[r] = candidate;
            taken.Add(candidate);
        }
    }
}
