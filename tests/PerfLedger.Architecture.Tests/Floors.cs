namespace PerfLedger.Architecture.Tests;

/// <summary>What one project under src/ may stand on, beside the base library (docs/adr/0001).</summary>
internal sealed record Floor(string Project, string Assembly, string[] Projects, string[] Packages);

internal static class Floors
{
    public const string Domain = "PerfLedger.Domain";
    public const string Ledger = "PerfLedger.Ledger";
    public const string Documents = "PerfLedger.Documents";
    public const string Workbench = "PerfLedger.Workbench";
    public const string Verify = "PerfLedger.Verify";

    public static readonly IReadOnlyList<Floor> All =
    [
        new(Domain, Domain, [], []),
        new(Ledger, Ledger, [], ["Npgsql"]),
        new(Documents, Documents, [Domain], ["DocumentFormat.OpenXml"]),
        new(Workbench, "perfledger", [Domain, Ledger, Documents], [
            "Npgsql", "System.CommandLine", "Quartz", "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
            "Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational",
        ]),
        new(Verify, Verify, [Domain, Ledger, Documents], ["Npgsql", "System.CommandLine"]),
    ];

    /// <summary>The floors that are built: Verify comes with the proof work.</summary>
    public static IEnumerable<Floor> Built =>
        All.Where(f => File.Exists(Path.Combine(Repository.Root, "src", f.Project, f.Project + ".csproj")));

    public static Floor Of(string project) => All.Single(f => f.Project == project);
}
