using System.Text;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.SelfEvaluations.Tables;
using PerfLedger.Domain.Tests.Interchange;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Tables;

/// <summary>Random commands on a table: ids are given once, repetitions are quiet, an export says all there is.</summary>
public sealed class RandomTableSpecs
{
    private static readonly string[] Slots = ["projectLine", "provincialLine", "building"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_life_of_a_table_keeps_the_rules(int seed)
    {
        var random = new Random(seed);
        var table = Given.Stream(Tabled.Initial, Evolution.Evolve,
            Tabled.Initial.Import(Tabled.Stated(Tabled.Json("base-data-overall.json"))).Accepted().ToArray());
        List<TableRowAdded> rows = [];
        for (var step = 0; step < 120; step++)
        {
            var decide = Command(random, table.State);
            if (decide(table.State) is not Decision<ISelfEvaluationEvent>.Accepted { Events: var events }) continue;
            if (events.Any(Evolution.ChangesAValue)) Assert.True(table.State.IsWritable);
            table = table.And(events);
            rows.AddRange(events.OfType<TableRowAdded>());
            table.When(decide).ThenNothing();
        }

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.Select(r => r.Row).Distinct().Count());
        Assert.All(table.State.TableRows.Values.GroupBy(r => (r.Slot, r.Name)), g => Assert.Single(g));
        var file = InterchangeWriter.Write(table.State);
        var again = Tabled.Imported(System.Text.Json.Nodes.JsonNode.Parse(file)!.AsObject());
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(InterchangeWriter.Write(again)));
    }

    private static Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> Command(Random random, SelfEvaluation s)
    {
        var ground = random.Next(3) == 0 ? Ground.None : Because;
        var name = "名称" + random.Next(1, 9).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var standing = s.TableRows.Keys.Order(StringComparer.Ordinal).ToList();
        var row = standing.Count == 0 ? "building.b-001" : standing[random.Next(standing.Count)];
        var cell = random.Next(2) == 0 ? "staff.actual" : row + (row[0] == 'b' ? ".actualArea" : ".final");
        var printed = random.Next(4) == 0 ? null : random.Next(1, 50).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return random.Next(12) switch
        {
            0 or 1 or 2 => new AddTableRow(Slots[random.Next(3)], name, ground).Decide,
            3 => new RenameTableRow(row, name, ground).Decide,
            4 => new WithdrawTableRow(row, ground).Decide,
            5 => new Submit([]).Decide,
            6 => new Return(Reviewer, [new Opinion(cell, "请核对" + name)]).Decide,
            7 => new Accept(Reviewer).Decide,
            8 => new FileEvaluation(Filing, []).Decide,
            9 => new OpenCorrection(Why).Decide,
            _ => t => new EnterFigure(new FigureInput(cell, FormCells.Read(t, cell, printed).Value!), ground).Decide(t),
        };
    }
}
