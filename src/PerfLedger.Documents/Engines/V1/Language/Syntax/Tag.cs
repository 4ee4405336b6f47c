namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>What stands between {{ and }}.</summary>
internal abstract record Tag(string Source)
{
    /// <summary>A tag that prints nothing itself: alone in its row or paragraph it is structure.</summary>
    public virtual bool IsControl => true;
}

internal sealed record CommentTag(string Source) : Tag(Source);

internal sealed record ForTag(string Source, string Variable, Expression List) : Tag(Source);

internal sealed record IfTag(string Source, Expression Condition) : Tag(Source);

/// <summary><c>else</c>, or <c>else if</c> when there is a condition.</summary>
internal sealed record ElseTag(string Source, Expression? Condition) : Tag(Source);

/// <summary>A shared part by name. Parts are put in when a template is published; in a template that is rendered none is left.</summary>
internal sealed record IncludeTag(string Source, string Name) : Tag(Source);

internal sealed record EndTag(string Source) : Tag(Source);

internal sealed record ValueTag(string Source, Expression Value) : Tag(Source)
{
    public override bool IsControl => false;

    /// <summary>Whether the last function is 合并: the cell takes part in a grouped merge.</summary>
    public bool Merges => Last == Function.Merge;

    /// <summary>The name of a last function that says where the value goes: 合并, 段落, 图片, 图表; null for plain text.</summary>
    public string? Last => Value is Call { Function: { IsLast: true } function } ? function.Name : null;
}

/// <summary>A tag that could not be read; its fault is reported already.</summary>
internal sealed record BrokenTag(string Source) : Tag(Source)
{
    public override bool IsControl => false;

    /// <summary>
    /// A stand-in that still opens or divides a block where the broken tag meant to, so that one mistake is not reported twice.
    /// </summary>
    public static Tag StandingFor(string content, string source)
    {
        var words = content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["for", var variable, ..] => new ForTag(source, variable, PathExpression.Unknown),
            ["for"] => new ForTag(source, "", PathExpression.Unknown),
            ["if", ..] => new IfTag(source, PathExpression.Unknown),
            ["else", ..] => new ElseTag(source, PathExpression.Unknown),
            _ => new BrokenTag(source),
        };
    }
}
