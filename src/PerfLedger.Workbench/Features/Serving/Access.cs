using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// What a person sees and may do on the pages, from the rights of docs/rights.md as looked up with the session. Lists are read within the
/// reach of the person; what is recorded is asked for once more where it is recorded.
/// </summary>
internal static class Access
{
    private static readonly string[] Offices = ["reviewer", "organiser"];

    private static readonly string[] OfTheUnit = ["filler", "head"];

    /// <summary>The only unit the person sees; null when it is several; empty, a unit that there is not, when it is none.</summary>
    public static string? OnlyUnit(Officer officer) => officer.Units switch
    {
        [] => "",
        [var one] => one,
        _ => null,
    };

    public static bool Sees(Officer officer, string unit) => officer.Units.Contains(unit);

    /// <summary>Ends the request unless the person sees something of this unit.</summary>
    public static void Demand(Officer officer, string unit)
    {
        if (!Sees(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这是单位 {unit} 的资料，您（{officer.UnitName}，{officer.RoleName}）不能查看。");
    }

    /// <summary>Ends the request unless the person may look at this form or report.</summary>
    public static async Task DemandFormAsync(EventLedger ledger, Officer officer, string stream, CancellationToken ct)
    {
        Demand(officer, Trail.Units.Of(stream));
        await CommandRights.RequireSightAsync(
            ledger, new Actor(officer.Person, officer.Role, officer.Unit, Assurance.Session), stream, ct);
    }

    /// <summary>Ends the request unless the person may look at every one of these forms and reports.</summary>
    public static async Task DemandFormsAsync(
        LedgerSession session, Officer officer, IReadOnlyCollection<string> streams, CancellationToken ct)
    {
        foreach (var stream in streams) Demand(officer, Trail.Units.Of(stream));
        await using var query = session.Reads.CreateCommand();
        query.CommandText = $"""
            select s from unnest({ReachSql.Put(query.Parameters, streams.ToArray())}) s
            where not {ReachSql.Streams(officer.Reach, "s", query.Parameters)} limit 1
            """;
        if (await query.ExecuteScalarAsync(ct) is string hidden)
            throw new CliException(ExitCodes.Refused, $"{hidden} 不在您可以查看的范围内（{officer.UnitName}，{officer.RoleName}）。");
    }

    /// <summary>True for who fills in the forms of this unit: its 填报人 and 单位负责人, and the 填报人 of a unit above (代填).</summary>
    public static bool Fills(Officer officer, string unit) =>
        OfTheUnit.Contains(officer.Role) && (officer.Unit == unit || (officer.Role == "filler" && Sees(officer, unit)));

    /// <summary>True for who judges them: 主管处室 and 财务建设处.</summary>
    public static bool Reviews(Officer officer, string unit) => Offices.Contains(officer.Role) && Sees(officer, unit);

    /// <summary>Ends the request unless the person fills in the forms of this unit.</summary>
    public static void DemandFilling(Officer officer, string unit)
    {
        if (!Fills(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这张表由单位 {unit} 的填报人和负责人填写，您以{officer.RoleName}身份不能改动；没有写入。");
    }

    /// <summary>Ends the request unless the person judges the forms of this unit.</summary>
    public static void DemandReviewing(Officer officer, string unit)
    {
        if (!Reviews(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这一步由主管处室或财务建设处办理，您以{officer.RoleName}身份不能办理；没有写入。");
    }
}
