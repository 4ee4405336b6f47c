using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Tests.Followers;

/// <summary>mt_doc_selfevaluation: what a Marten client loads is what the events say, at the version it names.</summary>
public sealed class DocumentTests : Journey
{
    private static readonly string[] Because = ["--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion"];

    /// <summary>As docs/marten.md tells a client to set its serialiser.</summary>
    private static readonly JsonSerializerOptions AsClientsRead = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    private EventLedger Ledger => new(Database.Reader, Streams.Catalogue, []);

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_change_of_a_cell_waits_for_the_follower()
    {
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from ledger.mt_doc_selfevaluation"));
        await DoAsync("follow", "--once");
        await RequireFoldAsync();
        Assert.Equal("118.70", (await DocumentAsync())["figures"]!["funds.total.executed"]!["value"]!["entered"]!.GetValue<string>());

        await FillAsync("enter", "09", "funds.total.executed", "118.69");
        Assert.Equal("118.70", (await DocumentAsync())["figures"]!["funds.total.executed"]!["value"]!["entered"]!.GetValue<string>());
        await RequireFoldAsync(); // of its own version, one behind
        await DoAsync("follow", "--once");
        await RequireFoldAsync();
        Assert.Equal(await VersionAsync(), (await DocumentAsync())["version"]!.GetValue<long>());
    }

    [LedgerFact]
    public async Task Each_change_of_stage_writes_it_at_once()
    {
        await SubmitAsync();
        await RequireNowAsync("submitted");
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "funds.total.executed=请与国库对账单核对");
        await RequireNowAsync("returned");
        await FillAsync(["enter", "09", "funds.total.executed", "118.69", .. Because]);
        await AcceptAsync();
        await RequireNowAsync("accepted");
        await FillAsync("file", "09");
        await RequireNowAsync("filed");
    }

    [LedgerFact]
    public async Task It_is_read_with_the_settings_of_a_marten_client()
    {
        await SubmitAsync();
        var client = JsonSerializer.Deserialize<ClientEvaluation>(
            await ScalarAsync<string>("select data::text from ledger.mt_doc_selfevaluation"), AsClientsRead)!;
        Assert.Equal((Form9, await VersionAsync(), Stage.Submitted, 1), (client.Id, client.Version, client.Stage, client.Rounds));
        Assert.Equal(1189600m, client.Figures["funds.total.executed"].Value.Value);
        Assert.Equal(Filler, client.Last.Actor);
        Assert.Equal(
            $"{Form9} PerfLedger.Domain.SelfEvaluations.SelfEvaluation {await VersionAsync()}",
            await ScalarAsync<string>("select concat_ws(' ', id, mt_dotnet_type, mt_version) from ledger.mt_doc_selfevaluation"));
    }

    [LedgerFact]
    public async Task It_holds_the_whole_state_and_nothing_computed()
    {
        await SubmitAsync();
        var state = (await Ledger.FoldAsync(Streams.Evaluations, Form9)).State;
        string[] beside = [nameof(SelfEvaluation.Layouts), nameof(SelfEvaluation.Layout), nameof(SelfEvaluation.AsFiled)];
        var members = typeof(SelfEvaluation).GetProperties()
            .Where(p => p.CanWrite && !beside.Contains(p.Name) && p.GetIndexParameters().Length == 0 && p.GetValue(state) is not null)
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append("id").Order(StringComparer.Ordinal);
        Assert.Equal(members, (await DocumentAsync()).Select(m => m.Key).Order(StringComparer.Ordinal));
    }

    [LedgerFact]
    public async Task A_tampered_an_old_and_a_foreign_document_are_found_and_made_anew()
    {
        await ImportAllAsync();
        await DoAsync("follow", "--once");
        await DoAsync("rebuild", "selfevaluation", "--check");
        Assert.Equal(13, await ScalarAsync<long>("select count(*) from ledger.mt_doc_selfevaluation"));
        await TamperAsync($$"""
            update ledger.mt_doc_selfevaluation set data = jsonb_set(data, '{figures,funds.total.executed,value,value}', '1189600.00')
            where id = '{{Form9}}';
            update ledger.mt_doc_selfevaluation set mt_version = 1 where id like '%.08';
            update ledger.mt_doc_selfevaluation set mt_version = mt_version + 1000 where id like '%.07';
            delete from ledger.mt_doc_selfevaluation where id like '%.06';
            insert into ledger.mt_doc_selfevaluation (id, data, mt_version) values ('evaluation.of.nobody', '{}', 3)
            """);
        var found = (await SayAsync("rebuild", "selfevaluation", "--check")).Is(1);
        Assert.Contains("selfevaluation：5 处与事件不同，如 evaluation.", found.Out, StringComparison.Ordinal);
        Assert.Equal("selfevaluation：与事件一致\n", (await DoAsync("rebuild", "selfevaluation")).Out);
        Assert.Equal(13, await ScalarAsync<long>("select count(*) from ledger.mt_doc_selfevaluation"));
        await RequireFoldAsync();
    }

    [LedgerFact]
    public async Task An_older_state_never_replaces_a_newer_one()
    {
        await SubmitAsync();
        var before = await DocumentAsync();
        await TamperAsync("update ledger.mt_doc_selfevaluation set mt_version = 100000"); // as if somebody had written a later one
        await DoAsync("follow", "--once");
        var documents = new EvaluationDocuments(Database.App, new EventLedger(Database.App, Streams.Catalogue, []));
        await documents.WriteAsync([Form9], CancellationToken.None);
        Assert.Equal(100000, await ScalarAsync<long>("select mt_version from ledger.mt_doc_selfevaluation"));
        Assert.True(JsonNode.DeepEquals(before, await DocumentAsync()));
    }

    private async Task RequireNowAsync(string stage)
    {
        var document = await DocumentAsync();
        Assert.Equal((stage, await VersionAsync()), (document["stage"]!.GetValue<string>(), document["version"]!.GetValue<long>()));
        await RequireFoldAsync();
    }

    /// <summary>The document is the live fold of its stream as of the version it names.</summary>
    private async Task RequireFoldAsync()
    {
        var document = await DocumentAsync();
        var version = await ScalarAsync<long>($"select mt_version from ledger.mt_doc_selfevaluation where id = '{Form9}'");
        var folded = await Ledger.FoldAsync(Streams.Evaluations, Form9, AsOf.Version(version));
        Assert.Equal(version, folded.Version);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(EvaluationDocument.Write(Form9, folded.State)), document));
    }

    private async Task<JsonObject> DocumentAsync() =>
        JsonNode.Parse(await ScalarAsync<string>($"select data::text from ledger.mt_doc_selfevaluation where id = '{Form9}'"))!.AsObject();

    private Task<long> VersionAsync() => ScalarAsync<long>($"select version from ledger.mt_streams where id = '{Form9}'");

    private sealed record ClientEvaluation(
        string Id, long Version, Stage Stage, int Rounds, Domain.EventMeta Last, Dictionary<string, Figure> Figures);
}
