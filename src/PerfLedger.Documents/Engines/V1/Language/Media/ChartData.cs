namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>One series: its name, and a value for each category; an empty text is a gap.</summary>
internal sealed record ChartColumn(string Name, IReadOnlyList<string> Values);

/// <summary>
/// The data of a chart: <c>{ "类": […], "系列": [ { "名": …, "值": […] } ] }</c>. Values are decimals as text and printed as such.
/// </summary>
internal sealed record ChartData(IReadOnlyList<string> Categories, IReadOnlyList<ChartColumn> Series)
{
    private const int MaxCategories = 500;
    private const int MaxSeries = 20;

    public static ChartData Read(object? value, string path)
    {
        var members = value as IReadOnlyDictionary<string, object?>
            ?? throw new TemplateException($"“{path}”不是图表的数据：应有“类”和“系列”");
        var categories = Texts(members.GetValueOrDefault("类"), path, "类");
        if (categories.Count is 0 or > MaxCategories)
            throw Wrong(path, "类", FormattableString.Invariant($"1 到 {MaxCategories} 项"));
        if (members.GetValueOrDefault("系列") is not IReadOnlyList<object?> { Count: > 0 and <= MaxSeries } list)
            throw Wrong(path, "系列", FormattableString.Invariant($"1 到 {MaxSeries} 个系列的列表"));
        return new(categories, [.. list.Select(one => Column(one, categories.Count, path))]);
    }

    private static ChartColumn Column(object? value, int count, string path)
    {
        if (value is not IReadOnlyDictionary<string, object?> members || members.GetValueOrDefault("名") is not string name)
            throw Wrong(path, "系列", "{ \"名\": …, \"值\": […] } 的列表");
        var values = Texts(members.GetValueOrDefault("值"), path, name);
        if (values.Count != count)
            throw Wrong(path, name, FormattableString.Invariant($"与“类”同样多的 {count} 个值（现有 {values.Count} 个）"));
        if (values.FirstOrDefault(v => v.Length > 0 && Figures.Parse(v) is null) is { } bad)
            throw Wrong(path, name, $"数，如 \"1942.56\"，没有数的写空文字（现有“{bad}”）");
        return new(name, values);
    }

    private static List<string> Texts(object? value, string path, string name)
    {
        var list = value as IReadOnlyList<object?> ?? throw Wrong(path, name, "文字的列表");
        return [.. list.Select(text => text as string ?? throw Wrong(path, name, "文字的列表"))];
    }

    private static TemplateException Wrong(string path, string name, string expected) => new($"“{path}”的“{name}”应是{expected}");
}
