namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>No database, the wrong login, the wrong ledger, the wrong words.</summary>
public sealed class AccessTests : Journey
{
    [LedgerFact]
    public async Task Without_a_connection_the_remedy_is_named_and_nothing_is_guessed()
    {
        Connections.Clear();
        (await SayAsync("list")).Says(3, "ConnectionStrings__Main", "./perfledger");
    }

    [LedgerFact]
    public async Task A_server_that_is_not_there_is_no_database()
    {
        Connections["Main"] = "Host=127.0.0.1;Port=1;Username=perfledger_app;Database=perfledger_x;Timeout=3";
        (await SayAsync("list")).Says(3, "连不上 PostgreSQL", "./perfledger up");
        Connections["Main"] = "Host=/nowhere/at/all;Username=perfledger_app;Database=perfledger_x;Timeout=3";
        (await SayAsync("list")).Says(3, "连不上 PostgreSQL");
    }

    [LedgerFact]
    public async Task A_login_the_server_does_not_know_is_no_database()
    {
        Connections["Main"] = FrontDoor.Connection("perfledger_nobody", Database.Name);
        (await SayAsync("list")).Says(3, "perfledger_nobody", "ConnectionStrings__Main");
    }

    [LedgerTheory]
    [InlineData("perfledger_owner")]
    [InlineData(null)]
    public async Task The_program_does_not_run_as_owner_or_administrator(string? login)
    {
        Connections["Main"] = FrontDoor.Connection(login, Database.Name);
        (await SayAsync("list")).Says(3, "perfledger_app", "ConnectionStrings__Main");
    }

    [LedgerFact]
    public async Task A_connection_text_nobody_can_read_is_no_database()
    {
        Connections["Main"] = "Hots=nonsense";
        (await SayAsync("list")).Says(3, "ConnectionStrings__Main");
    }

    [LedgerFact]
    public async Task A_database_without_a_ledger_asks_to_be_migrated()
    {
        await using var empty = await LedgerDatabase.CreateAsync(migrated: false);
        ConnectTo(empty.Name);
        (await SayAsync("list")).Says(3, "perfledger migrate");
        Assert.Contains("0001", (await DoAsync("migrate")).Out, StringComparison.Ordinal);
        Assert.Contains("结构已是最新", (await DoAsync("migrate")).Out, StringComparison.Ordinal);
        Assert.Contains("还没有自评", (await DoAsync("list")).Out, StringComparison.Ordinal);
        Assert.Contains("正常", (await DoAsync("status")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_ledger_that_does_not_exist_is_named_so()
    {
        ConnectTo(null);
        (await SayAsync("list", "--ledger", "no_such_ledger_here")).Says(6, "no_such_ledger_here", "perfledger ledgers");
        (await SayAsync("list", "--ledger", "../x")).Says(2, "台账名", "小写字母");
    }

    [LedgerFact]
    public async Task A_ledger_is_made_once_and_found_by_its_name()
    {
        var name = $"t{Guid.NewGuid():N}"[..20];
        ConnectTo(null);
        try
        {
            Assert.Contains($"perfledger_{name}", (await DoAsync("create", name)).Out, StringComparison.Ordinal);
            (await SayAsync("create", name)).Says(4, "已经存在", "没有改动");
            Assert.Contains(name, (await DoAsync("ledgers")).Out, StringComparison.Ordinal);
            await DoAsync("status", "--ledger", name);
        }
        finally
        {
            await TestServer.DropAsync($"perfledger_{name}");
        }
    }
}
