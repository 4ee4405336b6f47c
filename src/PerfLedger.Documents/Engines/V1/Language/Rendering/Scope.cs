namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The names that can be seen: loop variables from the inside out, then the model's own. <c>for</c> is the innermost loop.
/// </summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly string _variable;
    private readonly object? _value;
    private readonly long _index;
    private readonly long _count;

    /// <summary>The outermost scope: the model.</summary>
    public Scope(IReadOnlyDictionary<string, object?> model) => (_variable, _value) = ("", model);

    public Scope(string variable, object? value, long index, long count, Scope outer) =>
        (_variable, _value, _index, _count, _outer) = (variable, value, index, count, outer);

    public object? Find(PathExpression path)
    {
        if (path.Root == "for")
            return OfLoop(path);
        var scope = this;
        while (scope._outer is not null && scope._variable != path.Root)
            scope = scope._outer;
        var value = scope._outer is not null ? scope._value : Member(scope._value, new(path.Root, 0), path);
        foreach (var step in path.Steps)
            value = Member(value, step, path);
        return value;
    }

    private object? OfLoop(PathExpression path)
    {
        if (_outer is null)
            throw new TemplateException($"“{path}”只能写在循环里");
        return path.Steps is [{ Name: var name }] ? name switch
        {
            "index" => _index,
            "first" => _index == 0,
            "last" => _index == _count - 1,
            _ => throw new TemplateException($"没有“{path}”：只有 for.index、for.first、for.last"),
        }
        : throw new TemplateException($"没有“{path}”：只有 for.index、for.first、for.last");
    }

    private static object? Member(object? value, PathStep step, PathExpression path) => (value, step.Name) switch
    {
        (IReadOnlyDictionary<string, object?> members, { } name) => members.TryGetValue(name, out var member)
            ? member
            : throw new TemplateException(Unknown(path, name, Nearest.Of(name, members.Keys))),
        (IReadOnlyList<object?> list, "size") => (long)list.Count,
        (IReadOnlyList<object?> list, null) => step.Index < list.Count
            ? list[(int)step.Index]
            : throw new TemplateException(FormattableString.Invariant($"“{path}”超出列表：共 {list.Count} 项，从 0 数起")),
        (null, _) => throw new TemplateException($"“{path}”的上级为空"),
        _ => throw new TemplateException($"“{path}”的上级没有下级项目“{step.Name}”"),
    };

    private static string Unknown(PathExpression path, string name, string? near) =>
        near is null ? $"数据里没有“{path}”中的“{name}”" : $"数据里没有“{path}”中的“{name}”，是否“{near}”？";
}
