using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>
/// Form 9 in a campaign that is due on 15 May 2031, on a database whose clock the owner has replaced. Recorded time never goes back, so the
/// days played lie in the future.
/// </summary>
public abstract class DeadlineJourney : Journey
{
    public const string Campaign = "campaign.2020.ZZ-CZJ.zp-2031";

    public const string LastMoment = "2031-05-15 23:59:59.999999", Instant = "2031-05-16 00:00:00";

    private protected static readonly string[] Because = ["--reason", "按审核意见与国库对账单核对"];

    private protected virtual JsonObject Order(JsonObject campaign) => campaign;

    private protected override async Task BeginAsync()
    {
        await ClockAsync("2031-05-01 09:00:00");
        await DoAsync("campaign", "open", Sample.Write(PathOf("campaign.json"), Order(Ordered())), "--as", Organiser);
        await FillAsync("import", Sample.Write(PathOf("09.json"), Sample.Form(9)), "--campaign", Campaign);
    }

    /// <summary>The clock stands at a time of Shanghai.</summary>
    private protected async Task ClockAsync(string local)
    {
        await using var replace = Database.Owner.CreateCommand(
            $"create or replace function ledger.clock() returns timestamptz language sql volatile as $$select timestamptz '{local}+08'$$");
        await replace.ExecuteNonQueryAsync();
    }

    private protected Task<Answer> EnterAsync(string printed, params string[] more) =>
        SayAsync(["enter", "09", "indicator.i-014.score", printed, "--as", Filler, .. more]);

    /// <summary>Refused with this code, and nothing written, as the sentence says.</summary>
    private protected async Task RefusedAsync(string code, params string[] words) =>
        (await TurnedDownAsync(code, words)).Says(4, "没有写入");

    /// <summary>Refused with this code, and nothing written.</summary>
    private protected async Task<Answer> TurnedDownAsync(string code, params string[] words)
    {
        var before = await PositionAsync();
        var answer = await SayAsync(words);
        Assert.True(answer.Exit == 4, $"{string.Join(' ', words)}\n{answer.Out}{answer.Error}");
        answer.Says(4, code);
        Assert.Equal(before, await PositionAsync());
        return answer;
    }

    private protected Task TooLateAsync(params string[] words) => RefusedAsync("DUE-01", words);

    private protected Task ReturnAsync(params string[] until) =>
        DoAsync(["return", "09", "--as", Reviewer, "--opinion", "请与国库对账单核对", .. until]);

    private protected async Task<JsonElement> DueAsync() => (await DoAsync("due", "09", "--json")).Json.List("due")[0];

    private static JsonObject Ordered()
    {
        var campaign = JsonNode.Parse(File.ReadAllBytes(Sample.Campaign))!.AsObject();
        campaign["notice"] = "zp-2031";
        campaign["retrospective"] = false;
        campaign["routes"] = new JsonArray(campaign["routes"]![0]!.DeepClone()); // of the form alone, without the report's
        campaign["routes"]![0]!["due"] = "2031-05-15";
        return campaign;
    }
}
