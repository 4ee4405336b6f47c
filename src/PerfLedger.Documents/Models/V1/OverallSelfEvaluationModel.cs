using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// <c>model/overall-self-evaluation/1</c>: the view model of 部门整体支出绩效自评表 (attachment 3 of the notice on 2019). Frozen at release: a filed
/// form is built again with it for ever.
/// </summary>
public static class OverallSelfEvaluationModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/overall-self-evaluation/1";

    private static readonly (string Name, string Column)[] Columns = [("年初", "initial"), ("全年", "fullYear"), ("执行", "executed")];

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="s">The self-evaluation as of the freeze position.</param>
    /// <param name="result">Its calculation by <c>calc/1</c>.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(SelfEvaluation s, FormResult result, ModelContext context)
    {
        var model = FormBlocks.Common(s, result, context);
        model["预算部门"] = s.Opened!.Unit.Name;
        model["收入性质"] = Parts(s, "按收入性质分");
        model["支出性质"] = Parts(s, "按支出性质分");
        FormBlocks.AddFoot(model, s);
        return CanonicalModel.Write(model);
    }

    // The form gives each part one space behind its label, not the three columns of the total: one amount where the year saw only one,
    // else each with its word.
    private static List<object?> Parts(SelfEvaluation s, string divided) =>
    [
        .. from row in FormDefinitions.Of(s.Opened!.Form).Funds
           where row.Group == divided
           let cells = Columns.Select(c => (c.Name, Value: s[$"funds.{row.Key}.{c.Column}"])).Where(c => !c.Value.IsBlank).ToList()
           let one = cells.Select(c => c.Value.Printed).Distinct(StringComparer.Ordinal).Count() <= 1
           select (object?)new Dictionary<string, object?>
           {
               ["名称"] = row.Label,
               ["金额"] = one ? cells.FirstOrDefault().Value?.Printed ?? "" : string.Join("　", cells.Select(c => c.Name + c.Value.Printed)),
           },
    ];
}
