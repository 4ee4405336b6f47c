using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Demo;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Benchmarks.Web;

/// <summary>A form of 25 indicators, made from one of the sample, in the campaign of the sample; a draft.</summary>
internal static class TwentyFive
{
    public const string Unit = "ZZ-JYJ";

    private const int Indicators = 25;

    public static async Task<string> MakeAsync(LedgerSession session, string project)
    {
        var samples = DemoSamples.Read();
        var campaign = await session.Ledger.FoldAsync(Streams.Campaigns, samples.Campaign.Stream, AsOf.Now, CancellationToken.None);
        if (campaign.State.Opened is null)
            await new DemoPlay(session, samples).SetUpAsync(CancellationToken.None);
        var form = JsonNode.Parse(samples.Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["project"]!["code"], form["project"]!["name"]) = (project, "二十五项指标的项目" + project);
        form["indicators"] = new JsonArray([.. Rows(form["indicators"]!.AsArray())]);
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "form.json");
        var desk = new CommandDesk(session.Ledger, new Actor("p-01", "filler", Unit, Assurance.Asserted)) { Documents = session.Documents };
        await new FileImport(session, desk) { Campaign = samples.Campaign.Stream }.RunAsync(
            file, bytes, Ground.None, _ => { }, CancellationToken.None);
        return FileImport.Stream(file.Forms[0].Identity);
    }

    /// <summary>The rows of the sample over and over, each with a name of its own; weights and scores make 90.</summary>
    private static IEnumerable<JsonNode?> Rows(JsonArray sample)
    {
        for (var i = 0; i < Indicators; i++)
        {
            var row = sample[i * sample.Count / Indicators]!.DeepClone();
            row["id"] = string.Create(CultureInfo.InvariantCulture, $"i-{i + 1:000}");
            row["name"] = string.Create(CultureInfo.InvariantCulture, $"{row["name"]}（第{i + 1}批）");
            (row["weight"], row["score"]) = i < 15 ? ("4", "4") : ("3", "3");
            yield return row;
        }
    }
}
