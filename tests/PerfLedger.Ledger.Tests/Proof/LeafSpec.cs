using System.Globalization;
using System.Text.Json;

namespace PerfLedger.Ledger.Tests.Proof;

/// <summary>
/// The golden vectors of docs/leaf-1.md. They were computed by a second, independent implementation and are never changed:
/// a leaf that comes out otherwise makes every ledger in the world unverifiable.
/// </summary>
public sealed class LeafSpec
{
    private static readonly JsonElement Vectors = Load();

    public static TheoryData<string> Names => [.. Vectors.EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Content_hash_and_leaf_are_golden(string name) => AssertGolden(Vector(name));

    [Theory]
    [InlineData("tr-TR", "Asia/Shanghai")]
    [InlineData("de-DE", "America/New_York")]
    [InlineData("zh-CN", "UTC")]
    [InlineData("ar-SA", "Asia/Kathmandu")]
    public void Leaves_are_the_same_in_every_culture_and_time_zone(string culture, string zone)
    {
        var (before, zoneBefore) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.All(Vectors.EnumerateArray(), AssertGolden);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            Environment.SetEnvironmentVariable("TZ", zoneBefore);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void The_order_of_members_and_white_space_do_not_matter()
    {
        var one = JsonDocument.Parse("""{"b":1,"a":[1,2]}""").RootElement;
        var other = JsonDocument.Parse("""{ "a" : [1, 2], "b" : 1 }""").RootElement;
        Assert.Equal(Canonical(one), Canonical(other));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1.0}""", """{"a":1.00}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":[]}""", """{"a":{}}""")]
    [InlineData("""{"a":["b","c"]}""", """{"a":["bc"]}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a.b":1}""")]
    [InlineData("""{"a":[[1],2]}""", """{"a":[[1,2]]}""")]
    [InlineData("""{"a":"é"}""", """{"a":"e\u0301"}""")]
    public void Different_values_have_different_bytes(string one, string other) =>
        Assert.NotEqual(Canonical(JsonDocument.Parse(one).RootElement), Canonical(JsonDocument.Parse(other).RootElement));

    [Fact]
    public void The_same_text_under_another_salt_is_another_commitment()
    {
        var text = JsonDocument.Parse("\"同一文本\"").RootElement;
        Assert.NotEqual(Leaf.Commitment(new byte[16], text), Leaf.Commitment([1, .. new byte[15]], text));
    }

    private static void AssertGolden(JsonElement vector)
    {
        var salts = vector.GetProperty("salts").EnumerateObject()
            .ToDictionary(s => s.Name, s => Convert.FromHexString(s.Value.GetString()!));
        using var headers = JsonDocument.Parse(Text(vector, "headers"));
        using var data = JsonDocument.Parse(Text(vector, "data"));
        var texts = Leaf.Texts(
            Text(vector, "id"), Text(vector, "stream"), Text(vector, "category"), Text(vector, "type"),
            Text(vector, "actor"), Text(vector, "command"), Text(vector, "operation"));
        var content = new EventContent(texts, headers.RootElement, data.RootElement, salts);
        Assert.Equal(Text(vector, "canonical"), Convert.ToHexStringLower(Leaf.Canonical(content)));
        var hash = Leaf.ContentHash(content);
        Assert.Equal(Text(vector, "content"), Convert.ToHexStringLower(hash));
        var leaf = Leaf.Hash(
            Number(vector, "position"), Number(vector, "version"), Number(vector, "recordedMicroseconds"),
            Convert.FromHexString(Text(vector, "previous")), hash);
        Assert.Equal(Text(vector, "leaf"), Convert.ToHexStringLower(leaf));
    }

    private static string Canonical(JsonElement data) =>
        Convert.ToHexStringLower(Leaf.Canonical(new EventContent([], data, data, new Dictionary<string, byte[]>())));

    private static JsonElement Vector(string name) =>
        Vectors.EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);

    private static string Text(JsonElement vector, string member) => vector.GetProperty(member).GetString()!;

    private static long Number(JsonElement vector, string member) => long.Parse(Text(vector, member), CultureInfo.InvariantCulture);

    private static JsonElement Load()
    {
        using var stream = typeof(LeafSpec).Assembly.GetManifestResourceStream("leaf-1.vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
