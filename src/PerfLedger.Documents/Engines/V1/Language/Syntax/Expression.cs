namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>An expression: a literal, a path into the model, a comparison or condition, or a function applied through a pipe.</summary>
internal abstract record Expression;

/// <summary>A text, an integer (<see cref="long"/>), true, false or null.</summary>
internal sealed record Literal(object? Value) : Expression;

/// <summary><c>项目.名称</c>, <c>汇总["2020年预算"]</c>, <c>清单[0]</c>, <c>for.index</c>.</summary>
internal sealed record PathExpression(string Root, IReadOnlyList<PathStep> Steps) : Expression
{
    /// <summary>What could not be read: known to be reported already, so never reported again.</summary>
    public static readonly PathExpression Unknown = new("", []);

    public override string ToString() => Root + string.Concat(Steps);
}

/// <summary>One step of a path: a member by name, or an element of a list by number from 0.</summary>
internal sealed record PathStep(string? Name, long Index)
{
    public override string ToString() => Name is null
        ? FormattableString.Invariant($"[{Index}]")
        : Lexer.IsName(Name) ? "." + Name : $"[\"{Name}\"]";
}

internal sealed record Not(Expression Operand) : Expression;

internal enum BinaryOperator
{
    Equal,
    NotEqual,
    And,
    Or,
}

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

internal sealed record Call(Expression Input, Function Function, IReadOnlyList<object?> Arguments) : Expression;
