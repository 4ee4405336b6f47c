using System.Collections.Immutable;

namespace PerfLedger.Domain.Interchange.Tables;

/// <summary>
/// The table of members of <c>perfledger/base-data/1</c>. Cells go by figure code, so that one format serves every table; which codes a
/// form has and what they take is said by its layout (templates/forms/…/table.json).
/// </summary>
internal static class BaseDataFormat
{
    public const string Schema = "perfledger/base-data/1";

    private static readonly ObjectShape Row = new("增加的一行",
    [
        new("id", InterchangeFormat.Code("行编号，用过不再用，如 b-001"), Nullable: true),
        new("slot", InterchangeFormat.Code("哪一类行，如 building（楼堂馆所）"), Required: true),
        new("name", InterchangeFormat.Name("名称：项目、专项或楼堂馆所"), Required: true),
        new("cells", new MapShape("各列，如 actualArea", InterchangeFormat.Text("一格"), "列的代码")),
    ]);

    public static readonly ObjectShape Table = new("一张基础数据表",
    [
        new("schema", InterchangeFormat.Words("格式", [Schema]), Required: true),
        .. InterchangeFormat.Head,
        new("cells", new MapShape(
            "各格，代码如 staff.establishment、expenditure.vehicle.final、statistic.001.actual", InterchangeFormat.Text("一格"), "格的代码")),
        new("rows", new ListShape("增加的行；列出即为全部，少一行视为撤下", Row)),
    ]);
}
