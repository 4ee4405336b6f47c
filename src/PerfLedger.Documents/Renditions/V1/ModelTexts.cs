using PerfLedger.Documents.Engines.V1.Language;
using PerfLedger.Domain.Filings;

namespace PerfLedger.Documents.Renditions.V1;

/// <summary>The texts of a model under their JSON pointers, and the personal data in them.</summary>
public static class ModelTexts
{
    // The signers' block is personal by design: a public rendition leaves it out as a whole.
    private static readonly string[] Signers = ["填表人", "联系电话", "单位负责人", "联系人", "经办人", "项目负责人"];

    /// <summary>All texts, members in ordinal order.</summary>
    public static IReadOnlyList<(string Place, string Text)> Of(ReadOnlyMemory<byte> model) => [.. Walk(ModelReader.Read(model), "")];

    /// <summary>All personal data of a model, in the order of its texts.</summary>
    public static IReadOnlyList<PersonalPlace> Personal(ReadOnlyMemory<byte> model) =>
        [.. Of(model).SelectMany(t => Signer(t.Place, t.Text) is { } whole ? [whole] : PersonalScan.In(t.Place, t.Text))];

    private static PersonalPlace? Signer(string place, string text) =>
        text.Length > 0 && Signers.Contains(place[(place.LastIndexOf('/') + 1)..])
            ? new PersonalPlace(place, 0, text.Length, "签字栏", "××")
            : null;

    private static IEnumerable<(string Place, string Text)> Walk(object? value, string place) => value switch
    {
        string text => [(place, text)],
        IReadOnlyDictionary<string, object?> members => members.OrderBy(m => m.Key, StringComparer.Ordinal)
            .SelectMany(m => Walk(m.Value, $"{place}/{Escape(m.Key)}")),
        IReadOnlyList<object?> items => items.SelectMany((item, i) => Walk(item, FormattableString.Invariant($"{place}/{i}"))),
        _ => [],
    };

    // RFC 6901
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
