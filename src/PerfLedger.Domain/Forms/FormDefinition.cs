using System.Collections.Immutable;
using System.Globalization;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Forms;

/// <summary>
/// What one self-evaluation form consists of, from its head to its foot. Everything that must know a form's shape asks here: which
/// figures it has, which sums hold, what is printed, how a spreadsheet of it looks.
/// </summary>
public sealed record FormDefinition
{
    /// <summary>Name and version, such as <c>overall-self-evaluation/2019-hunan</c>; also the folder of its template.</summary>
    public required string Name { get; init; }

    /// <summary>Title without the year: 项目支出绩效自评表.</summary>
    public required string Title { get; init; }

    /// <summary>附件4, printed above the title; null where the form prints none.</summary>
    public string? Attachment { get; init; }

    /// <summary>The builder of its view model, as filings pin it.</summary>
    public required string ModelBuilder { get; init; }

    /// <summary>True when it judges one project (支出方向), false when it judges a whole department.</summary>
    public required bool ForProject { get; init; }

    /// <summary>True when a form without a project cannot be opened; on the form of 2020 the project may be blank.</summary>
    public bool NeedsProject { get; init; }

    /// <summary>The head, in printed order.</summary>
    public required ImmutableArray<HeadField> Head { get; init; }

    /// <summary>Label left of the funds block, without the unit.</summary>
    public required string FundsLabel { get; init; }

    /// <summary>Rows of the funds block, in printed order; the first is the total.</summary>
    public required ImmutableArray<FundRow> Funds { get; init; }

    /// <summary>Columns of the indicator block, in printed order: level1, level2, name, then the cells.</summary>
    public required ImmutableArray<IndicatorColumn> Columns { get; init; }

    /// <summary>True when the total row prints a grade (等级).</summary>
    public required bool HasGrade { get; init; }

    /// <summary>True when a row 备注 closes the table.</summary>
    public required bool HasRemarks { get; init; }

    /// <summary>True when the foot prints 填表人、填报日期、联系电话、单位负责人签字 (WFL-07).</summary>
    public required bool HasSigners { get; init; }

    /// <summary>Figures outside the funds and the indicators that it does not have, though others do: codes or first segments.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>True when the indicator block has a column 评分标准.</summary>
    public bool HasStandard => Columns.Any(c => c.Key == "standard");

    /// <summary>The fund rows that add up to the total, one list for each way of dividing it.</summary>
    public IEnumerable<IGrouping<string, FundRow>> FundGroups => Funds.Where(f => f.Group is not null).GroupBy(f => f.Group!);

    /// <summary>The title as printed: 2019年度项目支出绩效自评表.</summary>
    public string TitleOf(int fiscalYear) => $"{fiscalYear.ToString(CultureInfo.InvariantCulture)}年度{Title}";

    /// <summary>True when the form has this figure; ids and numbers inside a code are not looked at.</summary>
    public bool Has(string figure) => FigureCatalogue.Find(figure) is not null && figure.Split('.') switch
    {
        ["funds", var row, _] => Funds.Any(f => f.Key == row),
        ["indicator", _, var cell] => Columns.Any(c => c.Key == cell),
        var segments => !Without.Contains(figure) && !Without.Contains(segments[0]),
    };
}

/// <summary>A field of the head.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Source">
/// Where its text comes from: a member of the opening as the interchange file names it (<c>unit.name</c>, <c>competentDepartment</c>,
/// <c>specialFund</c>, <c>project.name</c>), fixed at opening; or the code of a figure (<c>header.period</c>).
/// </param>
public sealed record HeadField(string Label, string Source)
{
    /// <summary>True when it is a figure, which can be changed and has a trail.</summary>
    public bool IsFigure => FigureCatalogue.Find(Source) is not null;
}

/// <summary>A row of the funds block.</summary>
/// <param name="Key">Segment of its figure codes: funds.{Key}.initial.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Group">How the total is divided of which this is a part: 资金来源, 按收入性质分, 按支出性质分; null for the total.</param>
/// <param name="Indent">How far the label is set in, in characters.</param>
/// <param name="Scored">True for the row that prints weight, rate and score.</param>
public sealed record FundRow(string Key, string Label, string? Group = null, int Indent = 0, bool Scored = false);

/// <summary>A column of the indicator block.</summary>
/// <param name="Key">level1, level2, name, or the cell of an indicator.</param>
/// <param name="Label">Label as printed.</param>
public sealed record IndicatorColumn(string Key, string Label);
