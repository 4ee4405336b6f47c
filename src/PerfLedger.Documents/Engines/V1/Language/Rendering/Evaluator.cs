using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Values of expressions. Closed world: texts, booleans, integers, lists and objects of the model; no conversion that could
/// surprise.
/// </summary>
internal static class Evaluator
{
    public static string Print(ValueTag tag, Scope scope) => Value(tag.Value, scope) switch
    {
        null => "",
        string text => text,
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        bool => throw new TemplateException($"{tag.Source} 是真假值，不能打印：请用 {{{{ if … }}}}"),
        IReadOnlyList<object?> => throw new TemplateException($"{tag.Source} 是列表，不能打印：请用 {{{{ for 行 in … }}}}"),
        _ => throw new TemplateException($"{tag.Source} 下面还有项目，不能打印：请写到最末一级"),
    };

    public static bool Condition(Expression condition, Scope scope) => Value(condition, scope) switch
    {
        bool truth => truth,
        null => false,
        _ => throw new TemplateException("条件须是真假值；文字请写成 字段 != \"\"，列表请写成 列表.size != 0"),
    };

    public static IReadOnlyList<object?> List(Expression list, Scope scope) => Value(list, scope) switch
    {
        IReadOnlyList<object?> rows => rows,
        null => [],
        _ => throw new TemplateException($"“{list}”不是列表，不能循环"),
    };

    /// <summary>The value itself, for a function that says where it goes.</summary>
    public static object? Of(Expression expression, Scope scope) => Value(expression, scope);

    private static object? Value(Expression expression, Scope scope) => expression switch
    {
        Literal literal => literal.Value,
        PathExpression path => scope.Find(path),
        Not not => !Condition(not.Operand, scope),
        Binary { Operator: BinaryOperator.And } and => Condition(and.Left, scope) && Condition(and.Right, scope),
        Binary { Operator: BinaryOperator.Or } or => Condition(or.Left, scope) || Condition(or.Right, scope),
        Binary { Operator: BinaryOperator.Equal } equal => Same(Value(equal.Left, scope), Value(equal.Right, scope)),
        Binary unequal => !Same(Value(unequal.Left, scope), Value(unequal.Right, scope)),
        Call call => call.Function.Apply(Value(call.Input, scope), call.Arguments.Count == 0 ? null : call.Arguments[0]),
        _ => throw new TemplateException("表达式不能计算"),
    };

    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, string or bool or long) or (string or bool or long, null) => false,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        (long a, long b) => a == b,
        _ => throw new TemplateException("== 和 != 两边须是同一种值：文字与文字，整数与整数，真假与真假"),
    };
}
