namespace PerfLedger.Workbench.Tests.Front;

/// <summary>
/// A journey through the front door on a ledger of its own, with invented people. All journeys stand in one collection: they share
/// the console of the process.
/// </summary>
[Collection("The front door")]
public abstract class Journey : IAsyncLifetime
{
    public const string Organiser = "o-01", Filler = "f-01", Other = "f-02", Head = "h-01", Reviewer = "r-01";
    public const string Form9 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    private readonly string folder = Directory.CreateTempSubdirectory("perfledger-").FullName;
    private LedgerDatabase? database;

    private protected LedgerDatabase Database => database!;

    private protected Dictionary<string, string?> Connections { get; } = [];

    public async Task InitializeAsync()
    {
        database = await LedgerDatabase.CreateAsync();
        ConnectTo(database.Name);
        await PersonAsync(Organiser, "组一", "ZZ-CZJ", "organiser");
        await DoAsync("unit", "add", "ZZ-CZJ", "--name", "株洲市财政局", "--as", Organiser);
        await DoAsync("unit", "add", "ZZ-JYJ", "--name", "株洲市教育局", "--parent", "ZZ-CZJ", "--as", Organiser);
        await PersonAsync(Filler, "填一", "ZZ-JYJ", "filler");
        await PersonAsync(Other, "填二", "ZZ-JYJ", "filler");
        await PersonAsync(Head, "责一", "ZZ-JYJ", "head");
        await PersonAsync(Reviewer, "审一", "ZZ-CZJ", "reviewer");
        await BeginAsync();
    }

    public async Task DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What every test of the class starts from.</summary>
    private protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Points the program's two logins at a database; null leaves it to --ledger.</summary>
    private protected void ConnectTo(string? name)
    {
        Connections["Main"] = FrontDoor.Connection("perfledger_app", name);
        Connections["Owner"] = FrontDoor.Connection("perfledger_owner", name);
    }

    internal Task<Answer> SayAsync(params string[] words) => FrontDoor.CallAsync(Connections, words);

    private protected async Task<Answer> DoAsync(params string[] words) => (await SayAsync(words)).Is(0);

    /// <summary>Said by the filler, and done.</summary>
    private protected Task<Answer> FillAsync(params string[] words) => DoAsync([.. words, "--as", Filler]);

    private protected Task<Answer> ImportAsync(int form = 9) =>
        FillAsync("import", Sample.Write(PathOf($"{form}.json"), Sample.Form(form)));

    private protected Task<Answer> ImportAllAsync() => FillAsync("import", Sample.File);

    internal string PathOf(string name) => Path.Combine(folder, name);

    private protected async Task<long> PositionAsync() => await ScalarAsync<long>("select position from ledger.ledger_head");

    private protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var query = Database.Administrator.CreateCommand(sql);
        return (T)(await query.ExecuteScalarAsync())!;
    }

    /// <summary>The hand of somebody with all privileges on the server.</summary>
    private protected async Task TamperAsync(string sql)
    {
        await using var batch = Database.Administrator.CreateCommand(sql);
        Assert.NotEqual(0, await batch.ExecuteNonQueryAsync());
    }

    /// <summary>The people of the journey may do in the invented province of samples/hunan-2019 what they do at home.</summary>
    private protected async Task SendToTheProvinceAsync()
    {
        const string Security = "s-01", Province = "SL-JYT";
        await PersonAsync(Security, "安一", "ZZ-CZJ", "securityadmin");
        foreach (var unit in (string[])["SL-XY", "SL-JYJ", Province])
        {
            await GrantAsync(Filler, "filler", unit);
            await GrantAsync(Head, "head", unit);
        }

        foreach (var unit in (string[])["SL-XY", "SL-JYJ", Province]) await GrantAsync(Reviewer, "reviewer", unit);
        await GrantAsync(Organiser, "organiser", Province);

        Task<Answer> GrantAsync(string person, string role, string unit) =>
            DoAsync("person", "grant", person, role, "--unit", unit, "--reason", "借调示例省参加评价", "--as", Security);
    }

    /// <summary>From a draft to 审核通过: the head acknowledges, the filler submits, the reviewer accepts.</summary>
    private protected async Task AcceptAsync(string form = "09")
    {
        await SubmitAsync(form);
        await DoAsync("accept", form, "--as", Reviewer);
    }

    private protected async Task SubmitAsync(string form = "09")
    {
        var acknowledged = await SayAsync("acknowledge", form, "--as", Head, "--reason", "按原报告录入，差异已核对", "--reason-kind", "imported");
        if (acknowledged.Exit != 0) acknowledged.Says(4, "REV-01"); // nothing was found on the form
        await FillAsync("submit", form);
    }

    private Task<Answer> PersonAsync(string id, string name, string unit, string role) =>
        DoAsync("person", "add", id, "--name", name, "--unit", unit, "--roles", role, "--as", id == Organiser ? id : Organiser);
}
