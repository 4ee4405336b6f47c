using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>Gives a stream a short name in the report, so that its figures can be printed.</summary>
/// <param name="Alias">Letters, digits, hyphens or Chinese characters; 全部 stands for all forms and is no name.</param>
/// <param name="Stream">A self-evaluation, a base-data table or a programme.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record LinkSource(string Alias, string Stream, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(Report state)
    {
        if (!state.Form.IsWritable) return Refusals.FormIsNotWritable(state.Form);
        if (Refused(Alias, Stream) is { } no) return no;
        if (state.Sources.TryGetValue(Alias, out var standing) && standing == Stream) return Decision<ISelfEvaluationEvent>.Nothing;
        return Ground.Check(state.Form) is { } refused ? refused
            : new ISelfEvaluationEvent[] { new SourceLinked(Alias, Stream, Ground.Reason) };
    }

    internal static Refusal? Refused(string alias, string stream)
    {
        var named = alias is { Length: > 0 and <= 20 } && alias != FigureTerm.Every && alias.All(c => char.IsLetterOrDigit(c) || c == '-');
        if (!named) return Refusals.AliasIsMalformed(alias);
        return StreamIds.Parse(stream) is { Kind: "evaluation" or "basedata" or "programme" } ? null : Refusals.SourceIsNoForm(stream);
    }
}
