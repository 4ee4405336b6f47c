using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.EventShapes;

/// <summary>Stored shapes are for ever: one sample an event, every member filled. Samples are added, never edited once shipped.</summary>
public sealed partial class EventShapeSpecs
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "PerfLedger.Domain.Tests", "EventShapes");

    public static TheoryData<string> Names => [.. EventNames.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_read_and_written_is_the_same_text(string name)
    {
        var sample = Sample(name);
        Assert.Equal(sample, Encoding.UTF8.GetString(EventJson.Write(EventJson.Read(name, Encoding.UTF8.GetBytes(sample)))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_states_every_member(string name)
    {
        using var json = JsonDocument.Parse(Sample(name));
        Assert.Equal(Sorted(Paths(EventNames.TypeOf(name))), Sorted(Paths(json.RootElement)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_without_a_member_that_is_always_written_is_refused(string name)
    {
        var type = EventNames.TypeOf(name);
        var required = type.GetProperties().Where(IsRequired).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToList();
        foreach (var member in required)
        {
            var json = System.Text.Json.Nodes.JsonNode.Parse(Sample(name))!.AsObject();
            json.Remove(member);
            Assert.Throws<JsonException>(() => EventJson.Read(name, Encoding.UTF8.GetBytes(json.ToJsonString())));
        }
    }

    [Fact]
    public void There_is_no_sample_of_an_event_that_is_none() => Assert.Equal(
        Sorted(EventNames.All.Select(e => e.Name + ".json")),
            Sorted(Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f))));

    [Fact]
    public void Every_event_type_has_a_name()
    {
        var kinds = typeof(EventNames).Assembly.GetTypes()
            .Where(t => t.IsInterface && t.Name.EndsWith("Event", StringComparison.Ordinal)).ToList();
        var events = typeof(EventNames).Assembly.GetTypes().Where(t => t.IsClass && kinds.Exists(k => k.IsAssignableFrom(t)));
        Assert.Equal(Sorted(events.Select(t => t.Name)), Sorted(EventNames.All.Select(e => e.Type.Name)));
    }

    [Fact]
    public void A_name_is_the_alias_marten_gives_the_type() =>
        Assert.All(EventNames.All, e => Assert.Equal(Alias(e.Type.Name), e.Name));

    [Fact]
    public void A_private_path_leads_to_a_text_of_its_event() =>
        Assert.All(EventNames.All, e => Assert.All(e.Private, p => Assert.Contains(p, Paths(e.Type))));

    // What people write freely, and whom they name. Cells, names of units and indicators, rule ids and codes are public by design.
    [Fact]
    public void Free_text_and_personal_data_are_private()
    {
        string[] free = ["text", "document", "note", "contact", "method"];
        Assert.All(EventNames.All, e =>
            Assert.All(Paths(e.Type).Where(p => free.Contains(p.Split('.')[^1])), p => Assert.Contains(p, e.Private)));
        Assert.All(EventNames.All, e => Assert.Equal(1, e.Schema));
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n');

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private static bool IsRequired(PropertyInfo p) =>
        new NullabilityInfoContext().Create(p).WriteState == NullabilityState.NotNull;

    // Leaf paths as EventNames writes them: reason.text, opinions[].text, forms[].
    // A calculation over calculations is of the shape of its operands: a type inside itself is not followed.
    private static IEnumerable<string> Paths(Type type, string at = "", ImmutableHashSet<Type>? above = null)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Paths(type.GetGenericArguments()[0], at + "[]", above);
        if (type.Namespace?.StartsWith("PerfLedger", StringComparison.Ordinal) != true || type.IsEnum) return [at];
        if (above?.Contains(type) == true) return [];
        return type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null)
            .SelectMany(p => Paths(p.PropertyType, Join(at, JsonNamingPolicy.CamelCase.ConvertName(p.Name)), (above ?? []).Add(type)));
    }

    private static IEnumerable<string> Paths(JsonElement json, string at = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Paths(p.Value, Join(at, p.Name))),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(i => Paths(i, at + "[]")),
        _ => [at],
    };

    private static string Join(string at, string member) => at.Length == 0 ? member : $"{at}.{member}";

    private static string Alias(string name) =>
        LowerThenOther().Replace(OtherThenWord().Replace(name, "$1 $2"), "$1 $2").ToLowerInvariant().Replace(' ', '_');

    [GeneratedRegex(@"(\P{Ll})(\P{Ll}\p{Ll})")]
    private static partial Regex OtherThenWord();

    [GeneratedRegex(@"(\p{Ll})(\P{Ll})")]
    private static partial Regex LowerThenOther();
}
