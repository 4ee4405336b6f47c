using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A data file that takes part in making a report.</summary>
/// <param name="Kind">One of the kinds of <see cref="Materials"/>.</param>
/// <param name="Name">Such as cn-2020.</param>
/// <param name="Bytes">The file.</param>
internal sealed record Material(string Kind, string Name, byte[] Bytes)
{
    public string MediaType => Kind == Materials.TemplateKind
        ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : "application/json";

    public PinnedMaterial Pin => new(Kind, Name, Library.Digest(Bytes));
}

/// <summary>The data files of one report, shipped when it is made, archived when it is made again.</summary>
internal sealed class Materials(IReadOnlyList<Material> all)
{
    public const string RulePackKind = "rule-pack";

    /// <summary>The cells of a base-data table (perfledger/table-layout/1), by form.</summary>
    public const string TableLayoutKind = "table-layout";

    /// <summary>The template of a form that stands in the report's workbook; the report's own is pinned as such.</summary>
    public const string TemplateKind = "template";

    /// <summary>The field schema beside a template.</summary>
    public const string FieldsKind = "fields";

    public IReadOnlyList<Material> All => all;

    /// <summary>A kind as officers call it.</summary>
    public static string Word(string kind) => kind switch
    {
        RulePackKind => "规则包",
        "indicator-library" => "指标库",
        "calendar" => "日历",
        TableLayoutKind => "表式",
        TemplateKind => "模板",
        FieldsKind => "字段表",
        _ => kind,
    };

    /// <summary>A rule pack of the report.</summary>
    public RulePack RulePack(string name) => Workbench.Library.Parse(Get(RulePackKind, name), name);

    /// <summary>An indicator library of the report.</summary>
    public IndicatorLibrary Library(string name) =>
        Workbench.Library.ParseLibrary(Get(Workbench.Library.IndicatorLibraryKind, name), name);

    /// <summary>The template of a form with its field schema.</summary>
    public FormTemplate Template(string form) => new(form, Get(TemplateKind, form), Get(FieldsKind, form));

    /// <summary>The bytes of one of them.</summary>
    /// <exception cref="InvalidOperationException">The kind of report did not ask for it.</exception>
    public byte[] Get(string kind, string name) => all.FirstOrDefault(m => m.Kind == kind && m.Name == name)?.Bytes
        ?? throw new InvalidOperationException($"The report did not ask for the {kind} {name}.");
}
