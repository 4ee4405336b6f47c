using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Forms;

public sealed class FormDefinitionSpecs
{
    public static TheoryData<string> Names => [.. FormDefinitions.All.Select(f => f.Name)];

    private static SelfEvaluationOpened Opening(string form, ProjectRef? project) =>
        Opened with { Form = form, Project = project, SpecialFund = null };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_form_is_found_by_its_name_and_has_the_figures_it_prints(string name)
    {
        var form = FormDefinitions.Find(name)!;
        Assert.Equal(name, form.Name);
        Assert.All(form.Funds, row => Assert.All(FigureCatalogue.FundColumnNames, c => Assert.True(form.Has($"funds.{row.Key}.{c}"))));
        Assert.All(form.Columns.Skip(3), c => Assert.True(form.Has($"indicator.i-001.{c.Key}")));
        Assert.All(form.Head.Where(h => h.IsFigure), h => Assert.True(form.Has(h.Source)));
        Assert.Equal("total", Assert.Single(form.Funds, f => f.Scored).Key);
        Assert.Equal(form.HasGrade, form.Has("total.grade"));
        Assert.Equal(form.HasRemarks, form.Has("remark.1"));
        Assert.False(form.Has("no.such.figure"));
    }

    [Fact]
    public void Only_attachment_3_has_a_scoring_standard_and_divides_its_funds_twice()
    {
        Assert.Equal(["overall-self-evaluation/2019-hunan"], FormDefinitions.All.Where(f => f.HasStandard).Select(f => f.Name));
        Assert.Equal(["按收入性质分", "按支出性质分"], FormDefinitions.Overall2019.FundGroups.Select(g => g.Key));
        Assert.Equal(9, FormDefinitions.Overall2019.Columns.Length);
        Assert.Equal("2019年度部门整体支出绩效自评表", FormDefinitions.Overall2019.TitleOf(2019));
    }

    [Fact]
    public void A_form_of_another_name_is_read_like_the_form_of_2020()
    {
        Assert.Null(FormDefinitions.Find("project-self-evaluation/2031-elsewhere"));
        Assert.Same(FormDefinitions.Project2020, FormDefinitions.Of("project-self-evaluation/2031-elsewhere"));
    }

    [Theory]
    [InlineData("project-self-evaluation/2019-hunan", "funds.basic.executed")]
    [InlineData("special-evaluation/2019-hunan", "header.totalInvestment")]
    [InlineData("project-self-evaluation/2019-hunan", "remark.1")]
    [InlineData("overall-self-evaluation/2019-hunan", "funds.carryOver.initial")]
    [InlineData("project-self-evaluation/2020-zhuzhou", "funds.general.initial")]
    public void A_figure_the_form_does_not_have_is_refused_in_Chinese(string form, string figure)
    {
        var definition = FormDefinitions.Find(form)!;
        var opening = Opening(form, definition.ForProject ? Opened.Project : null);
        var value = figure.StartsWith("remark", StringComparison.Ordinal) ? FigureValue.OfText("注") : Money("1");
        var message = Given.Form(opening).When(new EnterFigure(new FigureInput(figure, value, null), Ground.None).Decide)
            .ThenRefused("EVA-23");
        Assert.Contains(definition.Title, message, StringComparison.Ordinal);
        Assert.Contains(FigureCatalogue.Find(figure)!.Name, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_the_form_has_is_entered() =>
        Given.Form(Opening("overall-self-evaluation/2019-hunan", null))
            .When(new EnterFigure(new FigureInput("funds.basic.executed", Money("1"), null), Ground.None).Decide)
            .Then(Entered("funds.basic.executed", Money("1")));

    [Fact]
    public void A_form_for_the_whole_department_takes_no_project() =>
        Given.Form().When(new OpenSelfEvaluation(Opening("overall-self-evaluation/2019-hunan", Opened.Project)).Decide)
            .ThenRefused("EVA-02");

    [Fact]
    public void A_form_of_2019_for_a_project_needs_one() =>
        Given.Form().When(new OpenSelfEvaluation(Opening("project-self-evaluation/2019-hunan", null)).Decide).ThenRefused("EVA-02");
}
