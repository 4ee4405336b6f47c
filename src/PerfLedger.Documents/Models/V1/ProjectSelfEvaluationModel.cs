using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// <c>model/project-self-evaluation/1</c>: the view model of the forms that judge one project: 项目支出绩效自评表 of 2020, attachments 4 and 7 of
/// the notice on 2019. Frozen at release: a filed form is built again with it for ever.
/// </summary>
public static class ProjectSelfEvaluationModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/project-self-evaluation/1";

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="s">The self-evaluation as of the freeze position.</param>
    /// <param name="result">Its calculation by <c>calc/1</c>.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(SelfEvaluation s, FormResult result, ModelContext context) =>
        CanonicalModel.Write(Fields(s, result, context));

    /// <summary>The fields of the form; in a report of several forms each stands as one object.</summary>
    internal static Dictionary<string, object?> Fields(SelfEvaluation s, FormResult result, ModelContext context)
    {
        var model = FormBlocks.Common(s, result, context);
        if (FormDefinitions.Of(s.Opened!.Form).HasSigners) Add2019(model, s);
        else Add2020(model, s, result);
        return model;
    }

    private static void Add2019(Dictionary<string, object?> model, SelfEvaluation s)
    {
        model["项目支出名称"] = s.Opened!.Project?.Name ?? "";
        model["主管部门"] = s.Opened.CompetentDepartment;
        model["实施单位"] = s.Opened.Unit.Name;
        FormBlocks.AddFoot(model, s);
    }

    private static void Add2020(Dictionary<string, object?> model, SelfEvaluation s, FormResult result)
    {
        model["部门名称"] = s.Opened!.CompetentDepartment;
        model["专项名称"] = s.Opened.SpecialFund ?? "";
        model["支出方向"] = s.Opened.Project?.Name ?? "";
        model["项目总投资"] = FormBlocks.Print(s["header.totalInvestment"]);
        model["财政拨款"] = FormBlocks.Print(s["header.fiscalAppropriation"]);
        model["总实施期"] = FormBlocks.Print(s["header.period"]);
        model["等级"] = s["total.score"].IsBlank ? FormBlocks.Printed(s["total.grade"], result.Grade) : FormBlocks.Print(s["total.grade"]);
        model["备注"] = Remarks(s);
    }

    private static List<object?> Remarks(SelfEvaluation s) =>
        [.. s.Figures.Keys.Where(k => k.StartsWith("remark.", StringComparison.Ordinal) && !s[k].IsBlank)
            .OrderBy(k => int.Parse(k.AsSpan("remark.".Length), NumberStyles.None, CultureInfo.InvariantCulture))
            .Select(k => FormBlocks.Print(s[k]))];
}
