using System.Collections.Immutable;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// The 基础数据表 behind a form: of the whole department (2019 notice, attachment 2) and of a special fund (attachment 6). A blank cell is
/// null and is not checked against; rows are named as printed, without number and 其中.
/// </summary>
/// <param name="Staff">财政供养人员情况; null when the table has none.</param>
/// <param name="Expenditure">经费控制情况 by row name.</param>
/// <param name="Buildings">楼堂馆所控制情况, one a building.</param>
/// <param name="Statistics">统计指标 of attachment 6 by name: the actual value.</param>
public sealed record BaseData(
    Staff? Staff, ImmutableDictionary<string, ExpenditureRow> Expenditure, ImmutableArray<Building> Buildings,
    ImmutableDictionary<string, decimal> Statistics)
{
    /// <summary>A table with nothing in it.</summary>
    public static BaseData Empty { get; } = new(
        null, ImmutableDictionary.Create<string, ExpenditureRow>(StringComparer.Ordinal), [],
        ImmutableDictionary.Create<string, decimal>(StringComparer.Ordinal));
}

/// <summary>编制数, 实际在职人数, 控制率 as printed in percent.</summary>
public sealed record Staff(decimal? Establishment, decimal? Actual, decimal? ControlRate);

/// <summary>A row of 经费控制情况: last year's 决算数, this year's 预算数 and 决算数, in the unit of the table.</summary>
public sealed record ExpenditureRow(decimal? FinalPrevious, decimal? Budget, decimal? Final);

/// <summary>A finished building: area in m² and investment in 万元, approved and actual, with the printed rates in percent.</summary>
public sealed record Building(
    decimal? ApprovedArea, decimal? ActualArea, decimal? AreaRate,
    decimal? BudgetInvestment, decimal? ActualInvestment, decimal? InvestmentRate);
