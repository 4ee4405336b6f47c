using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-07: the printed grade is the grade of the printed total; only the grades of the pack are legal,
/// and none where the pack does not grade.</summary>
internal static class GradeOfTotal
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var (grade, total) = (f.State["total.grade"].Printed?.Trim(), f.State["total.score"]);
        var score = total.Value ?? f.Result.ScoreSum;
        if (!Calc.Graded(f.State, f.Pack))
            return grade is null ? [] : f.Find("SCO-07", "total.grade", $"本表不评等级，印有“{grade}”", grade, null, "空白");
        var right = f.Pack.GradeOf(score);
        if (grade == right || (grade is null && total.IsBlank)) return [];
        if (grade is null) return f.Find("SCO-07/missing", "total.grade", $"有总分{total.Printed}而没有等级，应为“{right}”", null, right, right);
        var legal = f.Pack.Grades.Any(g => g.Name == grade);
        return f.Find("SCO-07", "total.grade",
            legal ? $"总分{Text.Of(score)}的等级应为“{right}”，印为“{grade}”" : $"“{grade}”不是规定的等级，总分{Text.Of(score)}应为“{right}”",
            grade, right, right);
    }
}
