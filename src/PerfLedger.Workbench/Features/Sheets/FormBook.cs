using System.Globalization;
using PerfLedger.Documents.Sheets;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Sheets;

/// <summary>Forms as a workbook: one alone, or several with 汇总 in front.</summary>
internal static class FormBook
{
    private const int CodeLength = 16;

    /// <summary>One form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="code">The code of the filing it is of; null for one that is not filed: its own.</param>
    /// <param name="at">Created and modified.</param>
    public static byte[] Write(FormReference form, string? code, DateTimeOffset at) =>
        WorkbookWriter.Write([Sheet(form, code, new PageNames())], form.Made.Frame.Title, at);

    /// <summary>
    /// Several forms: projects, then those of the whole department, which hold the projects' money already, then base-data tables, which
    /// stand in 汇总 by their names alone: they have no funds and no score.
    /// </summary>
    public static byte[] WriteSet(IReadOnlyList<FormReference> forms, string? code, string title, DateTimeOffset at)
    {
        var names = new PageNames();
        var summaryName = names.Of("汇总");
        var listed = forms.OrderBy(f => State(f).Layout is not null).ThenBy(f => !IsProject(f)).Select(f => new SummaryForm(
            Sheet(f, code, names), State(f).Layout?.Title ?? f.Made.Frame.Subject, State(f).Opened!.MoneyUnit == "元",
            IsProject(f))).ToList();
        return WorkbookWriter.Write([SummaryPage.Of(listed, summaryName, title), .. listed.Select(f => f.Page)], title, at);
    }

    private static bool IsProject(FormReference form) =>
        State(form).Layout is null && FormDefinitions.Of(State(form).Opened!.Form).ForProject;

    private static Page Sheet(FormReference form, string? code, PageNames names)
    {
        var (own, made, s) = (form.Made.Cut.Own, form.Made, State(form));
        var choices = new FormChoices(s, made.Materials.RulePack(s.Opened!.RulePack));
        return FormPage.Of(form.Map, names.Of(Name(form)), choices.Of) with
        {
            Form = string.Create(CultureInfo.InvariantCulture, $"{own.Stream}|{own.Version}|{made.Frame.Form}"),
            Footer = string.Create(CultureInfo.InvariantCulture,
                $"评价 {own.Stream}　版本 {own.Version}　校验码 {code ?? made.Document.ModelDigest[..CodeLength]}"),
        };
    }

    private static string Name(FormReference form)
    {
        var (last, subject) = (form.Stream.Split('.')[^1], form.Made.Frame.Subject);
        return State(form).Layout is not null ? $"基础数据表 {subject}" : last == "none" ? subject : $"{last} {subject}";
    }

    private static SelfEvaluation State(FormReference form) => (SelfEvaluation)form.Made.Cut.Own.State;
}
