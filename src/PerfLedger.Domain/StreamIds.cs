using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Domain;

/// <summary>
/// The immortal keys of streams: a kind and segments of [A-Za-z0-9-] joined by dots. No names stand in them, so renaming never touches one.
/// The fiscal year is the year judged, not the year of filing.
/// </summary>
public static class StreamIds
{
    /// <summary>The segment that stands for an absent fund or project.</summary>
    public const string None = "none";

    private static readonly Dictionary<string, int> Kinds = new(StringComparer.Ordinal)
    {
        ["evaluation"] = 5,
        ["basedata"] = 5,
        ["filing"] = 5,
        ["report"] = 5,
        ["campaign"] = 3,
        ["programme"] = 3,
        ["calendar"] = 1,
        ["person"] = 1,
        ["library"] = 1,
        ["job"] = 1,
        ["batch"] = 1,
        ["deadline"] = 3,
        ["reminder"] = 4,
        ["template"] = 2,
        ["unit"] = 1,
        ["task"] = 5,
    };

    /// <summary>evaluation.{fiscalYear}.{unit}.{formFamily}.{fund}.{project}</summary>
    /// <exception cref="ArgumentException">A segment is no segment; ask <see cref="IsSegment"/> before.</exception>
    public static string Evaluation(int fiscalYear, string unit, string form, string fund, string? project) =>
        Join("evaluation", Year(fiscalYear), unit, FormFamily(form), fund, project ?? None);

    /// <summary>basedata.{fiscalYear}.{unit}.{formFamily}.{fund}.{project}</summary>
    /// <exception cref="ArgumentException">A segment is no segment.</exception>
    public static string BaseData(int fiscalYear, string unit, string form, string fund, string? project) =>
        Join("basedata", Year(fiscalYear), unit, FormFamily(form), fund, project ?? None);

    /// <summary>filing.{fiscalYear}.{unit}.{formFamily}.{fund}.{project}</summary>
    /// <exception cref="ArgumentException">A segment is no segment.</exception>
    public static string Filing(int fiscalYear, string unit, string form, string fund, string? project) =>
        Join("filing", Year(fiscalYear), unit, FormFamily(form), fund, project ?? None);

    /// <summary>report.{fiscalYear}.{unit}.{formFamily}.{fund}.{project}</summary>
    /// <exception cref="ArgumentException">A segment is no segment.</exception>
    public static string Report(int fiscalYear, string unit, string form, string fund, string? project) =>
        Join("report", Year(fiscalYear), unit, FormFamily(form), fund, project ?? None);

    /// <summary>campaign.{fiscalYear}.{issuer}.{notice}</summary>
    /// <exception cref="ArgumentException">A segment is no segment.</exception>
    public static string Campaign(int fiscalYear, string issuer, string notice) => Join("campaign", Year(fiscalYear), issuer, notice);

    /// <summary>programme.{fiscalYear}.{unit}.{fund}</summary>
    /// <exception cref="ArgumentException">A segment is no segment.</exception>
    public static string Programme(int fiscalYear, string unit, string fund) => Join("programme", Year(fiscalYear), unit, fund);

    /// <summary>calendar.{year}</summary>
    public static string Calendar(int year) => Join("calendar", Year(year));

    /// <summary>person.{id}</summary>
    /// <exception cref="ArgumentException">The id is no segment.</exception>
    public static string Person(string id) => Join("person", id);

    /// <summary>unit.{code}</summary>
    /// <exception cref="ArgumentException">The code is no segment.</exception>
    public static string Unit(string code) => Join("unit", code);

    /// <summary>task.{fiscalYear}.{unit}.{formFamily}.{fund}.{project}: the tasks of a form or report, whose id it repeats.</summary>
    /// <exception cref="ArgumentException">The id is not that of a form or a report.</exception>
    public static string Task(string form) => IsEvaluation(form) || IsBaseData(form) || IsReport(form)
        ? "task" + form[form.IndexOf('.', StringComparison.Ordinal)..]
        : throw new ArgumentException($"{form} is no form.", nameof(form));

    /// <summary>library.{name}</summary>
    /// <exception cref="ArgumentException">The name is no segment.</exception>
    public static string Library(string name) => Join("library", name);

    /// <summary>job.{kind}</summary>
    /// <exception cref="ArgumentException">The kind is no segment.</exception>
    public static string Job(string kind) => Join("job", kind);

    /// <summary>batch.{id}</summary>
    public static string Batch(Guid id) => Join("batch", id.ToString("N"));

    /// <summary>deadline.{fiscalYear}.{issuer}.{notice}: the book of passed due dates of a campaign.</summary>
    /// <exception cref="ArgumentException">The id is not that of a campaign.</exception>
    public static string Deadline(string campaign) => IsCampaign(campaign)
        ? "deadline" + campaign[campaign.IndexOf('.', StringComparison.Ordinal)..]
        : throw new ArgumentException($"{campaign} is no campaign.", nameof(campaign));

    /// <summary>reminder.{fiscalYear}.{issuer}.{notice}.{unit}: who was reminded of what this unit owes in a campaign.</summary>
    /// <exception cref="ArgumentException">The id is not that of a campaign, or the unit is no segment.</exception>
    public static string Reminder(string campaign, string unit) => IsCampaign(campaign)
        ? Join("reminder", [.. campaign.Split('.')[1..], unit])
        : throw new ArgumentException($"{campaign} is no campaign.", nameof(campaign));

    /// <summary>template.{family}.{version} of a form FAMILY/VERSION; the Chinese name of a shared part part/NAME as a digest.</summary>
    /// <exception cref="ArgumentException">The form is none; ask <see cref="IsTemplateForm"/> before.</exception>
    public static string Template(string form)
    {
        var parts = form.Split('/');
        return IsTemplateForm(form)
            ? Join("template", parts[0], IsSegment(parts[1]) ? parts[1] : Fund(null, parts[1]))
            : throw new ArgumentException($"Not a form FAMILY/VERSION: {form}", nameof(form));
    }

    /// <summary>True for FAMILY/VERSION of ASCII letters, digits and hyphens, and for part/NAME of letters of any script.</summary>
    public static bool IsTemplateForm(string form) => form.Split('/') is [var family, var version] && IsSegment(family)
        && (IsSegment(version) || (family == "part" && version.Length > 0 && version.All(c => char.IsLetterOrDigit(c) || c == '-')));

    /// <summary>The segment of a special fund: its code, else f- and 8 hex digits of the SHA-256 of its name, else none.</summary>
    public static string Fund(string? code, string? name)
    {
        if (!string.IsNullOrWhiteSpace(code)) return code;
        return string.IsNullOrWhiteSpace(name) ? None : "f-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
    }

    /// <summary>The family of a form without its version: project-self-evaluation of project-self-evaluation/2020-zhuzhou.</summary>
    public static string FormFamily(string form) => form.Split('/')[0];

    /// <summary>True for a non-empty text of ASCII letters, digits and hyphens.</summary>
    public static bool IsSegment(string? text) =>
        !string.IsNullOrEmpty(text) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>True for the id of a filing stream.</summary>
    public static bool IsFiling(string? id) => Parse(id) is { Kind: "filing" };

    /// <summary>True for the id of a campaign stream.</summary>
    public static bool IsCampaign(string? id) => Parse(id) is { Kind: "campaign" };

    /// <summary>True for the id of a self-evaluation stream.</summary>
    public static bool IsEvaluation(string? id) => Parse(id) is { Kind: "evaluation" };

    /// <summary>True for the id of a report stream.</summary>
    public static bool IsReport(string? id) => Parse(id) is { Kind: "report" };

    /// <summary>True for the id of a 基础数据表 stream.</summary>
    public static bool IsBaseData(string? id) => Parse(id) is { Kind: "basedata" };

    /// <summary>Takes an id apart; null when it is none.</summary>
    public static StreamId? Parse(string? id)
    {
        var parts = id?.Split('.') ?? [];
        if (!Kinds.TryGetValue(parts is [] ? string.Empty : parts[0], out var count)) return null;
        if (parts.Length != count + 1 || !parts.All(IsSegment)) return null;
        if (parts[0] is "person" or "library" or "template" or "job" or "unit" or "batch")
            return new StreamId(parts[0], null, parts[1..]);
        var isYear = parts[1].Length == 4 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isYear ? new StreamId(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2..]) : null;
    }

    private static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    private static string Join(string kind, params string[] segments) => Array.TrueForAll(segments, IsSegment)
        ? string.Join('.', (string[])[kind, .. segments])
        : throw new ArgumentException($"Not all segments are of [A-Za-z0-9-]: {kind}.{string.Join('.', segments)}", nameof(segments));
}

/// <summary>A stream id taken apart.</summary>
/// <param name="Kind">What kind of stream it is: the first word of the id.</param>
/// <param name="FiscalYear">Year judged; null for streams of no year.</param>
/// <param name="Segments">The segments after kind and year: unit, form family, fund, project of an evaluation.</param>
public sealed record StreamId(string Kind, int? FiscalYear, IReadOnlyList<string> Segments);
