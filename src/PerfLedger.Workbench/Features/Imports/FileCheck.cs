using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>One form of a checked file.</summary>
internal sealed record CheckedForm(string At, string RulePack, Assessment Assessment);

/// <summary>A checked file: its forms and what the checks say, places counted from the top of the file.</summary>
internal sealed record CheckedFile(IReadOnlyList<CheckedForm> Forms, IReadOnlyList<Finding> Programme)
{
    public IEnumerable<Finding> All => Forms.SelectMany(f => f.Assessment.Findings.Select(x => x with { At = f.At + x.At })).Concat(Programme);
}

/// <summary>Folds a file as the import would and checks the result; no ledger is touched.</summary>
internal static class FileCheck
{
    public static CheckedFile Run(InterchangeFile file, string? pack)
    {
        var forms = file.Forms.Select(f =>
        {
            var name = pack ?? f.Identity.RulePack;
            return new CheckedForm(f.At, name, Assessment.Of(Fold(f, file.Sha256), Library.RulePack(name).Pack));
        }).ToList();
        var programme = file.Programme?.Overall is { } o
            ? ProgrammeChecks.Run(o.Initial.Value, o.Adjustment.Value, o.Executed.Value, [.. forms.Select(f => f.Assessment.State)],
                Library.RulePack(forms[0].RulePack).Pack)
            : [];
        return new CheckedFile(forms, programme);
    }

    private static SelfEvaluation Fold(InterchangeForm form, string sha256)
    {
        var import = new ImportForm(form, sha256, Ground.None, Retrospective: false, Campaign: null);
        var events = import.Decide(SelfEvaluation.Initial) switch
        {
            Decision<ISelfEvaluationEvent>.Accepted a => a.Events,
            Decision<ISelfEvaluationEvent>.Refused r => throw new CliException(ExitCodes.BadInput, $"{form.At}：{r.Refusal.Message}（{r.Refusal.Code}）"),
            _ => throw new InvalidOperationException("A file cannot be in conflict with an empty stream."),
        };
        var state = SelfEvaluation.Initial;
        for (var i = 0; i < events.Count; i++) state = Evolution.Evolve(state, events[i], new EventMeta(i + 1, i + 1, DateTimeOffset.UnixEpoch, "file"));
        return state;
    }
}
