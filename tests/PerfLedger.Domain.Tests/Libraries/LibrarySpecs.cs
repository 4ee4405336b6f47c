using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Tests.Libraries;

/// <summary>The 88 rows of attachment 9, each picked into a form and scored, or left to a person; cases in library-rows.tsv.</summary>
public sealed class LibrarySpecs
{
    private static readonly string[][] Cases =
    [
        .. File.ReadAllLines(Path.Combine(Specs.Repository.Root, "tests", "PerfLedger.Domain.Tests", "Libraries", "library-rows.tsv"))
            .Skip(1).Select(l => l.Split('\t')),
    ];

    public static TheoryData<int, string, string, string, string> Rows
    {
        get
        {
            var data = new TheoryData<int, string, string, string, string>();
            foreach (var c in Cases) data.Add(int.Parse(c[0], CultureInfo.InvariantCulture), c[2], c[3], c[4], c[5]);
            return data;
        }
    }

    [Fact]
    public void Every_row_has_a_case_that_bears_its_name_and_one_that_loses_points_or_is_judged()
    {
        Assert.Equal(Shipped.Education.Rows.Select(r => (r.No, r.Name)),
            Cases.Select(c => (int.Parse(c[0], CultureInfo.InvariantCulture), c[1])).Distinct());
        Assert.All(Cases.GroupBy(c => c[0]), row => Assert.Contains(row, c => c[5] == "由人判断" || c[5] != c[4]));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_picked_and_scored_or_left_to_a_person(int no, string target, string actual, string weight, string points)
    {
        var row = Shipped.Score(Shipped.Education, no, target, actual, weight);
        if (points != "由人判断")
        {
            Assert.Equal((Outcome.Scored, points), (row.Outcome, Text.Of(row.RuleScore!.Value)));
            return;
        }
        Assert.Null(row.RuleScore);
        Assert.Contains("由人判断", row.Explanation, StringComparison.Ordinal);
        Assert.Contains(Shipped.Check(Shipped.Education, no, target, actual, weight, weight),
            f => f.Rule == "SCO-14" && f.At == "/indicators/0/score");
    }

    [Fact]
    public void The_rows_are_of_the_kinds_the_research_counted()
    {
        var kinds = Shipped.Education.Rows.CountBy(r => r.Formula.GetType().Name).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(64, kinds[nameof(CappedRatioFormula)]);
        Assert.Equal(14, kinds[nameof(MeasuredFormula)]); // 8 of satisfaction, rows 11-14, 32 and 73
        Assert.Equal(4, kinds[nameof(GrowthFormula)]);
        Assert.Equal(4, kinds[nameof(DiscretionaryFormula)]); // rows 25, 29, 71 and the one the source breaks off in
        Assert.Equal((1, 1), (kinds[nameof(AllOrNothingFormula)], kinds[nameof(MeanOfCappedFormula)]));
        Assert.Equal([25, 29, 71, 88], Shipped.Education.Rows.Where(r => r.NeedsAPerson).Select(r => r.No));
    }

    [Fact]
    public void What_is_wrong_in_the_source_is_flagged_and_the_words_are_those_of_the_form()
    {
        var rows = Shipped.Education.Rows;
        Assert.Equal([88], rows.Where(r => r.Truncated).Select(r => r.No));
        Assert.Null(rows[87].Standard);
        Assert.All([24, 61, 69, 70], no => Assert.Contains("缺括号", string.Join('\n', rows[no - 1].Flags), StringComparison.Ordinal));
        Assert.All([26, 30, 81], no => Assert.Contains("同名", string.Join('\n', rows[no - 1].Flags), StringComparison.Ordinal));
        Assert.Contains("产出时效", string.Join('\n', rows[50].Flags), StringComparison.Ordinal);
        Assert.Equal("时效指标", rows[50].Level2);
        Assert.All(rows, r => Assert.Contains(Shipped.Pack.Frame.Levels, l => l.Name == r.Level1 && l.Aspects.Contains(r.Level2)));
    }

    [Fact]
    public void Every_row_that_a_statistic_feeds_names_statistics_of_the_table()
    {
        var numbers = Shipped.Education.Rows.Where(r => r.Derivation is not null).SelectMany(r => r.Derivation!.Of)
            .Select(o => int.Parse(o["statistic.".Length..], CultureInfo.InvariantCulture)).ToList();
        Assert.All(numbers, n => Assert.InRange(n, 1, 107));
        Assert.Equal(72, Shipped.Education.Rows.Count(r => r.Derivation is not null));
    }

    [Fact]
    public void A_formula_of_the_pack_itself_stands_before_that_of_the_library()
    {
        var pack = Shipped.Pack with { Formulas = Shipped.Pack.Formulas.Add("hunan-education-2019#1", new AllOrNothingFormula()) };
        Assert.IsType<AllOrNothingFormula>(Shipped.Education.With(pack).Formulas["hunan-education-2019#1"]);
        Assert.IsType<CappedRatioFormula>(Shipped.Education.With(Shipped.Pack).Formulas["hunan-education-2019#1"]);
    }

    [Theory]
    [InlineData("hunan-education-2019#12", 12)]
    [InlineData("hunan-education-2019#89", null)]
    [InlineData("hunan-overall-2019#1", null)]
    [InlineData("hunan-education-2019#x", null)]
    [InlineData(null, null)]
    public void A_row_is_found_by_the_way_indicators_name_it(string? ruleRef, int? no) =>
        Assert.Equal(no, Shipped.Education.Row(ruleRef)?.No);

    [Theory]
    [InlineData("schema", "\"perfledger/indicator-library/2\"", "/schema")]
    [InlineData("name", "\"湖南\"", "/name")]
    [InlineData("rows/1/no", "7", "/rows/1/no")]
    [InlineData("rows/0/rule/kind", "\"guess\"", "/rows/0/rule/kind")]
    [InlineData("rows/0/rules", "1", "/rows/0/rules")]
    [InlineData("rows/0/weight", "\"五\"", "/rows/0/weight")]
    [InlineData("rows/0/derived/of", """["statistic.1"]""", "/rows/0/derived/of/0")]
    [InlineData("rows/0/derived/of", """["statistic.001","statistic.002"]""", "/rows/0/derived/of")]
    [InlineData("rows/52/better", "\"up\"", "/rows/52/better")]
    [InlineData("rows/0/rule", """{"kind":"ladder","steps":[{"when":"[90,)","share":1},{"when":"(,60)","share":0}]}""", "/rows/0/rule")]
    [InlineData("rows/0/rule",
        """{"kind":"weightedLadder","whole":true,"steps":[{"when":"[1,)","share":1},{"when":"[0,0]","share":0}]}""", "/rows/0/rule")]
    [InlineData("rows/0/rule",
        """{"kind":"conditions","conditions":[{"what":"甲","atLeast":1,"share":0.5}],"otherwise":0.5}""", "/rows/0/rule")]
    [InlineData("rows/0/rule", """{"kind":"levels","levels":[{"share":1,"words":["好"]},{"share":0,"words":["好"]}]}""", "/rows/0/rule")]
    [InlineData("rows/0/rule", """{"kind":"deduction","from":0,"losing":"left","per":3,"minus":1,"of":3}""", "/rows/0/rule/losing")]
    [InlineData("rows/0/rule", """{"kind":"deduction","from":0,"losing":"below","per":0,"minus":1,"of":3}""", "/rows/0/rule/per")]
    public void A_faulty_library_is_refused_with_the_place(string member, string value, string at)
    {
        var root = JsonNode.Parse(Shipped.Bytes("hunan-education-2019"))!;
        var path = member.Split('/');
        var parent = path[..^1].Aggregate(root, (n, p) => int.TryParse(p, out var i) ? n[i]! : n[p]!);
        parent[path[^1]] = JsonNode.Parse(value);
        var faults = IndicatorLibrary.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())).Faults;
        Assert.Contains(at, faults.Select(f => f.At));
        Assert.Single(faults);
    }

    [Fact]
    public void What_is_no_JSON_gives_one_fault() => Assert.Single(IndicatorLibrary.Parse("{"u8).Faults);
}
