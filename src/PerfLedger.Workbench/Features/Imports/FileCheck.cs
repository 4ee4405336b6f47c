using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>One form of a checked file.</summary>
internal sealed record CheckedForm(string At, string RulePack, Assessment Assessment);

/// <summary>A checked file: its forms and what the checks say, places counted from the top of the file.</summary>
internal sealed record CheckedFile(IReadOnlyList<CheckedForm> Forms, IReadOnlyList<Finding> Programme)
{
    public string RulePack => Forms[0].RulePack;

    public IEnumerable<Finding> All =>
        Forms.SelectMany(f => f.Assessment.Findings.Select(x => x with { At = f.At + x.At })).Concat(Programme);
}

/// <summary>Folds a file as the import would and checks the result; no ledger is touched.</summary>
internal static class FileCheck
{
    /// <summary>Checks under each pack in turn, or, where none is named, once under the pack each form names.</summary>
    public static IReadOnlyList<CheckedFile> Run(InterchangeFile file, IReadOnlyList<string> packs)
    {
        var states = file.Forms.Select(f => Fold(f, file.Sha256)).ToList();
        return packs.Count == 0 ? [Run(file, states, null)] : [.. packs.Select(p => Run(file, states, p))];
    }

    private static CheckedFile Run(InterchangeFile file, List<SelfEvaluation> states, string? pack)
    {
        var forms = file.Forms.Zip(states, (f, s) =>
        {
            var name = pack ?? f.Identity.RulePack;
            return new CheckedForm(f.At, name, Assessment.Of(s, Library.Rules(s, name)));
        }).ToList();
        var programme = file.Programme is { } p ? ProgrammeChecks.Run(Fold(p, file.Sha256), states,
            Library.RulePack(forms[0].RulePack).Pack) : [];
        return new CheckedFile(forms, programme);
    }

    private static Programme Fold(InterchangeProgramme programme, string sha256)
    {
        var events = Accepted(new ImportProgramme(programme, sha256, Ground.None).Decide(Programme.Initial), "/overall");
        return events.Aggregate(Programme.Initial, (s, e) => Programme.Evolve(s, e, At(0)));
    }

    private static SelfEvaluation Fold(InterchangeForm form, string sha256)
    {
        var import = new ImportForm(form, sha256, Ground.None, Retrospective: false, Campaign: null);
        var initial = Streams.Evaluations.Initial;
        var events = Accepted(import.Decide(initial), form.At);
        return events.Aggregate(initial, (s, e) => Evolution.Evolve(s, e, At(s.Version)));
    }

    private static EventMeta At(long version) => new(version + 1, version + 1, DateTimeOffset.UnixEpoch, "file");

    private static IReadOnlyList<T> Accepted<T>(Decision<T> decision, string at) => decision switch
    {
        Decision<T>.Accepted a => a.Events,
        Decision<T>.Refused r => throw new CliException(ExitCodes.BadInput, $"{at}：{r.Refusal.Message}（{r.Refusal.Code}）"),
        _ => throw new InvalidOperationException("A file cannot be in conflict with an empty stream."),
    };
}
