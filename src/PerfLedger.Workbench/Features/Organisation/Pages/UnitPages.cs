using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.Organisation.Pages;

/// <summary>单位树: who stands above whom; registering and moving units.</summary>
internal static class UnitPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/units", (HttpContext http, LedgerSession session, string? text, string? done, CancellationToken ct) =>
            ShowAsync(http, session, text, null, done is null ? null : done == "same" ? "已是如此，没有新记录。" : $"已登记单位 {done}。", ct));
        app.MapPost("/units", AddAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string? text, Tried? tried, string? said, CancellationToken ct)
    {
        var officer = Demand(http);
        var all = (await UnitQuery.AllAsync(session.Reads, ct)).Select(u => u.Unit)
            .Where(u => PeopleSight.IsAdministrator(officer) || officer.Unit == u.Code || Access.Sees(officer, u.Code)).ToList();
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return View.Page<UnitsPage>(new UnitsModel(text, all.Count, Branches(all, text), Registers(officer)) { Tried = tried, Said = said },
            tried?.Status ?? StatusCodes.Status200OK);
    }

    private static Task<IResult> AddAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var officer = Demand(http);
        if (!Registers(officer))
            throw new CliException(ExitCodes.Refused, $"单位由财务建设处或系统管理员登记，您以{officer.RoleName}身份不能办理；没有写入。");
        return Step.TakeAsync(http, "unit", form, async () =>
        {
            var input = new ActInput(form);
            var unit = new UnitRegistered(input.Text("code", "单位代码"), input.Text("name", "单位名称"), input.Optional("parent"),
                input.Optional("kind") ?? "department");
            input.Demand();
            var outcome = await UnitDesk.AddAsync(session.Reads, Step.Desk(http, session, form), unit, ct);
            return Addresses.Of("/units", ("done", outcome.Events == 0 ? "same" : unit.Code));
        }, tried => ShowAsync(http, session, null, tried, null, ct));
    }

    private static bool Registers(Officer officer) => officer.Role is "organiser" or "systemadmin";

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return PeopleSight.IsAdministrator(officer) || officer.Role is "organiser" or "reviewer" ? officer
            : throw new CliException(ExitCodes.Refused, $"单位树供主管、组织处室和管理员使用，您以{officer.RoleName}身份不能查看。");
    }

    /// <summary>The tree; of a search the units found and those above them.</summary>
    private static IReadOnlyList<UnitBranch> Branches(List<UnitRegistered> units, string? text)
    {
        var known = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        // A unit whose parent is not in sight stands at the top.
        var below = units.ToLookup(u => u.Parent is { } p && known.Contains(p) ? p : "", StringComparer.Ordinal);
        return [.. below[""].Select(Branch).Where(b => text is null || b.IsWanted)];

        UnitBranch Branch(UnitRegistered unit)
        {
            var found = text is not null && (unit.Code.Contains(text, StringComparison.OrdinalIgnoreCase)
                || unit.Name.Contains(text, StringComparison.OrdinalIgnoreCase));
            var branches = below[unit.Code].Select(Branch).ToList();
            var shown = text is null ? branches : [.. branches.Where(b => b.IsWanted)];
            return new UnitBranch(unit, shown, branches.Sum(b => b.All + 1), found);
        }
    }
}

/// <summary>A unit with those below it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Below">Those directly below that are shown.</param>
/// <param name="All">How many stand below it at whatever depth.</param>
/// <param name="IsFound">It is what was looked for.</param>
public sealed record UnitBranch(UnitRegistered Unit, IReadOnlyList<UnitBranch> Below, int All, bool IsFound)
{
    /// <summary>It or something below it is what was looked for.</summary>
    public bool IsWanted => IsFound || Below.Count > 0;
}

/// <summary>The organisation tree.</summary>
/// <param name="Text">What was looked for.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Roots">The top.</param>
/// <param name="Registers">The person registers units.</param>
public sealed record UnitsModel(string? Text, int Total, IReadOnlyList<UnitBranch> Roots, bool Registers)
{
    /// <summary>What was refused.</summary>
    public Tried? Tried { get; init; }

    /// <summary>What was just done.</summary>
    public string? Said { get; init; }
}
