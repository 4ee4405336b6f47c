using System.Text;
using PerfLedger.Documents.Comparison;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Comparison;

public class DocumentChangeTests
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Equal_documents_have_no_change() => Assert.Empty(DocumentChange.All(Body(P("甲")), Body(P("甲"))));

    [Fact]
    public void Every_change_is_named_with_its_place_and_both_texts() => Assert.Equal(
        [
            new("正文 第1段", "甲", "甲一"),
            new("正文 第1个表格 第1行 第2列", "310", "325"),
            new("正文 第4段", null, "新的", "增加的"),
        ],
        DocumentChange.All(
            Body(P("甲") + Row("合计", "310") + P("乙") + P("丙") + P("丁")),
            Body(P("甲一") + Row("合计", "325") + P("乙") + P("丙") + P("新的") + P("丁"))));

    [Fact]
    public void What_was_taken_out_shifts_nothing_behind_it() => Assert.Equal(
        [new("正文 第2段", "乙", null, "去掉的"), new("正文 第3段", "丁", "戊")],
        DocumentChange.All(Body(P("甲") + P("乙") + P("丙") + P("丁") + P("己")), Body(P("甲") + P("丙") + P("戊") + P("己"))));

    [Fact]
    public void Another_format_of_the_same_text_is_named_and_what_an_editor_leaves_behind_is_not()
    {
        var bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>";
        Assert.Equal([new("正文 第1段", "甲", "甲", "文字相同，格式或域不同")], DocumentChange.All(Body(P("甲")), Body(bold)));
        var saved = "<w:p w:rsidR=\"00A1\"><w:proofErr w:type=\"spellStart\"/><w:r><w:t>甲</w:t></w:r></w:p>";
        Assert.Equal("正文：内容相同而 XML 的写法不同", Only(DocumentChange.All(Body(P("甲")), Body(saved))));
        Assert.Equal("正文：文字相同，表格、版面或其他设置不同",
            Only(DocumentChange.All(Body(P("甲")), Body(P("甲") + "<w:sectPr><w:pgSz w:w=\"11906\"/></w:sectPr>"))));
    }

    [Fact]
    public void Parts_that_came_or_went_or_are_no_text_are_named()
    {
        var (with, without) = (Body(P("甲"), ("word/media/image1.png", "a")), Body(P("甲")));
        Assert.Equal("去掉的部件", Assert.Single(DocumentChange.All(with, without)).Note);
        Assert.Equal("增加的部件", Assert.Single(DocumentChange.All(without, with)).Note);
        Assert.Contains("内容不同", Assert.Single(DocumentChange.All(with, Body(P("甲"), ("word/media/image1.png", "bc")))).Note!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Long_documents_are_compared_in_order_and_in_time()
    {
        string Many(string mark) => string.Concat(Enumerable.Range(0, 5000).Select(n => P(mark + n)));
        Assert.Equal(5000, DocumentChange.All(Body(Many("甲")), Body(Many("乙"))).Count);
    }

    private static string Only(IReadOnlyList<DocumentChange> changes) => $"{Assert.Single(changes).Place}：{changes[0].Note}";

    private static byte[] Body(string content, params (string Name, string Text)[] more)
    {
        var parts = more.ToDictionary(m => m.Name, m => Encoding.UTF8.GetBytes(m.Text));
        parts[PartName.ContentTypes] = "<Types/>"u8.ToArray();
        parts["word/document.xml"] = Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{content}</w:body></w:document>");
        return PackageWriter.Write(parts);
    }

    private static string P(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Row(params string[] cells) =>
        $"<w:tbl><w:tr>{string.Concat(cells.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr></w:tbl>";
}
