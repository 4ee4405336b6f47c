using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Programmes;

/// <summary>TXT-05: one code has one name, one project name one code, across all forms and as the campaign lays it down.</summary>
internal static class NamesAgree
{
    public static IEnumerable<Finding> Check(Whole w, Campaign? campaign) =>
        Kind(w, "支出方向", "/project/name", o => o.Project is { } p ? (p.Code, p.Name) : null,
            c => campaign?.Directions.GetValueOrDefault(c)?.Name)
            .Concat(Kind(w, "预算单位", "/unit/name", o => (o.Unit.Code, o.Unit.Name), c => campaign?.Units.GetValueOrDefault(c)?.Name))
            .Concat(Kind(w, "专项", "/specialFund", o => o is { SpecialFund: { } name, SpecialFundCode: { } code } ? (code, name) : null,
                c => campaign?.Directions.GetValueOrDefault(c)?.Name))
            .Concat(Twice(w));

    private static IEnumerable<Finding> Kind(
        Whole w, string kind, string member, Func<SelfEvaluationOpened, (string Code, string Name)?> named, Func<string, string?> laidDown)
    {
        var all = Named(w, named);
        return from form in all
               let right = laidDown(form.Code) ?? all.First(a => a.Code == form.Code).Name
               where form.Name != right
               from finding in w.FindAt("TXT-05", form.At + member, $"{kind}{form.Code}在此写“{form.Name}”，别处为“{right}”，名称应一致", form.Name,
                   null, right)
               select finding;
    }

    private static IEnumerable<Finding> Twice(Whole w)
    {
        var all = Named(w, o => o.Project is { } p ? ($"{o.Unit.Code}/{p.Code}", p.Name) : null);
        return from form in all
               let first = all.First(a => a.Name == form.Name && a.Code.Split('/')[0] == form.Code.Split('/')[0])
               where first.Code != form.Code
               from finding in w.FindAt("TXT-05", form.At + "/project/code",
                   $"支出方向“{form.Name}”在此编号{form.Code.Split('/')[1]}，别处为{first.Code.Split('/')[1]}，编号应一致", form.Code.Split('/')[1], null,
                   first.Code.Split('/')[1])
               select finding;
    }

    private static List<(string At, string Code, string Name)> Named(
        Whole w, Func<SelfEvaluationOpened, (string Code, string Name)?> named) =>
    [
        .. w.Forms.Select((f, n) => (At: $"/selfEvaluations/{Text.Of(n)}", Named: f.Opened is { } o ? named(o) : null))
            .Where(x => x.Named is not null).Select(x => (x.At, x.Named!.Value.Code, x.Named.Value.Name)),
    ];
}
