using System.Globalization;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Renditions;

/// <summary>What a person decides on the places found: which to hide, which to keep and why, and texts the checks did not know.</summary>
/// <param name="Hide">all, or numbers of places: 1 or 2-4.</param>
/// <param name="Keep">5=ground</param>
/// <param name="Texts">More texts to hide wherever they stand.</param>
/// <param name="Ground">Ground of what is hidden; null takes the usual one of its kind.</param>
internal sealed record RenditionChoice(string[] Hide, string[] Keep, string[] Texts, string? Ground)
{
    private const int ShortestText = 2;

    /// <summary>
    /// The decided places: those found, those the person named, and every other place where a hidden name or number stands.
    /// </summary>
    /// <param name="texts">All texts of the model.</param>
    /// <param name="found">What the checks found in them.</param>
    /// <exception cref="CliException">A number or a text that is not there.</exception>
    public IReadOnlyList<DecidedPlace> Decide(
        IReadOnlyList<(string Place, string Text)> texts, IReadOnlyList<PersonalPlace> found)
    {
        var kept = Keep.Select(k => Kept(k, found)).ToList();
        var chosen = Hide.SelectMany(h => Numbers(h, found.Count)).Distinct().Select(n => found[n - 1])
            .Where(f => !kept.Exists(k => (k.Place, k.Start, k.Kind) == (f.Place, f.Start, f.Kind))).ToList();
        var hidden = chosen.ConvertAll(f => Hidden(f.Place, f.Start, f.Length, f.Kind));
        var of = texts.ToDictionary(t => t.Place, t => t.Text, StringComparer.Ordinal);
        IEnumerable<(string Text, string Kind)> everywhere =
        [
            .. Texts.Select(t => (Known(t, texts), "人工指定")),
            .. chosen.Where(f => f.Identifies).Select(f => (of[f.Place].Substring(f.Start, f.Length), f.Kind)),
        ];
        foreach (var (text, kind) in everywhere.Where(e => e.Text.Length >= ShortestText).DistinctBy(e => e.Text))
            hidden.AddRange(from t in texts
                            from at in Occurrences(t.Text, text)
                            where !hidden.Exists(h => h.Place == t.Place && h.Start <= at && at + text.Length <= h.Start + h.Length)
                            select Hidden(t.Place, at, text.Length, kind));
        return [.. kept.Concat(hidden).OrderBy(p => p.Place, StringComparer.Ordinal).ThenBy(p => p.Start)
            .ThenBy(p => p.Kind, StringComparer.Ordinal)];
    }

    private DecidedPlace Hidden(string place, int start, int length, string kind) =>
        new(place, start, length, kind, true, Ground ?? (kind == "健康信息" ? "健康状况属敏感个人信息，公开前遮盖" : "属个人信息，公开前遮盖"));

    private static DecidedPlace Kept(string text, IReadOnlyList<PersonalPlace> found)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 1) throw new CliException(ExitCodes.BadInput, $"--justify“{text}”应写作 序号=依据，如 3=任前公示已公开。");
        var f = found[Number(text[..at], found.Count) - 1];
        return new DecidedPlace(f.Place, f.Start, f.Length, f.Kind, false, text[(at + 1)..].Trim());
    }

    private static IEnumerable<int> Numbers(string text, int count)
    {
        if (text == "all") return Enumerable.Range(1, count);
        var ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        var (first, last) = (Number(ends[0], count), Number(ends[^1], count));
        return Enumerable.Range(first, Math.Max(0, last - first + 1));
    }

    private static int Number(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= count
            ? n
            : throw new CliException(ExitCodes.BadInput, $"没有序号“{text}”：共查出 {count} 处，请照序号写。") { Word = "perfledger rendition find" };

    private static string Known(string text, IReadOnlyList<(string Place, string Text)> texts) =>
        text.Length >= ShortestText && texts.Any(t => t.Text.Contains(text, StringComparison.Ordinal))
            ? text
            : throw new CliException(ExitCodes.BadInput, "--hide 指定的文字不在这份报告里，或不足两个字；请照报告原文写。");

    private static IEnumerable<int> Occurrences(string text, string sought)
    {
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(sought, at + sought.Length, StringComparison.Ordinal)) yield return at;
    }
}
