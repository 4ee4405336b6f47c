using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Tests.Specs;
using File = System.IO.File;

namespace PerfLedger.Domain.Tests.Authority;

/// <summary>Role x act x relation against matrix.txt: 1080 answers, none left out.</summary>
public sealed class MatrixSpecs
{
    private static readonly (Relation Relation, char Letter, string Unit)[] Relations =
    [
        (Relation.Own, 'O', "HOME"), (Relation.Child, 'C', "BELOW"), (Relation.Sibling, 'S', "BESIDE"), (Relation.Parent, 'P', "TOP"),
        (Relation.Other, 'X', "ELSE"),
    ];

    private static readonly string[][] Lines =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "PerfLedger.Domain.Tests", "Authority", "matrix.txt"))
            .Where(l => !l.StartsWith('#')).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static readonly Dictionary<(Role, Act), string> Expected = Lines[1..]
        .SelectMany(l => l[1..].Select((cell, i) => (Key: (Parse<Role>(Lines[0][i + 1]), Parse<Act>(l[0])), cell)))
        .ToDictionary(c => c.Key, c => c.cell);

    public static IEnumerable<object[]> Cells =>
        from r in Enum.GetValues<Role>() from a in Enum.GetValues<Act>() select new object[] { r, a };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_role_of_the_home_unit_does_what_the_matrix_says_and_nothing_else(Role role, Act act)
    {
        var holder = Office.Person("HOME", role);
        var may = Relations.Where(r => Office.Code(holder, role, act, new Subject { Unit = r.Unit }) is null).Select(r => r.Letter);
        Assert.Equal(Expected[(role, act)].Trim('-'), string.Concat(may));
    }

    [Fact]
    public void The_units_of_the_matrix_stand_as_it_says() =>
        Assert.All(Relations, r => Assert.Equal(r.Relation, Office.Tree.Of("HOME", r.Unit)));

    [Fact]
    public void What_may_be_read_is_in_reach_and_nothing_else()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var holder = Office.Person("HOME", role);
            var reach = Rights.Readable(holder, Office.Now);
            foreach (var (_, _, unit) in Relations)
            {
                var subject = new Subject { Unit = unit, Form = "evaluation.2020." + unit + ".x.none.none" };
                Assert.Equal(Office.Code(holder, role, Act.Read, subject) is null, reach.Holds(subject, Office.Tree));
            }
        }
    }

    private static T Parse<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
