namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// What kind of value a field holds. Integer and Unknown do not occur in fields.json: loop counters, and what is reported
/// already.
/// </summary>
internal enum FieldType
{
    Text,
    Money,
    Number,
    Percent,
    Date,
    Boolean,
    List,
    Object,
    Blocks,
    Image,
    Chart,
    Integer,
    Unknown,
}

/// <summary>The shape of a value: its kind, the members of an object, the items of a list.</summary>
internal sealed class FieldShape(FieldType type)
{
    public static readonly FieldShape Unknown = new(FieldType.Unknown);
    public static readonly FieldShape Integer = new(FieldType.Integer);
    public static readonly FieldShape Boolean = new(FieldType.Boolean);
    public static readonly FieldShape Text = new(FieldType.Text);

    public FieldType Type { get; set; } = type;

    public SortedDictionary<string, FieldShape> Members { get; } = new(StringComparer.Ordinal);

    public FieldShape? Item { get; set; }

    /// <summary>How many items a list always has, when the schema says so: only then can its items be named one by one.</summary>
    public int? Count { get; set; }
}
