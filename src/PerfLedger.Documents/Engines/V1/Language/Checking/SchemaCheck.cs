namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Checks every name and every use of a value against the field schema, so that no unknown path can reach the day of filing.
/// </summary>
internal sealed class SchemaCheck(FieldShape root, List<TemplateFault> faults)
{
    private readonly List<(string Name, FieldShape Shape)> _variables = [];

    public void Check(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case ValuePiece value:
                    At(value.Place, value.Tag.Source, check => Printed(value.Tag, check));
                    break;
                case BlocksPiece blocks:
                    At(blocks.Place, blocks.Tag.Source, check => check.Of(blocks.Tag.Value));
                    break;
                case DrawingPiece drawing:
                    At(drawing.Place, drawing.Tag.Source, check => check.Of(drawing.Tag.Value));
                    Check(drawing.Inside);
                    break;
                case ChoicePiece choice:
                    foreach (var branch in choice.Branches)
                    {
                        At(branch.Place, branch.Source, check => Condition(branch.Condition, check));
                        Check(branch.Pieces);
                    }
                    break;
                case LoopPiece loop:
                    Loop(loop);
                    break;
                default:
                    Check(piece.Inside);
                    break;
            }
        }
    }

    private void Loop(LoopPiece loop)
    {
        var item = FieldShape.Unknown;
        At(loop.Place, loop.Tag.Source, check =>
        {
            if (_variables.Exists(v => v.Name == loop.Tag.Variable))
                throw new SyntaxException($"循环变量“{loop.Tag.Variable}”与外层的同名：请换一个名称");
            var list = check.Of(loop.Tag.List);
            item = list.Type switch
            {
                FieldType.List => list.Item ?? FieldShape.Text,
                FieldType.Unknown => FieldShape.Unknown,
                _ => throw new SyntaxException($"“{loop.Tag.List}”不是列表，不能循环"),
            };
        });
        _variables.Add((loop.Tag.Variable, item));
        Check(loop.Body);
        _variables.RemoveAt(_variables.Count - 1);
    }

    private static void Printed(ValueTag tag, ShapeOf check)
    {
        var source = tag.Value;
        while (source is Call { Function.Name: Function.Merge } merge)
            source = merge.Input;
        var type = check.Of(source).Type;
        if (type == FieldType.Money && source is PathExpression)
        {
            var right = $"{{{{ {source} | 万元 }}}}";
            throw new SyntaxException($"金额字段“{source}”须写成 {right} 或 {{{{ {source} | 元 }}}}", right);
        }
        _ = type switch
        {
            FieldType.List => throw new SyntaxException($"“{source}”是列表，不能直接打印：请用 {{{{ for 行 in {source} }}}}"),
            FieldType.Boolean => throw new SyntaxException($"“{source}”是真假值，不能直接打印：请用 {{{{ if {source} }}}}"),
            FieldType.Blocks => throw Into(source, Function.Blocks, "成段的内容", "单独一段写成"),
            FieldType.Image => throw Into(source, Function.Image, "图片", "在图片的替代文字里写成"),
            FieldType.Chart => throw Into(source, Function.Chart, "图表的数据", "在图表的替代文字里写成"),
            FieldType.Object => throw new SyntaxException($"“{source}”下面还有项目，请写到最末一级"),
            _ => type,
        };
    }

    private static SyntaxException Into(Expression source, string function, string what, string how)
    {
        var right = $"{{{{ {source} | {function} }}}}";
        return new($"“{source}”是{what}，不能直接打印：请{how} {right}", right);
    }

    private static void Condition(Expression? condition, ShapeOf check)
    {
        if (condition is not null)
            check.Truth(condition);
    }

    private void At(string place, string source, Action<ShapeOf> check)
    {
        try
        {
            check(new ShapeOf(root, _variables));
        }
        catch (SyntaxException e)
        {
            faults.Add(new(place, source, e.Message, e.Suggestion));
        }
    }
}
