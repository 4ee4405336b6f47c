namespace PerfLedger.Architecture.Tests;

/// <summary>The measuring rod is measured too: a scanner that sees no member would let every method pass.</summary>
public sealed class MembersTests
{
    private const string Sample = """"
        using System;
        namespace Sample; // class NotOne {
        public enum Size { Small = 1, Large }
        [Obsolete("a } brace { in a text")]
        public sealed class Box<T>(int record) where T : class
        {
            private readonly int[] _field = [1, 2,
                3];
            public string Name { get; } = $"hole {{ {new { A = "}" }} and }} end";
            public static bool operator >=(Box<T> a, Box<T> b)
            {
                return '}' == '"' || a is null;
            }
            public TOther Cast<TOther>(Box<T> record) where TOther : class
            {
                var raw = """
                    } "quoted" {
                    """;
                return raw switch { _ => throw new Exception(@"c:\") };
            }
            private struct Inner
            {
                [InlineData(1)]
                [InlineData(2)]
                public int One() =>
                    1;
            }
            public abstract void Declared();
        }
        """";

    [Fact]
    public void Members_are_found_with_the_lines_they_take()
    {
        var found = Members.Of("Box.cs", Sample).Select(m => (m.Line, m.Lines));
        Assert.Equal([(9, 1), (10, 4), (14, 7), (25, 2)], found);
    }

    [Fact]
    public void Code_keeps_its_length_and_its_lines_when_texts_are_blanked()
    {
        var code = CSharpText.WithoutCommentsAndTexts(Sample);
        Assert.Equal(Sample.Length, code.Length);
        Assert.Equal(Sample.Count(c => c == '\n'), code.Count(c => c == '\n'));
        Assert.DoesNotContain("quoted", code, StringComparison.Ordinal);
        Assert.DoesNotContain("NotOne", code, StringComparison.Ordinal);
        Assert.Contains("operator >=", code, StringComparison.Ordinal);
    }
}
