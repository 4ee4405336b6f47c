using System.Collections.Immutable;
using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Libraries;

/// <summary>
/// A library of indicators as data (source of the two shipped ones: attachments 3 and 9 of the notice on 2019): what each is called, where
/// it belongs, how it is scored, what is unclear about it. An indicator picked from it names its row: <c>hunan-education-2019#12</c>.
/// </summary>
/// <param name="Name">Name rows are referred to by; also the name of its file.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Year">Fiscal year it was made for.</param>
/// <param name="Sources">Documents it comes from.</param>
/// <param name="Rows">The rows, numbered from 1 without a gap.</param>
public sealed record IndicatorLibrary(
    string Name, string Title, int Year, ImmutableArray<string> Sources, ImmutableArray<LibraryRow> Rows)
{
    /// <summary>The format this program reads.</summary>
    public const string Schema = "perfledger/indicator-library/1";

    /// <summary>The row of a number; null when there is none.</summary>
    public LibraryRow? Row(int no) => no >= 1 && no <= Rows.Length ? Rows[no - 1] : null;

    /// <summary>The row an indicator names; null when it is none of this library.</summary>
    public LibraryRow? Row(string? ruleRef) => ruleRef?.Split('#') is [var library, var no] && library == Name
        && int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Row(n) : null;

    /// <summary>How an indicator names a row of this library.</summary>
    public string RefOf(LibraryRow row) => $"{Name}#{row.No.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The name of the library an indicator's row belongs to; null when it names none.</summary>
    public static string? NameIn(string? ruleRef) => ruleRef?.Split('#') is [{ Length: > 0 } library, _] ? library : null;

    /// <summary>The pack with the formulas of these rows; a formula the pack itself has for a row stands.</summary>
    public RulePack With(RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var own = Rows.ToImmutableDictionary(RefOf, r => r.Formula, StringComparer.Ordinal);
        return pack with { Formulas = own.SetItems(pack.Formulas) };
    }

    /// <summary>Reads a library strictly: unknown, missing and ill-typed members are all reported at once.</summary>
    /// <param name="json">UTF-8 bytes; the caller takes their digest.</param>
    public static LibraryReading Parse(ReadOnlySpan<byte> json) => LibraryReader.Read(json);
}

/// <summary>One indicator of a library.</summary>
/// <param name="No">Number, from 1.</param>
/// <param name="Scope">What it applies to; null = to all.</param>
/// <param name="Level1">Level-1 indicator.</param>
/// <param name="Level2">Level-2 indicator, in the words of the form.</param>
/// <param name="Name">Level-3 indicator.</param>
/// <param name="Measures">What it measures; null when unstated.</param>
/// <param name="Target">年度指标值 the source suggests, as printed; null when it leaves it to the unit.</param>
/// <param name="Weight">分值 the source suggests; blank when it leaves it to the unit.</param>
/// <param name="Standard">评分标准 in short; null where the source has none.</param>
/// <param name="Better">Direction of the value where its target does not tell.</param>
/// <param name="Formula">How it is scored.</param>
/// <param name="Derivation">How its value follows from the 基础数据表; null when it does not.</param>
/// <param name="Truncated">True when the source breaks off in this row.</param>
/// <param name="Flags">What is unclear or wrong in the source, and how it was read.</param>
public sealed record LibraryRow(
    int No, string? Scope, string Level1, string Level2, string Name, string? Measures, string? Target, FigureValue Weight,
    string? Standard, string? Better, Formula Formula, Derivation? Derivation, bool Truncated, ImmutableArray<string> Flags)
{
    /// <summary>True when a person has to judge it, with reason and evidence (SCO-14).</summary>
    public bool NeedsAPerson => Formula is DiscretionaryFormula;
}

/// <summary>A library, or every fault that keeps it from being one.</summary>
/// <param name="Library">The library; null when there are faults.</param>
/// <param name="Faults">All faults, in the order of the file.</param>
public sealed record LibraryReading(IndicatorLibrary? Library, IReadOnlyList<RulePackFault> Faults);
