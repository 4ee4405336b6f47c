using System.Text.RegularExpressions;

namespace PerfLedger.Architecture.Tests;

/// <summary>Events are written once. What could change them, or swallow one, must not even be written down.</summary>
public sealed partial class LedgerSqlTests
{
    private static readonly IReadOnlyList<string> Writers = [.. Repository.SourceFiles("src"), .. Repository.Files("migrations", "*.sql")];

    [Fact]
    public void Nothing_updates_deletes_or_truncates_events() => Rule.HasNoException(Find(ChangesEvents()));

    [Fact]
    public void Nothing_swallows_an_event_that_is_already_there() => Rule.HasNoException(Find(SwallowsEvents()));

    [Fact]
    public void No_login_is_granted_more_than_reading_and_adding_events() => Rule.HasNoException(Find(GrantsChange()));

    [Fact]
    public void Tables_are_made_by_migrations_only()
    {
        var found = Repository.SourceFiles("src").Where(f => MakesTables().IsMatch(Repository.Text(f)))
            .Where(f => !f.StartsWith("src/PerfLedger.Ledger/Migrat", StringComparison.Ordinal));     // its own book of what it applied
        Rule.HasNoException(found);
    }

    [Fact]
    public void Migrations_are_numbered_without_a_gap_and_named_for_what_they_do()
    {
        var names = Repository.Files("migrations").Select(f => Path.GetFileName(f)!).ToList();
        Assert.All(names, name => Assert.Matches("^[0-9]{4}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$", name));
        Assert.Equal(names.Select((_, i) => $"{i + 1:0000}"), names.Select(n => n[..4]));
    }

    [Theory]
    [InlineData("UPDATE ledger.mt_events SET data = '{}'")]
    [InlineData("update only {schema}.mt_events set version = 1")]
    [InlineData("delete from \"ledger\".\"mt_events\" where true")]
    [InlineData("truncate table ledger.mt_streams, ledger.mt_events")]
    public void The_patterns_find_what_they_are_for(string sql) => Assert.Matches(ChangesEvents(), sql);

    [Theory]
    [InlineData("insert into ledger.mt_events (seq_id) values ($1)\n on conflict do nothing", true)]
    [InlineData("insert into ledger.archive_blob values ($1) on conflict do nothing; insert into ledger.mt_events values ($1)", false)]
    public void An_insert_that_gives_way_is_found_within_its_own_statement(string sql, bool found) =>
        Assert.Equal(found, SwallowsEvents().IsMatch(sql));

    [Theory]
    [InlineData("grant select, insert, update on ledger.mt_events to perfledger_app;", true)]
    [InlineData("grant all on ledger.mt_events to perfledger_app;", true)]
    [InlineData("grant update (version) on mt_streams to perfledger_app; grant insert on mt_events to perfledger_app;", false)]
    public void A_grant_is_judged_by_its_own_statement(string sql, bool found) => Assert.Equal(found, GrantsChange().IsMatch(sql));

    private static IEnumerable<string> Find(Regex pattern) =>
        from file in Writers
        from match in pattern.Matches(SqlComment().Replace(Repository.Text(file), "")).Cast<Match>()
        select $"{file}: {match.Value}";

    private const string Events = @"(only\s+)?([\w{}""]+\.)?""?mt_events\b";

    [GeneratedRegex(@"\b(update\s+|delete\s+from\s+|truncate\s+(table\s+)?([^;]*,\s*)?)" + Events, RegexOptions.IgnoreCase)]
    private static partial Regex ChangesEvents();

    [GeneratedRegex(@"\binsert\s+into\s+" + Events + @"[^;]*\bon\s+conflict\b", RegexOptions.IgnoreCase)]
    private static partial Regex SwallowsEvents();

    [GeneratedRegex(@"\bgrant\b[^;]*\b(update|delete|truncate|all)\b[^;]*\bmt_events\b", RegexOptions.IgnoreCase)]
    private static partial Regex GrantsChange();

    [GeneratedRegex(@"\b(create|alter|drop)\s+(unlogged\s+)?table\b", RegexOptions.IgnoreCase)]
    private static partial Regex MakesTables();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex SqlComment();
}
