using System.Security.Cryptography;
using System.Text;
using PerfLedger.Domain;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench;

/// <summary>The versioned data shipped beside the program: rule packs, indicator libraries and form templates. Filings pin their digests
/// and archive their bytes.</summary>
internal static class Library
{
    /// <summary>Kind under which filings pin an indicator library.</summary>
    public const string IndicatorLibraryKind = "indicator-library";

    private static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>A rule pack with its bytes.</summary>
    public static (RulePack Pack, byte[] Bytes) RulePack(string name)
    {
        var path = Path.Combine(Root, "rule-packs", Safe(name) + ".json");
        if (!File.Exists(path))
            throw new CliException(ExitCodes.NotFound, $"没有规则包“{name}”。现有：{string.Join('、', RulePackNames())}。");
        var bytes = File.ReadAllBytes(path);
        return (Parse(bytes, name), bytes);
    }

    /// <summary>Reads the bytes of a rule pack, shipped or archived.</summary>
    public static RulePack Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var read = Domain.RulePacks.RulePack.Parse(bytes);
        return read.Pack ?? throw new CliException(ExitCodes.BadInput,
            $"规则包“{name}”有误：{string.Join("；", read.Faults.Select(f => $"{f.At}：{f.What}"))}");
    }

    /// <summary>The bytes of a data file by its kind: rule-pack is templates/rule-packs/NAME.json, and so on; the table-layout of a form
    /// lies beside its template.</summary>
    public static byte[] Material(string kind, string name)
    {
        var folder = kind == Materials.TableLayoutKind ? "forms" : Safe(kind).EndsWith('y') ? kind[..^1] + "ies" : kind + "s";
        var path = kind == Materials.TableLayoutKind
            ? Path.Combine([Root, folder, .. name.Split('/').Select(Safe), "table.json"])
            : Path.Combine(Root, folder, Safe(name) + ".json");
        return File.Exists(path) ? File.ReadAllBytes(path)
            : throw new CliException(ExitCodes.NotFound, $"本程序没有{Materials.Word(kind)}“{name}”；请核对名称，或换用带有它的版本。");
    }

    /// <summary>The terms of retention.</summary>
    public static byte[] Retention() => File.ReadAllBytes(Path.Combine(Root, "retention.json"));

    public static IEnumerable<string> RulePackNames() => NamesIn("rule-packs");

    /// <summary>An indicator library with its bytes.</summary>
    public static (IndicatorLibrary Library, byte[] Bytes) IndicatorLibrary(string name)
    {
        if (!IndicatorLibraryNames().Contains(name))
            throw new CliException(ExitCodes.NotFound, $"没有指标库“{name}”。现有：{string.Join('、', IndicatorLibraryNames())}。");
        var bytes = Material(IndicatorLibraryKind, name);
        return (ParseLibrary(bytes, name), bytes);
    }

    /// <summary>Reads the bytes of an indicator library, shipped or archived.</summary>
    public static IndicatorLibrary ParseLibrary(ReadOnlySpan<byte> bytes, string name)
    {
        var read = Domain.Libraries.IndicatorLibrary.Parse(bytes);
        return read.Library ?? throw new CliException(ExitCodes.BadInput,
            $"指标库“{name}”有误：{string.Join("；", read.Faults.Select(f => $"{f.At}：{f.What}"))}");
    }

    public static IEnumerable<string> IndicatorLibraryNames() => NamesIn("indicator-libraries");

    /// <summary>The rules a form is judged by: its rule pack, with the formulas of the library its indicators are picked from.</summary>
    /// <param name="s">The form.</param>
    /// <param name="pack">Another pack than the form's own.</param>
    public static RulePack Rules(SelfEvaluation s, string? pack = null)
    {
        var own = RulePack(pack ?? s.Opened!.RulePack).Pack;
        return s.Library is { } library ? IndicatorLibrary(library).Library.With(own) : own;
    }

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json").Select(p => Path.GetFileNameWithoutExtension(p)!)
            .Order(StringComparer.Ordinal);

    /// <summary>The template of a form version: the .docx as authored and its field schema.</summary>
    public static FormTemplate Template(string form)
    {
        var folder = Path.Combine([Root, "forms", .. form.Split('/').Select(Safe)]);
        if (!File.Exists(Path.Combine(folder, "template.docx")))
            throw new CliException(ExitCodes.NotFound, $"没有表样“{form}”。用 perfledger template list 查看现有的表样。");
        return new FormTemplate(form, File.ReadAllBytes(Path.Combine(folder, "template.docx")),
            File.ReadAllBytes(Path.Combine(folder, "fields.json")));
    }

    /// <summary>The headings of a report form.</summary>
    public static Outline Outline(string form)
    {
        var path = Path.Combine([Root, "forms", .. form.Split('/').Select(Safe), "outline.json"]);
        if (!File.Exists(path))
            throw new CliException(ExitCodes.NotFound, $"“{form}”不是自评报告的式样，现有：{string.Join('、', Forms().Where(IsOutline))}。");
        var read = OutlineReader.Read(File.ReadAllBytes(path));
        return read.Outline ?? throw new CliException(ExitCodes.BadInput, $"提纲“{form}”有误：{string.Join("；", read.Faults)}");
    }

    /// <summary>True for the form of a narrative report.</summary>
    public static bool IsOutline(string form) =>
        form.Split('/') is { Length: 2 } parts && parts.All(StreamIds.IsSegment)
        && File.Exists(Path.Combine(Root, "forms", parts[0], parts[1], "outline.json"));

    /// <summary>The calendars shipped, one file a year.</summary>
    public static IEnumerable<FileInfo> Calendars() =>
        Directory.EnumerateFiles(Path.Combine(Root, "calendars"), "*.json").Order(StringComparer.Ordinal).Select(p => new FileInfo(p));

    /// <summary>One digest over all data files shipped: it changes with any of them.</summary>
    public static string TemplatesDigest()
    {
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return Digest(Encoding.UTF8.GetBytes(string.Concat(
            files.Select(f => $"{Path.GetRelativePath(Root, f)} {Digest(File.ReadAllBytes(f))}\n"))));
    }

    /// <summary>The forms that have a template shipped with the program.</summary>
    public static IEnumerable<string> Forms() =>
        Directory.EnumerateFiles(Path.Combine(Root, "forms"), "template.docx", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Path.Combine(Root, "forms"), Path.GetDirectoryName(p)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The forms that are tables: templates/forms/NAME/VERSION/table.json.</summary>
    public static TableLayouts Layouts { get; } = new(
        Directory.EnumerateFiles(Path.Combine(Root, "forms"), "table.json", SearchOption.AllDirectories).Select(Layout));

    private static TableLayout Layout(string path)
    {
        var read = LayoutReader.Read(File.ReadAllBytes(path));
        return read.Layout ?? throw new CliException(ExitCodes.BadInput,
            $"表式 {path} 有误：{string.Join("；", read.Faults.Select(f => $"{f.At}：{f.What}"))}");
    }

    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Safe(string segment) =>
        segment.Length > 0 && segment.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? segment
            : throw new CliException(ExitCodes.BadInput, $"名称“{segment}”无效：只用字母、数字和连字符。");
}

/// <summary>A published form template.</summary>
internal sealed record FormTemplate(string Form, byte[] Docx, byte[] Fields);
