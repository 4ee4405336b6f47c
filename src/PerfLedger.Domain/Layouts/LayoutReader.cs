using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Layouts;

/// <summary>A layout, or all faults of its file.</summary>
/// <param name="Layout">The layout; null when there is a fault.</param>
/// <param name="Faults">Every fault with its place.</param>
public sealed record LayoutReading(TableLayout? Layout, ImmutableArray<RulePackFault> Faults);

/// <summary>Reads <c>perfledger/table-layout/1</c> (templates/forms/…/table.json), strictly.</summary>
public static class LayoutReader
{
    private const string Schema = "perfledger/table-layout/1";

    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.Ordinal)
    {
        ["money"] = ValueKind.Money,
        ["percent"] = ValueKind.Percent,
        ["count"] = ValueKind.Quantity,
        ["cell"] = ValueKind.Cell,
        ["text"] = ValueKind.Text,
    };

    /// <summary>Reads a file.</summary>
    public static LayoutReading Read(ReadOnlySpan<byte> utf8)
    {
        var faults = new List<RulePackFault>();
        try
        {
            using var json = JsonDocument.Parse(utf8.ToArray());
            var layout = new JsonPart(json.RootElement, "", faults).Object(Layout);
            if (faults.Count == 0) faults.AddRange(LayoutSense.Faults(layout));
            return faults.Count == 0
                ? new(new(layout.Form, layout.Title, layout.Source, layout.Feeds, layout.Sections), [])
                : new(null, [.. faults]);
        }
        catch (JsonException e)
        {
            return new(null, [new("/", $"不是合法的 JSON（第 {e.LineNumber + 1} 行）。")]);
        }
    }

    private static RawLayout Layout(JsonPart p)
    {
        if (p.Member("schema") is var schema && schema.Text() != Schema) schema.Fault($"应为 {Schema}。");
        return new(p.Member("form").Text(), p.Member("title").Text(), p.Member("source").Text(), p.Member("feeds").List(f => f.Text()),
            p.Member("sections").List(s => s.Object(Section)));
    }

    private static LayoutSection Section(JsonPart p) => new(
        p.Member("key").Text(), p.Member("label").Text(), p.Optional("note")?.Text(), p.Member("columns").List(c => c.Object(Column)),
        p.Optional("rows")?.List(r => r.Object(Row)) ?? []);

    private static LayoutColumn Column(JsonPart p) => new(
        p.Member("key").Text(), p.Member("label").Text(), p.Member("kind").Choice(Kinds), p.Optional("unit")?.Text(),
        p.Optional("note")?.Text(),
        p.Optional("quotient")?.Object(q => new LayoutQuotient(q.Member("of").Text(), q.Member("by").Text(), q.Member("rule").Text())),
        p.Optional("carries")?.Object(c => new LayoutCarry(c.Member("from").Text(), c.Member("rule").Text())));

    private static LayoutRow Row(JsonPart p)
    {
        var label = p.Member("label").Text();
        return new(
            p.Member("key").Text(), label, p.Optional("name")?.Text() ?? label, p.Optional("level")?.Whole(0, 5) ?? 0,
            p.Optional("group")?.Text(), p.Optional("project")?.Text(), p.Optional("unit")?.Text(), p.Optional("note")?.Text(),
            p.Optional("prefix")?.Text(),
            p.Optional("sum")?.Object(s => new LayoutSum(s.Member("of").List(x => x.Text()), s.Member("rule").Text())),
            p.Optional("disabled")?.List(x => x.Text()) ?? []);
    }
}

/// <summary>A layout as read, before it was made sure that it holds together.</summary>
internal sealed record RawLayout(
    string Form, string Title, string Source, ImmutableArray<string> Feeds, ImmutableArray<LayoutSection> Sections);
