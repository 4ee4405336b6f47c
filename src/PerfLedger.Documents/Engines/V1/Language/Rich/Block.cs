using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>One block of a value of kind blocks, read with a sentence for everything that does not fit; counted from 1.</summary>
internal readonly struct Block(IReadOnlyDictionary<string, object?> members, string path, int number)
{
    public string Kind => Text("种类");

    public static Block Of(object? value, string path, int number) => value is IReadOnlyDictionary<string, object?> members
        ? new(members, path, number)
        : throw new TemplateException(FormattableString.Invariant($"“{path}”第{number}块不是对象：应有“种类”和它的内容"));

    public string Text(string name) => members.GetValueOrDefault(name) as string ?? throw Wrong(name, "文字");

    public bool IsTrue(string name) => members.GetValueOrDefault(name) is true or "true";

    public int Level() => Text("级") switch
    {
        "1" => 1,
        "2" => 2,
        "3" => 3,
        "4" => 4,
        _ => throw Wrong("级", "\"1\" 到 \"4\""),
    };

    /// <summary>A list of runs as one text.</summary>
    public string Runs(string name) => Joined(List(name), name);

    /// <summary>The items of a list, each a list of runs.</summary>
    public IEnumerable<string> Items(string name)
    {
        foreach (var item in List(name))
            yield return Joined(item as IReadOnlyList<object?> ?? throw Wrong(name, "由文字段组成的列表"), name);
    }

    public IReadOnlyList<string> Texts(string name) => Texts(members.GetValueOrDefault(name) ?? throw Wrong(name, "文字的列表"), name);

    /// <summary>The texts of an optional list; null when it is not there.</summary>
    public IReadOnlyList<string>? TextsIfAny(string name) => members.GetValueOrDefault(name) is { } list ? Texts(list, name) : null;

    /// <summary>Rows of texts, each as long as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string name, int columns)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var row in List(name))
        {
            var cells = Texts(row, name);
            if (cells.Count != columns)
                throw Wrong(name, FormattableString.Invariant($"每行 {columns} 格（第{rows.Count + 1}行有 {cells.Count} 格）"));
            rows.Add(cells);
        }
        return rows;
    }

    public TemplateException Wrong(string name, string expected) =>
        new(FormattableString.Invariant($"“{path}”第{number}块的“{name}”应是{expected}"));

    private IReadOnlyList<object?> List(string name)
    {
        var list = members.GetValueOrDefault(name) as IReadOnlyList<object?> ?? throw Wrong(name, "列表");
        return list.Count <= LoopPiece.MaxRows
            ? list
            : throw Wrong(name, FormattableString.Invariant($"最多 {LoopPiece.MaxRows} 项的列表（现有 {list.Count} 项）"));
    }

    private IReadOnlyList<string> Texts(object? value, string name)
    {
        var list = value as IReadOnlyList<object?> ?? throw Wrong(name, "文字的列表");
        var block = this;
        return [.. list.Select(text => text as string ?? throw block.Wrong(name, "文字的列表"))];
    }

    private string Joined(IReadOnlyList<object?> runs, string name)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            var members = run as IReadOnlyDictionary<string, object?>;
            text.Append(members?.GetValueOrDefault("文") as string ?? throw Wrong(name, "{ \"文\": … } 的列表"));
        }
        return text.ToString();
    }
}
