using System.Text;
using System.Text.Json;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Tests.Interchange;

public class SchemaTests
{
    public static TheoryData<string> Schemas => [.. InterchangeSchemas.All.Keys];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_published_schema_is_the_table_the_reader_uses(string file) => Assert.Equal(
        Encoding.UTF8.GetString(InterchangeSchemas.All[file].Span),
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", file)));

    [Fact]
    public void A_published_schema_names_every_member_of_the_sample()
    {
        using var schema = JsonDocument.Parse(InterchangeSchemas.All["self-evaluation-1.json"]);
        using var filing = JsonDocument.Parse(Repository.Sample("filing.json"));
        var form = filing.RootElement.GetProperty("selfEvaluations")[0];
        var named = schema.RootElement.GetProperty("properties");
        Assert.Equal(form.EnumerateObject().Select(p => p.Name), named.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            form.GetProperty("indicators")[0].EnumerateObject().Select(p => p.Name),
            named.GetProperty("indicators").GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name)
                .Where(n => n != "standard")); // 评分标准 is of 附件3 alone
    }

    [Fact]
    public void A_blank_cell_is_null_in_the_schema_too()
    {
        using var schema = JsonDocument.Parse(InterchangeSchemas.All["self-evaluation-1.json"]);
        var executed = schema.RootElement.GetProperty("properties").GetProperty("funds").GetProperty("properties").GetProperty("other")
            .GetProperty("properties").GetProperty("executed");
        Assert.Equal(["string", "null"], executed.GetProperty("type").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("其他资金·全年执行数", executed.GetProperty("title").GetString());
    }
}
