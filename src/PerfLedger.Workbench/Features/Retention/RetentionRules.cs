using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Retention;

/// <summary>How long what was filed is kept, by family of form: <c>perfledger/retention/1</c>, templates/retention.json.</summary>
internal sealed record RetentionRules(string Schema, string Note, RetentionClass[] Classes)
{
    private const string Known = "perfledger/retention/1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="CliException">The file is missing or cannot be read as rules.</exception>
    public static RetentionRules Shipped()
    {
        var bytes = Library.Retention();
        try
        {
            var rules = JsonSerializer.Deserialize<RetentionRules>(bytes, Strict)!;
            if (rules.Schema != Known) throw Wrong($"/schema 为“{rules.Schema}”，应为“{Known}”");
            var twice = rules.Classes.GroupBy(c => c.Family, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
            if (twice is not null) throw Wrong($"“{twice.Key}”写了两次");
            if (rules.Classes.FirstOrDefault(c => c.Years is < 1) is { } none) throw Wrong($"“{none.Family}”的 years 应不小于 1，永久写 null");
            return rules;
        }
        catch (JsonException e)
        {
            throw Wrong(e.Message);
        }
    }

    public RetentionClass? Of(string family) => Array.Find(Classes, c => c.Family == family);

    private static CliException Wrong(string why) => new(ExitCodes.BadInput, $"templates/retention.json 有误：{why}。");
}

/// <summary>How long one family of forms is kept.</summary>
/// <param name="Family">Family of the form, as in its stream id.</param>
/// <param name="Years">Full years after the year of filing; null = for ever (永久).</param>
/// <param name="Ground">What it rests on.</param>
internal sealed record RetentionClass(string Family, int? Years, string Ground)
{
    /// <summary>永久, or 30年.</summary>
    public string Term => Years is { } y ? FormattableString.Invariant($"{y}年") : "永久";

    /// <summary>The last day it has to be kept: the term runs from the first day after the year of filing.</summary>
    public DateOnly? Until(DateOnly filed) => Years is { } y ? new DateOnly(filed.Year + y, 12, 31) : null;
}
