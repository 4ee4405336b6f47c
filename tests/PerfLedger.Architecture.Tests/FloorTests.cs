namespace PerfLedger.Architecture.Tests;

public sealed class FloorTests
{
    // Clock, chance and the world outside: nothing on the pure floors may reach for them (docs/adr/0001).
    private static readonly string[] Impure =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.TimeZoneInfo.get_Local", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Random", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator",
        "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.Console", "System.Environment.GetEnvironmentVariable", "System.Diagnostics.Process", "System.Threading.Thread",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
    ];

    private static readonly string[] ImpureNamespaces = ["System.Net.", "System.Data."];

    public static TheoryData<string> Projects => new(Floors.Built.Select(f => f.Project));

    [Fact]
    public void There_is_no_project_outside_the_floors()
    {
        var projects = Repository.Files("src", "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p)!);
        Rule.HasNoException(projects.Except(Floors.All.Select(f => f.Project)));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_file_names_only_what_its_floor_may_import(string project)
    {
        var floor = Floors.Of(project);
        var file = new ProjectFile($"src/{project}/{project}.csproj");
        Rule.HasNoException(file.Projects.Except(floor.Projects));
        Rule.HasNoException(file.Packages.Except(floor.Packages));
        Rule.HasNoException(file.GlobalUsings);
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_built_assembly_uses_only_what_its_floor_may_import(string project)
    {
        var floor = Floors.Of(project);
        var used = BuiltAssembly.Load(floor.Assembly).References.Where(name => !IsWebFramework(floor, name));
        Rule.HasNoException(used.Except(floor.Projects).Except(floor.Packages));
    }

    [Theory]
    [InlineData(Floors.Domain)]
    [InlineData(Floors.Documents)]
    public void A_pure_floor_uses_no_clock_no_chance_no_files_and_no_culture_of_the_machine(string project)
    {
        var uses = BuiltAssembly.Load(Floors.Of(project).Assembly).Uses;
        Rule.HasNoException(uses.Intersect(Impure));
        Rule.HasNoException(uses.Where(u => ImpureNamespaces.Any(n => u.StartsWith(n, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_ledger_knows_no_word_of_the_domain()
    {
        string[] words = ["evaluation", "indicator", "campaign", "budget", "filing", "rulepack"];
        var found = from file in Repository.SourceFiles("src/PerfLedger.Ledger")
                    from word in words
                    where CSharpText.WithoutCommentsAndTexts(Repository.Text(file)).Contains(word, StringComparison.OrdinalIgnoreCase)
                    select $"{file}: {word}";
        Rule.HasNoException(found);
    }

    /// <summary>A shipped engine must render the same bytes for ever, so it leans on nothing that is upgraded beside it.</summary>
    [Fact]
    public void A_document_engine_uses_the_base_library_and_itself_alone()
    {
        var foreign = from file in Repository.SourceFiles("src/PerfLedger.Documents/Engines")
                      let engine = string.Join('.', file.Split('/')[1..4])     // PerfLedger.Documents.Engines.V1
                      from name in CSharpText.Usings(Repository.Text(file))
                      where name != "System" && !name.StartsWith("System.", StringComparison.Ordinal)
                          && name != Floors.Documents && name != engine && !name.StartsWith(engine + ".", StringComparison.Ordinal)
                      select $"{file}: {name}";
        Rule.HasNoException(foreign);
    }

    [Fact]
    public void A_document_engine_names_no_other_floor_in_full_either()
    {
        string[] names = [Floors.Domain, Floors.Ledger, Floors.Workbench, "DocumentFormat", "Npgsql"];
        var found = from file in Repository.SourceFiles("src/PerfLedger.Documents/Engines")
                    from name in names
                    where CSharpText.WithoutCommentsAndTexts(Repository.Text(file)).Contains(name + ".", StringComparison.Ordinal)
                    select $"{file}: {name}";
        Rule.HasNoException(found);
    }

    private static bool IsWebFramework(Floor floor, string assembly) =>
        floor.Project == Floors.Workbench
        && (assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || assembly is "Microsoft.Net.Http.Headers" or "System.Threading.RateLimiting"); // of the framework, under names of their own
}
