using System.Text;
using PerfLedger.Documents.Engines.V1;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>One model, one sequence of bytes.</summary>
public class CanonicalModelTests
{
    [Fact]
    public void A_model_is_written_with_sorted_names_and_only_the_escapes_JSON_demands()
    {
        var model = new Dictionary<string, object?>
        {
            ["乙"] = new object?[] { "1", null, true, false, new Dictionary<string, object?>() },
            ["a"] = "\"\\/\n\r\t<&>'\u2028😀é",
            ["B"] = new List<string> { "x", "y" },
            ["乙甲"] = "",
        };
        Assert.Equal(
            "{\"B\":[\"x\",\"y\"],\"a\":\"\\\"\\\\/\\n\\r\\t<&>'\u2028😀é\",\"乙\":[\"1\",null,true,false,{}],\"乙甲\":\"\"}",
            Encoding.UTF8.GetString(CanonicalModel.Write(model)));
    }

    [Theory]
    [InlineData(1, "“甲.乙[0]”是 Int32")]
    [InlineData(1.5, "“甲.乙[0]”是 Double")]
    [InlineData("\u0001", "“甲.乙[0]”第1个字符")]
    public void Anything_else_is_refused_with_its_path(object value, string message)
    {
        var model = new Dictionary<string, object?> { ["甲"] = new Dictionary<string, object?> { ["乙"] = new[] { value } } };
        Expect.Refused<ArgumentException>(message, () => CanonicalModel.Write(model));
    }

    // Not a theory: a lone surrogate does not survive in an attribute.
    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Expect.Refused<ArgumentException>("第2个字符", () => CanonicalModel.Write(new Dictionary<string, object?> { ["甲"] = "a\ud800" }));

    [Fact]
    public void A_decimal_is_refused_for_its_text_is_the_callers_choice() =>
        Expect.Refused<ArgumentException>("Decimal", () => CanonicalModel.Write(new Dictionary<string, object?> { ["甲"] = 1.50m }));

    [Fact]
    public void The_digest_is_the_SHA_256_everybody_knows() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalModel.Digest("abc"u8));
}
