using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Access;

/// <summary>A school under the bureau, a bureau beside it, and form 09 of the bureau.</summary>
public abstract class UnitsJourney : Journey
{
    public const string School = "ZZ-YZ", Beside = "ZZ-WJW", Stranger = "f-07", Teacher = "f-08";
    public const string SchoolForm = "evaluation.2020.ZZ-YZ.project-self-evaluation.nhfz.09";

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await DoAsync("unit", "add", School, "--name", "示例一中", "--parent", "ZZ-JYJ", "--kind", "school", "--as", Organiser);
        await DoAsync("unit", "add", Beside, "--name", "示例卫健委", "--parent", "ZZ-CZJ", "--as", Organiser);
        await DoAsync("person", "add", Stranger, "--name", "填七", "--unit", Beside, "--roles", "filler", "--as", Organiser);
        await DoAsync("person", "add", Teacher, "--name", "填八", "--unit", School, "--roles", "filler", "--as", Organiser);
    }

    private protected string FormOf(string unit, string name)
    {
        var form = Sample.Form(9);
        form["unit"] = new JsonObject { ["code"] = unit, ["name"] = name };
        return Sample.Write(PathOf($"{unit}.json"), form);
    }

    /// <summary>代填: the bureau's filler drafts the school's form.</summary>
    private protected Task<Answer> DraftForSchoolAsync() => FillAsync("import", FormOf(School, "示例一中"));

    private protected static string[] Why { get; } = ["--reason", "人员调动需要重新分工"];
}
