using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>Form 9 in the ledger, and a file of it in each format.</summary>
public abstract class IntakeJourney : Journey
{
    private protected string Document => PathOf("09.docx");

    private protected string Workbook => PathOf("09.xlsx");

    private protected override async Task BeginAsync()
    {
        await ImportAsync(9);
        await DoAsync("render", "09", "--out", Document);
        await DoAsync("sheet", "09", "--out", Workbook);
    }

    private protected async Task<JsonElement> ProposeAsync(params string[] files) => (await SayAsync(["intake", .. files, "--json"])).Json;

    /// <summary>The cells of the first form of the first file.</summary>
    private protected async Task<IReadOnlyList<JsonElement>> CellsAsync(params string[] files) =>
        (await ProposeAsync(files)).List("files")[0].List("forms")[0].List("cells");

    private protected static (string?, string?, string?) Change(JsonElement cell) =>
        (cell.Text("figure"), cell.Text("ledger"), cell.Text("file"));

    private protected async Task<string?> PrintedAsync(string figure) =>
        (await DoAsync("show", "09", "--json")).Json.GetProperty("figures").GetProperty(figure).Text("printed");
}
