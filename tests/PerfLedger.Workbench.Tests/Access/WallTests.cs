using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Tests.Access;

/// <summary>The reader's login sees the units named in its transaction and no other, over every table that has a unit.</summary>
public sealed class WallTests : UnitsJourney
{
    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        await DraftForSchoolAsync();
        await AcceptAsync(Form9);
        await FillAsync("file", Form9);
        await DoAsync("task", "assign", Form9, "资金", Filler, "--as", Head);
        await DoAsync("jobs", "run", "verify", "--as", Organiser);
        await DoAsync("search", "--text", "核对"); // brings the index up to date
    }

    [LedgerFact]
    public async Task Every_table_with_a_unit_stands_behind_the_wall_and_none_shows_another_unit()
    {
        var tables = await TablesAsync();
        Assert.Superset(new HashSet<string> { "evaluation", "figure", "trail", "filing", "search", "task", "person" }, tables.ToHashSet());
        await NothingOfOthersAsync(tables);
        foreach (var model in (string[])["evaluation", "figure", "trail"]) await DoAsync("rebuild", model);
        await NothingOfOthersAsync(await TablesAsync());
    }

    [LedgerFact]
    public async Task What_a_scope_named_is_forgotten_with_its_transaction()
    {
        await using var pool = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Database.Reader.ConnectionString) { MaxPoolSize = 1 });
        var reads = Reads.Within(pool, () => ["ZZ-JYJ"]);
        Assert.NotEqual(0, await CountAsync(reads, "select count(*) from ledger.evaluation"));
        await using var bare = pool.CreateCommand("select count(*) from ledger.evaluation");
        Assert.Equal(0L, await bare.ExecuteScalarAsync());
        await Assert.ThrowsAsync<PostgresException>(() => CountAsync(reads, "select nextval('ledger.access_id_seq')"));
    }

    [LedgerFact]
    public async Task Search_behind_the_wall_still_finds_by_its_index()
    {
        await using var connection = await Database.Reader.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var plan = new NpgsqlCommand("""
            set local enable_seqscan = off; set local perfledger.units = 'ZZ-JYJ';
            explain select position from ledger.search_in_scope where terms @> array['unit:ZZ-JYJ']
            """, connection);
        var lines = new List<string>();
        await using var r = await plan.ExecuteReaderAsync();
        while (await r.ReadAsync()) lines.Add(r.GetString(0));
        Assert.Contains(lines, l => l.Contains("search_terms", StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task The_queries_of_the_pages_show_what_is_in_reach()
    {
        var tree = await UnitQuery.TreeAsync(Database.App, default);
        Assert.Equal(["ZZ-JYJ", School], await SeenAsync(Person("ZZ-JYJ", Role.Filler), tree));
        Assert.Equal([School], await SeenAsync(Person(School, Role.Filler), tree));
        Assert.Equal([], await SeenAsync(Person(Beside, Role.Head), tree));
        Assert.Equal(["ZZ-JYJ", School], await SeenAsync(Person("ZZ-CZJ", Role.Reviewer), tree));
        Assert.Equal([], await SeenAsync(Person("CPA-1", Role.Evaluator), tree));
        var drawn = Domain.People.Person.Evolve(Person("CPA-1", Role.Evaluator).Person,
            new RoleGranted("g-1", Role.Evaluator, new Scope(Sample: [SchoolForm]), new("other", "抽样评价")), default);
        Assert.Equal([School], await SeenAsync(new Holder(drawn), tree));
    }

    /// <summary>Through both walls: the units of the rows that list, filings and search show.</summary>
    private async Task<IReadOnlyList<string>> SeenAsync(Holder holder, OrganisationTree tree)
    {
        var reach = new ReachSql(Rights.Readable(holder, DateTimeOffset.UtcNow), tree);
        var units = await reach.UnitsAsync(Database.App, default);
        var reads = Reads.Within(Database.Reader, () => units);
        var forms = await EvaluationQuery.AllAsync(reads, default, reach);
        var filings = await FilingQuery.AllAsync(reads, default, reach);
        var hits = await SearchQuery.PageAsync(reads, new SearchQuestion { Reach = reach, Before = long.MaxValue }, 500, default);
        var seen = forms.Select(f => f.Unit).Distinct().ToList();
        Assert.Equal(seen.Contains("ZZ-JYJ") ? 1 : 0, filings.Count);
        Assert.Equal(forms.Select(f => f.Evaluation).Order(), hits.Select(h => h.Evaluation).Distinct().Order());
        return seen;
    }

    private async Task NothingOfOthersAsync(IReadOnlyList<string> tables)
    {
        var reads = Reads.Within(Database.Reader, () => ["ZZ-JYJ"]);
        var offices = "not (roles && array['reviewer', 'organiser'])"; // their names are known to all they oversee
        foreach (var table in tables)
        {
            var others = $"select count(*) from ledger.{table} where unit <> 'ZZ-JYJ'" + (table == "person" ? " and " + offices : "");
            await using var bare = Database.Reader.CreateCommand($"select count(*) from ledger.{table}");
            Assert.True((long)(await bare.ExecuteScalarAsync())! == 0, $"{table} shows rows to a reader without a scope");
            Assert.True(await CountAsync(reads, others) == 0, $"{table} shows another unit");
            var own = $"select count(*) from ledger.{table} where unit = 'ZZ-JYJ'";
            Assert.Equal(await ScalarAsync<long>(own), await CountAsync(reads, own));
        }

        Assert.True(await ScalarAsync<long>("select count(*) from ledger.trail where unit = 'ZZ-YZ'") > 0);
    }

    private async Task<List<string>> TablesAsync()
    {
        await using var query = Database.Administrator.CreateCommand("""
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'ledger'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attname = 'unit'
                and not a.attisdropped
            order by 1
            """);
        var tables = new List<string>();
        await using var r = await query.ExecuteReaderAsync();
        while (await r.ReadAsync()) tables.Add(r.GetString(0));
        return tables;
    }

    private static async Task<long> CountAsync(Reads reads, string sql)
    {
        await using var query = reads.CreateCommand(sql);
        return (long)(await query.ExecuteScalarAsync(default))!;
    }

    private static Holder Person(string unit, Role role) =>
        new(Domain.People.Person.Initial with { Registered = new PersonRegistered("p-01", "虚构甲", unit, [role]) });
}
