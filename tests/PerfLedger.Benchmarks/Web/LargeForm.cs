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

/// <summary>A form of as many indicators as wanted, made from one of the sample, in the campaign of the sample; a draft.</summary>
internal static class LargeForm
{
    public const string Unit = "ZZ-JYJ";

    public static async Task<string> MakeAsync(LedgerSession session, string project, int indicators = 25)
    {
        var samples = DemoSamples.Read();
        var campaign = await session.Ledger.FoldAsync(Streams.Campaigns, samples.Campaign.Stream, AsOf.Now, CancellationToken.None);
        if (campaign.State.Opened is null)
            await new DemoPlay(session, samples).SetUpAsync(CancellationToken.None);
        var form = JsonNode.Parse(samples.Filing)!["selfEvaluations"]![8]!.AsObject();
        (form["project"]!["code"], form["project"]!["name"]) = (project, "指标多的项目" + project);
        form["indicators"] = new JsonArray([.. Rows(form["indicators"]!.AsArray(), indicators)]);
        var bytes = Encoding.UTF8.GetBytes(form.ToJsonString());
        var file = InterchangeFiles.Read(bytes, "form.json");
        var desk = new CommandDesk(session.Ledger, new Actor("p-01", "filler", Unit, Assurance.Asserted)) { Documents = session.Documents };
        await new FileImport(session, desk) { Campaign = samples.Campaign.Stream }.RunAsync(
            file, bytes, Ground.None, _ => { }, CancellationToken.None);
        return FileImport.Stream(file.Forms[0].Identity);
    }

    /// <summary>The rows of the sample over and over, each with a name of its own; weights and scores of 25 make 90.</summary>
    private static IEnumerable<JsonNode?> Rows(JsonArray sample, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = sample[i * sample.Count / count]!.DeepClone();
            row["id"] = string.Create(CultureInfo.InvariantCulture, $"i-{i + 1:000}");
            row["name"] = string.Create(CultureInfo.InvariantCulture, $"{row["name"]}（第{i + 1}批）");
            (row["weight"], row["score"]) = count != 25 ? ("0.45", "0.45") : i < 15 ? ("4", "4") : ("3", "3");
            yield return row;
        }
    }
}
