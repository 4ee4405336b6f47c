namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The rest of Scriban's syntax, which this language leaves out on purpose, each with the sentence that says so.</summary>
internal static class Refused
{
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["while"] = "不支持 while 循环：请用 {{ for 行 in 列表 }}",
        ["break"] = "不支持 break：列表应在数据中整理好",
        ["continue"] = "不支持 continue：请用 {{ if … }}",
        ["func"] = "模板里不能定义函数",
        ["ret"] = "模板里不能定义函数",
        ["capture"] = "不支持 capture：模板里不能保存中间结果",
        ["import"] = "不支持 import",
        ["readonly"] = "不支持 readonly",
        ["with"] = "不支持 with：请写出完整路径",
        ["wrap"] = "不支持 wrap",
        ["tablerow"] = "不支持 tablerow：请用单独成行的 {{ for … }} 和 {{ end }}",
        ["case"] = "不支持 case：请用 {{ if … }}{{ else if … }}",
        ["when"] = "不支持 when：请用 {{ if … }}{{ else if … }}",
        ["do"] = "不支持 do",
        ["this"] = "不支持 this：请写出字段名称",
        ["empty"] = "不支持 empty：请写成 列表.size == 0",
        ["blank"] = "不支持 blank：请写成 字段 == \"\"",
    };

    private static readonly Dictionary<string, string> s_mistakenEnds = new(StringComparer.Ordinal)
    {
        ["endfor"] = "{{ end }}",
        ["endif"] = "{{ end }}",
        ["结束"] = "{{ end }}",
        ["elif"] = "{{ else if … }}",
        ["elseif"] = "{{ else if … }}",
        ["elsif"] = "{{ else if … }}",
    };

    public static void Word(string word)
    {
        if (s_words.TryGetValue(word, out var message))
            throw new SyntaxException(message);
        if (s_mistakenEnds.TryGetValue(word, out var right))
            throw new SyntaxException($"没有“{word}”，应写 {right}", right);
    }

    public static SyntaxException Symbol(char one, string two) => new(one switch
    {
        _ when two is "++" or "--" or "+=" or "-=" or "*=" or "/=" => "模板里不能赋值",
        '=' => "模板里不能赋值；比较是否相等请写 ==",
        '+' or '-' or '*' or '/' or '%' => "模板里不能计算：数应在数据中算好",
        '<' or '>' => "不支持大小比较：只能用 == 和 !=",
        '&' => "“并且”请写 &&",
        '?' => "不支持 ?：请用 {{ if … }}{{ else }}{{ end }}",
        '{' or '}' => "不支持对象字面量，标签里不能再有花括号",
        ';' => "一个标签里只能写一句",
        '$' or '@' or '^' or '~' or '`' or ':' or '#' => $"不支持符号“{one}”",
        '\\' => "不支持反斜杠",
        _ => $"标签里不能出现“{one}”；名称里有此字符时请写成 上级[\"名称\"]",
    });
}
