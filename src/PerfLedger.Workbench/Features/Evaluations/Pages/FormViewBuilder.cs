using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>Lays a form out as on paper: which cells it has, which are merged, what is computed where nothing is printed.</summary>
internal sealed class FormViewBuilder(string stream, Folded<SelfEvaluation> folded, Assessment assessment, SheetMarks marks)
{
    private static readonly string[] Foot = ["preparedBy", "preparedOn", "phone", "responsible"];

    private readonly SelfEvaluation s = folded.State;
    private readonly FormResult result = assessment.Result;
    private readonly FormDefinition form = FormDefinitions.Of(folded.State.Opened!.Form);

    public FormView Build() => new(stream, form.TitleOf(s.Opened!.FiscalYear), form, folded.Version, folded.Position)
    {
        Ask = marks.Ask,
        MoneyUnit = s.Opened.MoneyUnit,
        Head = [.. Head()],
        Funds = [.. form.Funds.Select(Fund)],
        Expected = Cell("goals.expected"),
        Achieved = Cell("goals.actual"),
        Indicators = [.. Indicators()],
        Total = new(Cell("total.weight", Number(result.WeightSum)), Cell("total.score", Number(result.ScoreSum)),
            form.HasGrade ? Cell("total.grade", result.Grade) : null),
        Remarks = [.. Remarks()],
        Signers = form.HasSigners
            ? [.. Foot.Select(k => Cell("signers." + k)).Select(c => new FormField(c.Name, null, c))]
            : [],
    };

    // The filled ones, and while the form is filled in an empty one to go on with.
    private IEnumerable<FormCell> Remarks()
    {
        var numbers = s.Figures.Keys.Where(k => k.StartsWith("remark.", StringComparison.Ordinal) && !s[k].IsBlank)
            .Select(k => int.Parse(k.AsSpan("remark.".Length), CultureInfo.InvariantCulture)).Order().ToList();
        if (marks.IsFilled) numbers.Add(numbers.Count == 0 ? 1 : numbers[^1] + 1);
        return numbers.Select(n => Cell(string.Create(CultureInfo.InvariantCulture, $"remark.{n}")));
    }

    // On paper the first field has a row of its own, then texts and figures stand side by side.
    private IEnumerable<IReadOnlyList<FormField>> Head()
    {
        var texts = form.Head.Where(h => !h.IsFigure).Select(Field).ToList();
        var figures = form.Head.Where(h => h.IsFigure).Select(Field).ToList();
        yield return [texts[0]];
        if (figures.Count == 0)
            foreach (var pair in texts.Skip(1).Chunk(2)) yield return pair;
        else
            for (var n = 0; n < Math.Max(texts.Count - 1, figures.Count); n++)
                yield return [.. texts.Skip(1 + n).Take(1).Take(n < texts.Count - 1 ? 1 : 0), .. figures.Skip(n).Take(1)];
    }

    private FormField Field(HeadField field) => field.IsFigure
        ? new(field.Label + (FigureCatalogue.Find(field.Source)!.Kind == ValueKind.Money ? $"（{s.Opened!.MoneyUnit}）" : ""),
            null, Cell(field.Source))
        : new(field.Label, field.Source switch
        {
            "unit.name" => s.Opened!.Unit.Name,
            "competentDepartment" => s.Opened!.CompetentDepartment,
            "specialFund" => s.Opened!.SpecialFund ?? "",
            "project.name" => s.Opened!.Project?.Name ?? "",
            _ => throw new InvalidOperationException($"The head of a form names {field.Source}."),
        }, null);

    private FundLine Fund(FundRow row) => new(row,
        [.. FigureCatalogue.FundColumnNames.Select(c => Cell($"funds.{row.Key}.{c}"))],
        row.Scored
            ? [Cell("execution.weight"), Cell("execution.rate", result.Execution.RateText),
                Cell("execution.score", Number(result.Execution.Score))]
            : []);

    private IEnumerable<IndicatorLine> Indicators()
    {
        var rows = s.IndicatorsInOrder.ToList();
        var columns = form.Columns.Select(c => c.Key).Where(k => k is not ("level1" or "level2" or "name")).ToList();
        for (var n = 0; n < rows.Count; n++)
        {
            var (i, names) = (rows[n], rows[n].Names);
            var r = result.Indicators[n];
            var newLevel1 = n == 0 || rows[n - 1].Names.Level1 != names.Level1;
            var newLevel2 = newLevel1 || rows[n - 1].Names.Level2 != names.Level2;
            var level1 = rows.Skip(n).TakeWhile(x => x.Names.Level1 == names.Level1).ToList();
            yield return new(i.Id, names.Name, StatusOf(i.Status),
                [.. columns.Select(c => Cell($"indicator.{i.Id}.{c}", c == "score" ? Number(r.RuleScore) : null, names.Name))])
            {
                Level1 = newLevel1 ? new(names.Level1, level1.Count, QuotaOf(names.Level1)) : null,
                Level2 = newLevel2 ? new(names.Level2, level1.TakeWhile(x => x.Names.Level2 == names.Level2).Count()) : null,
                Rule = r.Explanation,
            };
        }
    }

    private FormCell? QuotaOf(string level1) =>
        s.Figures.Keys.FirstOrDefault(k => k == Domain.Interchange.Quotas.Figure(level1)) is { } code && !s[code].IsBlank
            ? Cell(code)
            : null;

    private FormCell Cell(string figure, string? computed = null, string? row = null)
    {
        var definition = FigureCatalogue.Find(figure)!;
        var known = s.Figures.GetValueOrDefault(figure);
        return marks.On(new(figure, row is null ? definition.Name : $"{row}·{definition.Name}", definition.Kind, s[figure].Printed)
        {
            Computed = string.IsNullOrEmpty(computed) ? null : computed,
            Seen = known?.Last.Position,
            Last = known is null ? null : $"{Output.Local(known.Last.At)[..16]} {known.Last.Actor}",
            Adjusted = s.AdjustedTargets.Contains(figure),
            Overridden = known?.Overridden ?? false,
            Locked = s.Approval is not null && figure.Split('.') is ["indicator", _, "target" or "weight"],
        });
    }

    private static string? StatusOf(IndicatorStatus status) => status switch
    {
        IndicatorStatus.NotCarriedOut => "未实施",
        IndicatorStatus.NotApplicable => "不适用",
        _ => null,
    };

    private static string? Number(decimal? value) => value is null ? null : Output.Number(value);
}
