namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>A journey that begins with a filed form.</summary>
public abstract class FiledJourney : Journey
{
    private protected abstract int Form { get; }

    private protected string Name => $"{Form:00}";

    private protected string Code { get; private set; } = "";

    // Invented persons, as they stood in a real cell: district, name, why they were absent.
    public const string Named = "张小红", Deviation = "6人未参加考核：荷塘区张小红（病假）、天元区李明明（产假）等，联系电话13900001234";

    private protected override async Task BeginAsync()
    {
        var form = Sample.Form(Form);
        form.Indicator("i-001")["deviation"] = Deviation;
        form["goals"]!["actual"] = "完成发放。张小红老师补考后补发";
        await FillAsync("import", Sample.Write(PathOf("form.json"), form));
        await AcceptAsync(Name);
        Code = await FileFormAsync(Name);
    }

    /// <summary>Files a form and returns the code at the foot of its pages.</summary>
    private protected async Task<string> FileFormAsync(string form) =>
        (await FillAsync("file", form, "--json")).Json.GetProperty("filing").Text("modelDigest")![..16];

    /// <summary>Corrects a figure of the form and files it again.</summary>
    private protected async Task<string> CorrectAsync(string figure, string value)
    {
        string[] why = ["--reason", "决算批复后执行数变化", "--reason-kind", "settlement"];
        await FillAsync(["correct", Name, .. why]);
        await FillAsync(["enter", Name, figure, value, .. why]);
        await AcceptAsync(Name);
        return await FileFormAsync(Name);
    }

    private protected string Scan(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }
}
