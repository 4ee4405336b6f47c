using Npgsql;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>The weeks round a due date as they are shipped.</summary>
public sealed class SeasonDemoTests : Journey
{
    private string[] lines = [];

    [LedgerFact]
    public async Task The_season_reminds_in_time_locks_on_time_and_escalates_and_leaves_no_ledger_behind()
    {
        ConnectTo(null); // the demo's ledger is its own
        var said = (await DoAsync("demo", "deadline")).Out;
        lines = said.Split('\n');

        // The working calendar knows that Saturday 9 May 2020 was worked.
        Once("2020-05-09 09:00", "提醒 T-5（2020-05-09），期限2020-05-15");
        Once("2020-04-29 09:00", "T-10（2020-04-29）");
        Once("2020-05-14 09:00", "T-1（2020-05-14）", "程望舒"); // from the last working day before on, the head too

        // In time to the second, locked from the next midnight on.
        Once("2020-05-15 23:59", "送审：表09、表10、表11");
        Once("2020-05-16 00:00", "到期（2020-05-15）", "株洲市教育局", "株洲示范学校");
        Once("2020-05-16 08:30", "改表13的全年执行数 → 拒绝", "DUE-01");
        Once("2020-05-16 08:30", "表13送审 → 拒绝", "DUE-01");

        // A return has a date of its own, an extension too: both are kept.
        Once("2020-05-13 11:00", "退回，2020-05-20前答复：表06");
        Once("2020-05-18 10:30", "更正：表06");
        Once("2020-05-12 09:40", "批准延期至2020-05-22：表12");
        Once("2020-05-21 15:00", "送审：表12");

        // Late: reminded on Tuesdays and Fridays, called, and told to the office on the first working day and weekly.
        Once("2020-05-18 09:00", "上报第1次", "表13逾期3天", "株洲示范学校（虚构）未建表逾期3天");
        Once("2020-05-25 09:00", "上报第2次", "株洲示范学校（虚构）未建表逾期10天");
        Once("2020-05-19 09:00", "逾期催报第1次（2020-05-19）", "叶知秋");
        Once("2020-05-20 09:50", "已电话催报：叶知秋");
        Once("2020-05-28 09:30", "报送：表01、表02");
        Assert.Contains("凭证叶全部一致", said, StringComparison.Ordinal);

        await using var server = NpgsqlDataSource.Create(FrontDoor.Connection(null, "postgres"));
        await using var left = server.CreateCommand("select count(*) from pg_database where datname = 'perfledger_demo_deadline'");
        Assert.Equal(0L, await left.ExecuteScalarAsync());
    }

    private void Once(string when, params string[] parts) => Assert.Single(lines, line =>
        line.StartsWith(when, StringComparison.Ordinal) && Array.TrueForAll(parts, p => line.Contains(p, StringComparison.Ordinal)));
}
