namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>What a function takes after its name.</summary>
internal enum ArgumentKind
{
    None,

    /// <summary>Optionally a count of decimals, 0 to 8.</summary>
    Decimals,

    /// <summary>Optionally the text "中文": Chinese numerals.</summary>
    Chinese,
}

/// <summary>A function of the language: its name, its optional argument, the kinds of field it is meant for, and what it does.</summary>
internal sealed record Function(
    string Name, ArgumentKind Argument, IReadOnlyList<FieldType> Accepts, Func<object?, object?, object?> Apply)
{
    public const string Merge = "合并";
    public const string Blocks = "段落";
    public const string Image = "图片";
    public const string Chart = "图表";

    /// <summary>Functions that say where their value goes and so stand last.</summary>
    public bool IsLast => Name is Merge or Blocks or Image or Chart;

    public static readonly SortedDictionary<string, Function> All = new(StringComparer.Ordinal)
    {
        ["万元"] = new("万元", ArgumentKind.Decimals, [FieldType.Money], (v, a) => Figures.Amount(v, 10000m, a)),
        ["元"] = new("元", ArgumentKind.Decimals, [FieldType.Money], (v, a) => Figures.Amount(v, 1m, a)),
        ["数"] = new("数", ArgumentKind.Decimals, [FieldType.Number, FieldType.Percent, FieldType.Integer], Figures.Number),
        ["百分比"] = new("百分比", ArgumentKind.Decimals, [FieldType.Percent, FieldType.Number], Figures.Percentage),
        ["日期"] = new("日期", ArgumentKind.Chinese, [FieldType.Date], Figures.Date),
        ["序号"] = new("序号", ArgumentKind.Chinese, [FieldType.Integer], Figures.Ordinal),
        [Merge] = new(Merge, ArgumentKind.None, [], (v, _) => v),
        [Blocks] = new(Blocks, ArgumentKind.None, [FieldType.Blocks], (v, _) => v),
        [Image] = new(Image, ArgumentKind.None, [FieldType.Image], (v, _) => v),
        [Chart] = new(Chart, ArgumentKind.None, [FieldType.Chart], (v, _) => v),
    };

    public static string Names { get; } = string.Join("、", All.Keys);

    public static Function Named(string name)
    {
        if (All.TryGetValue(name, out var function))
            return function;
        if (name is "大写")
            throw new SyntaxException($"本版不支持函数“{name}”");
        var near = Nearest.Of(name, All.Keys);
        throw new SyntaxException(near is null ? $"没有函数“{name}”；可用的有：{Names}" : $"没有函数“{name}”，是否“{near}”？", near);
    }

    public void CheckArguments(IReadOnlyList<object?> arguments)
    {
        var ok = arguments.Count == 0 || (arguments.Count == 1 && Argument switch
        {
            ArgumentKind.Decimals => arguments[0] is >= 0L and <= 8L,
            ArgumentKind.Chinese => arguments[0] is "中文",
            _ => false,
        });
        if (!ok)
        {
            throw new SyntaxException(Argument switch
            {
                ArgumentKind.Decimals => $"“{Name}”后面只能写一个 0 到 8 的小数位数，如 {{{{ 字段 | {Name} 2 }}}}",
                ArgumentKind.Chinese => $"“{Name}”后面只能写 \"中文\"，如 {{{{ 字段 | {Name} \"中文\" }}}}",
                _ => $"“{Name}”后面不能有参数",
            });
        }
    }
}
