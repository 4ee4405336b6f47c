namespace PerfLedger.Documents.Tests.Language;

/// <summary>Word and WPS cut runs anywhere: spelling marks, revisions, input methods.</summary>
public class SplitRunTests
{
    private const string Text = "{{ 单位名称 }}。";

    public static TheoryData<int, int> Cuts
    {
        get
        {
            var cuts = new TheoryData<int, int>();
            for (var first = 1; first < Text.Length; first++)
            {
                for (var second = first + 1; second < Text.Length; second++)
                    cuts.Add(first, second);
            }
            return cuts;
        }
    }

    [Fact]
    public void There_are_forty_five_ways_to_cut_it_into_three() => Assert.Equal(45, Cuts.Count);

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_tag_cut_into_three_runs_is_whole(int first, int second)
    {
        string[] pieces = [Text[..first], Text[first..second], Text[second..]];
        var runs = pieces.Select((text, i) => $"<w:r><w:rPr><w:sz w:val=\"{i + 1}\"/></w:rPr><w:t>{text}</w:t></w:r>");
        var body = string.Join("<w:proofErr w:type=\"gramEnd\"/>", runs);
        var rendered = Sample.Render($"<w:p>{body}</w:p>", "\"单位名称\":\"某局\"");
        // Where the tag starts is always the first run; the full stop stays in the run it was in.
        Assert.StartsWith("<w:p><w:r><w:rPr><w:sz w:val=\"1\"/></w:rPr><w:t xml:space=\"preserve\">某局", rendered, StringComparison.Ordinal);
        Assert.Equal("某局。", string.Concat(rendered.Split("<w:t").Skip(1).Select(t => t.Split('>')[1].Split('<')[0])));
    }

    [Fact]
    public void A_tag_across_a_hyperlink_and_a_line_break_is_whole()
    {
        var body = "<w:p><w:r><w:t>{{ 单位名称</w:t></w:r><w:hyperlink><w:r><w:br/><w:t>| 合并 }</w:t></w:r></w:hyperlink>"
            + "<w:r><w:t>}！</w:t></w:r></w:p>";
        Assert.Equal(
            "<w:p><w:r><w:t xml:space=\"preserve\">某局</w:t></w:r><w:hyperlink/><w:r><w:t xml:space=\"preserve\">！</w:t></w:r></w:p>",
            Sample.Render(body, "\"单位名称\":\"某局\""));
    }

    [Fact]
    public void Text_without_tags_stays_as_it_was()
    {
        var body = "<w:p><w:r><w:t>一</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 二 </w:t></w:r><w:r><w:t>{三}</w:t></w:r></w:p>";
        Assert.Equal(body, Sample.Render(body, ""));
    }
}
