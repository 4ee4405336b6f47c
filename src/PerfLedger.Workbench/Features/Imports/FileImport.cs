using PerfLedger.Domain;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>Imports a file as one command over all its streams: everything or nothing. The source file goes into the archive.</summary>
internal sealed class FileImport(LedgerSession session, CommandDesk desk)
{
    public bool Retrospective { get; init; }

    public string? Campaign { get; init; }

    public async Task<Outcome> RunAsync(InterchangeFile file, byte[] bytes, Ground ground, Action<string> progress, CancellationToken ct)
    {
        await session.Archive.PutAsync(bytes, "application/json", ct);
        var works = new List<StreamWork>();
        foreach (var form in file.Forms)
        {
            var import = new ImportForm(form, file.Sha256, ground, Retrospective, Campaign);
            var stream = Stream(form.Identity);
            works.Add(StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, stream, s =>
            {
                var decision = import.Decide(s);
                if (decision is Decision<ISelfEvaluationEvent>.Accepted a) progress(
                    $"{(form.Identity.Project is { } p ? $"{p.Code} {p.Name}" : form.Identity.Unit.Name)}：{a.Events.Count} 条");
                return decision;
            }));
        }

        if (file.Programme is { Overall: not null } programme)
            works.Add(ProgrammeWork(file.Forms[0].Identity, programme, file.Sha256, ground));
        return await desk.DecideAsync(works, null, ct);
    }

    /// <summary>The stream a form of a file belongs to.</summary>
    public static string Stream(InterchangeIdentity i) =>
        Streams.EvaluationOf(i.FiscalYear, i.Unit.Code, i.Form, i.SpecialFundCode, i.SpecialFund, i.Project?.Code);

    private static StreamWork ProgrammeWork(InterchangeIdentity identity, InterchangeProgramme programme, string sha256, Ground ground) =>
        StreamWork.Of<Programme,
            IProgrammeEvent>(Streams.Programmes,
            StreamIds.Programme(identity.FiscalYear, identity.Unit.Code, StreamIds.Fund(identity.SpecialFundCode, identity.SpecialFund)),
            new ImportProgramme(programme, sha256, ground).Decide);
}
