using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>What became of an opinion.</summary>
public enum OpinionAnswer
{
    /// <summary>待答复: the form lies with the unit and the cell stands as it did.</summary>
    Open,

    /// <summary>已改: the cell was changed since.</summary>
    Changed,

    /// <summary>未改: the form was submitted again and the cell stands as it did.</summary>
    Unchanged,

    /// <summary>已再次送审: an opinion on the whole form, after the next submission.</summary>
    Resubmitted,
}

/// <summary>An opinion of a reviewer, with the cell it is about and what became of it.</summary>
/// <param name="Number">From 1, through all returns.</param>
/// <param name="Round">The submission it answers.</param>
/// <param name="Text">The opinion.</param>
/// <param name="Figure">Code of the figure; null when it is about the whole form.</param>
/// <param name="Name">Name of the figure.</param>
/// <param name="By">Who, and when.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="Now">What stands in the cell; null when blank or none.</param>
/// <param name="IsLast">Of the last return.</param>
public sealed record PlacedOpinion(
    int Number, int Round, string Text, string? Figure, string? Name, string By, OpinionAnswer Answer, string? Now, bool IsLast)
{
    /// <summary>Somebody still has to do something about it.</summary>
    public bool IsOpen => Answer == OpinionAnswer.Open && IsLast;
}

/// <summary>The opinions of all returns of a form.</summary>
internal static class FormOpinions
{
    /// <summary>In the order given.</summary>
    /// <param name="s">The form at the moment shown.</param>
    /// <param name="nameOf">Name of a person by id.</param>
    public static IReadOnlyList<PlacedOpinion> Of(SelfEvaluation s, Func<string, string> nameOf)
    {
        var all = s.Returns.SelectMany(r => r.Opinions.Select(o => (Return: r, Opinion: o))).ToList();
        return [.. all.Select((x, n) => new PlacedOpinion(n + 1, x.Return.Round, x.Opinion.Text, x.Opinion.Figure,
            x.Opinion.Figure is { } figure ? FormCells.Name(s, figure) : null,
            $"{nameOf(x.Return.Meta.Actor)} {Output.Local(x.Return.Meta.At)[..16]}", AnswerOf(s, x.Return, x.Opinion),
            x.Opinion.Figure is { } cell ? s[cell].Printed : null, x.Return == s.Returns[^1]))];
    }

    private static OpinionAnswer AnswerOf(SelfEvaluation s, ReturnGiven given, Opinion opinion)
    {
        var isBack = s.Rounds > given.Round; // submitted again since
        if (opinion.Figure is not { } figure) return isBack ? OpinionAnswer.Resubmitted : OpinionAnswer.Open;
        if (s.Figures.TryGetValue(figure, out var f) && f.Last.Position > given.Meta.Position) return OpinionAnswer.Changed;
        return isBack ? OpinionAnswer.Unchanged : OpinionAnswer.Open;
    }
}
