namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The shapes of expressions; a <see cref="SyntaxException"/> says what does not fit.</summary>
internal sealed class ShapeOf(FieldShape root, IReadOnlyList<(string Name, FieldShape Shape)> variables)
{
    public FieldShape Of(Expression expression)
    {
        switch (expression)
        {
            case PathExpression path:
                return Path(path);
            case Literal literal:
                return OfLiteral(literal);
            case Not not:
                Truth(not.Operand);
                return FieldShape.Boolean;
            case Binary { Operator: BinaryOperator.And or BinaryOperator.Or } both:
                Truth(both.Left);
                Truth(both.Right);
                return FieldShape.Boolean;
            case Binary comparison:
                Comparable(comparison);
                return FieldShape.Boolean;
            case Call call:
                return Called(call);
            default:
                return FieldShape.Unknown;
        }
    }

    public void Truth(Expression condition)
    {
        var type = Of(condition).Type;
        if (type is FieldType.Boolean or FieldType.Unknown)
            return;
        throw type == FieldType.List
            ? new SyntaxException($"条件须是真假值；列表请写成 {condition}.size != 0", $"{{{{ if {condition}.size != 0 }}}}")
            : new SyntaxException($"条件须是真假值；文字请写成 {condition} != \"\"", $"{{{{ if {condition} != \"\" }}}}");
    }

    private static FieldShape OfLiteral(Literal literal) => literal.Value switch
    {
        string => FieldShape.Text,
        long => FieldShape.Integer,
        bool => FieldShape.Boolean,
        _ => FieldShape.Unknown,
    };

    private FieldShape Called(Call call)
    {
        var input = Of(call.Input);
        var function = call.Function;
        if (function.Name == Function.Merge)
            return input;
        if (input.Type == FieldType.Unknown || function.Accepts.Contains(input.Type))
            return FieldShape.Text;
        throw new SyntaxException(input.Type == FieldType.Text
            ? $"“{call.Input}”是文字，照原文打印，不能用“{function.Name}”"
            : $"“{call.Input}”不能用“{function.Name}”");
    }

    private void Comparable(Binary comparison)
    {
        var (left, right) = (Kind(Of(comparison.Left).Type), Kind(Of(comparison.Right).Type));
        if (left != right && left != FieldType.Unknown && right != FieldType.Unknown)
            throw new SyntaxException("== 和 != 两边须是同一种值：文字与文字，整数与整数，真假与真假");
        if (left is FieldType.List or FieldType.Object)
            throw new SyntaxException("列表不能比较：要看有没有内容请写成 列表.size != 0");
    }

    // In the model figures and dates are texts.
    private static FieldType Kind(FieldType type) =>
        type is FieldType.Money or FieldType.Number or FieldType.Percent or FieldType.Date ? FieldType.Text : type;

    private FieldShape Path(PathExpression path)
    {
        if (path.Root.Length == 0)
            return FieldShape.Unknown;
        if (path.Root == "for")
            return OfLoop(path);
        var variable = variables.LastOrDefault(v => v.Name == path.Root);
        var shape = variable.Shape ?? (root.Members.TryGetValue(path.Root, out var member) ? member : throw NoField(path));
        foreach (var step in path.Steps)
            shape = Step(shape, step, path);
        return shape;
    }

    private FieldShape OfLoop(PathExpression path)
    {
        if (variables.Count == 0)
            throw new SyntaxException($"“{path}”只能写在循环里");
        return path.Steps is [{ Name: var name }] ? name switch
        {
            "index" => FieldShape.Integer,
            "first" or "last" => FieldShape.Boolean,
            _ => throw new SyntaxException($"没有“{path}”：只有 for.index、for.first、for.last"),
        }
        : throw new SyntaxException($"没有“{path}”：只有 for.index、for.first、for.last");
    }

    private static FieldShape Step(FieldShape shape, PathStep step, PathExpression path)
    {
        if (shape.Type == FieldType.Unknown)
            return shape;
        if (shape.Type == FieldType.List)
        {
            return step.Name switch
            {
                "size" => FieldShape.Integer,
                null when step.Index >= shape.Count =>
                    throw new SyntaxException(FormattableString.Invariant($"“{path}”超出列表：共 {shape.Count} 项，从 0 数起")),
                null => shape.Item ?? FieldShape.Text,
                _ => throw new SyntaxException($"“{path}”经过列表：请先用 {{{{ for 行 in … }}}} 逐行取"),
            };
        }
        if (step.Name is null || shape.Type != FieldType.Object)
            throw new SyntaxException($"“{path}”的上级没有下级项目");
        return shape.Members.TryGetValue(step.Name, out var member)
            ? member
            : throw NoMember(step.Name, Nearest.Of(step.Name, shape.Members.Keys));
    }

    private SyntaxException NoField(PathExpression path)
    {
        var ofVariable = variables.LastOrDefault(v => v.Shape.Members.ContainsKey(path.Root));
        var near = ofVariable.Shape is not null
            ? $"{ofVariable.Name}.{path.Root}"
            : Nearest.Of(path.Root, root.Members.Keys.Concat(variables.Select(v => v.Name)));
        return NoMember(path.Root, near);
    }

    private static SyntaxException NoMember(string name, string? near) => near is null
        ? new($"没有字段“{name}”")
        : new($"没有字段“{name}”，是否“{near}”？", near);
}
