namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>check needs no ledger: a file in, findings out.</summary>
[Collection("The front door")]
public sealed class CheckTests : IDisposable
{
    private static readonly Dictionary<string, string?> NoDatabase = [];

    private readonly string folder = Directory.CreateTempSubdirectory("perfledger-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_form_is_checked_and_the_answer_is_json_and_nothing_else()
    {
        var answer = (await CheckAsync(Sample.Form(9), "--json")).Is(1);
        Assert.Equal("", answer.Error);
        var findings = answer.Json;
        Assert.Equal(("perfledger/findings/1", "form.json", "cn-2020"),
            (findings.Text("schema"), findings.Text("file"), findings.Text("rulePack")));
        Assert.Equal(("109.91", "110", "9.91"), (
            findings.GetProperty("recomputed").Text("scoreSum"), findings.GetProperty("recomputed").Text("weightSum"),
            findings.GetProperty("recomputed").Text("executionScore")));
        Assert.Contains(findings.List("findings"), f =>
            (f.Text("rule"), f.Text("severity"), f.Text("at")) == ("SCO-06", "error", "/total/score"));
        Assert.All(findings.List("findings"), f => Assert.NotEmpty(f.Text("what")!));
    }

    [Fact]
    public async Task The_13_forms_have_these_findings()
    {
        var answer = (await FrontDoor.CallAsync(NoDatabase, ["check", Sample.File, "--json"])).Is(1).Json;
        Assert.Equal(13, answer.List("forms").Count);
        var counts = answer.List("findings").CountBy(f => f.Text("severity")!).OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}");
        Assert.Equal(["error 9", "hint 95", "warning 71"], counts);
    }

    [Fact]
    public async Task A_form_without_errors_answers_yes()
    {
        var form = Sample.Form(7);
        Assert.Equal(0, (await CheckAsync(form)).Exit);
    }

    [Fact]
    public async Task A_file_with_faults_is_bad_input_with_every_place()
    {
        var form = Sample.Form(9);
        form["execution"]!["score"] = "九点九";
        form.Indicator("i-001")["weight"] = "很重";
        (await CheckAsync(form, "--json")).Says(2, "form.json 有 2 处错误", "/execution/score", "/indicators/0/weight");
    }

    [Fact]
    public async Task Another_rule_pack_can_be_asked_for_if_there_is_one() =>
        (await CheckAsync(Sample.Form(9), "--pack", "cn-1999")).Says(6, "没有规则包“cn-1999”", "cn-2020");

    private Task<Answer> CheckAsync(System.Text.Json.Nodes.JsonObject form, params string[] more) =>
        FrontDoor.CallAsync(NoDatabase, ["check", Sample.Write(Path.Combine(folder, "form.json"), form), .. more]);
}
