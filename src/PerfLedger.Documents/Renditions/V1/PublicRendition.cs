using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Documents.Engines.V1.Language;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Domain.Filings;

namespace PerfLedger.Documents.Renditions.V1;

/// <summary>
/// <c>rendition/1</c>: a public rendition of a filed document. A mark takes the place of what is hidden in the model, the same template and
/// engine print it, and every page says of which sealed original it is. Frozen at release, like the engines.
/// </summary>
public static class PublicRendition
{
    /// <summary>Name under which renditions pin this builder.</summary>
    public const string Version = "rendition/1";

    /// <summary>What stands where something was hidden.</summary>
    public const string Mark = "（略）";

    /// <summary>Makes the rendition; the digest of its model is the one printed at its foot.</summary>
    /// <param name="engine">The engine the filing pins.</param>
    /// <param name="template">The template the filing pins.</param>
    /// <param name="model">The sealed model.</param>
    /// <param name="places">What was decided.</param>
    /// <param name="original">SHA-256 of the sealed document.</param>
    /// <returns>The document, and its model in canonical bytes.</returns>
    /// <exception cref="ArgumentException">A place is not in the model.</exception>
    public static (RenderedDocument Document, byte[] Model) Make(
        IDocumentEngine engine, ReadOnlyMemory<byte> template, ReadOnlyMemory<byte> model, IEnumerable<DecidedPlace> places,
        string original)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var hidden = Hide(model, places);
        var rendered = engine.Render(template, hidden);
        var parts = PublicLine.Add(PackageReader.Read(rendered.Package), $"公开版；原件 SHA-256 {original} 封存");
        var package = PackageWriter.Write(parts);
        return (new(package, CanonicalModel.Digest(package), CanonicalDigest.Of(parts), rendered.ModelDigest), hidden);
    }

    private static byte[] Hide(ReadOnlyMemory<byte> model, IEnumerable<DecidedPlace> places)
    {
        var values = ModelReader.Read(model);
        foreach (var text in places.Where(p => p.Hidden).GroupBy(p => p.Place, StringComparer.Ordinal))
            Change(values, text.Key, old => Marked(old, text));
        // The properties of the file: what it is, and no word of who filled it in.
        if (values.TryGetValue("文档", out var about) && about is Dictionary<string, object?> properties)
        {
            properties["标题"] = $"{properties.GetValueOrDefault("标题")}（公开版）";
            properties["作者"] = Mark;
        }

        return CanonicalModel.Write(values);
    }

    private static string Marked(string text, IGrouping<string, DecidedPlace> spans)
    {
        var end = text.Length;
        foreach (var (from, to) in Merged(spans).AsEnumerable().Reverse())
        {
            if (to > end) throw new ArgumentException($"{spans.Key} 没有第 {from + 1} 到 {to} 字。", nameof(spans));
            text = text[..from] + Mark + text[to..];
        }

        return text;
    }

    // One mark for spans that overlap or touch: two marks side by side would tell how many words were hidden.
    private static List<(int From, int To)> Merged(IEnumerable<DecidedPlace> spans)
    {
        var merged = new List<(int From, int To)>();
        foreach (var s in spans.OrderBy(s => s.Start))
        {
            var to = checked(s.Start + s.Length);
            if (merged.Count > 0 && s.Start <= merged[^1].To) merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else merged.Add((s.Start, to));
        }

        return merged;
    }

    private static void Change(object? value, string place, Func<string, string> change)
    {
        string[] steps = [.. place.Split('/')[1..].Select(Unescape)];
        foreach (var step in steps[..^1])
            value = Step(value, step, place);
        if (Step(value, steps[^1], place) is not string old) throw Unknown(place);
        if (value is Dictionary<string, object?> members) members[steps[^1]] = change(old);
        else ((List<object?>)value!)[Index(steps[^1])] = change(old);
    }

    private static object? Step(object? value, string step, string place) => value switch
    {
        Dictionary<string, object?> members when members.TryGetValue(step, out var member) => member,
        List<object?> items when Index(step) is var i && i >= 0 && i < items.Count => items[i],
        _ => throw Unknown(place),
    };

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static int Index(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    private static ArgumentException Unknown(string place) => new($"数据里没有文字“{place}”。", nameof(place));
}
