using System.CommandLine;
using PerfLedger.Domain.SelfEvaluations.Comparison;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A difference with the last change that led to what stands in the second form.</summary>
public sealed record ExplainedDifference(FormDifference Found, Change? Change);

/// <summary>diff: two states of a form, or two forms, with who, when and why.</summary>
internal static class DiffWord
{
    private const string Points = "版本（12）、位置（@345）、时刻（2020-05-15T17:30）、filing:1、return:1、now，或另一张自评（form:10、form:10#filing:1）";

    private static readonly Argument<string> First = new("甲") { Description = Points };

    private static readonly Argument<string> Second = new("乙")
    {
        Description = "同上；不写为现在",
        DefaultValueFactory = _ => "now",
    };

    public static IReadOnlyList<Command> All { get; } =
        [Word("diff", "比对：两个时点的同一张自评，或两张自评，哪些数不同、何人何时为何改成这样", DiffAsync, Entry.Evaluation, First, Second, Options.Json)];

    private static async Task<int> DiffAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ResolveAsync(session.Reads, call.GetValue(Entry.Evaluation)!, ct);
        var a = await FormPoint.ReadAsync(session, stream, call.GetValue(First)!, ct);
        var b = await FormPoint.ReadAsync(session, stream, call.GetValue(Second)!, ct);
        var found = await ExplainAsync(session, a, b, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(DiffText.View(a, b, found));
        else DiffText.Write(a, b, found);
        return found.Count == 0 ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    /// <summary>The differences, each with the last change that led to what stands in the second.</summary>
    public static async Task<IReadOnlyList<ExplainedDifference>> ExplainAsync(
        LedgerSession session, FormPoint a, FormPoint b, CancellationToken ct)
    {
        var found = a.Evaluation == b.Evaluation
            ? FormDifference.Between(a.Folded.State, b.Folded.State)
            : FormDifference.BetweenForms(a.Folded.State, b.Folded.State);
        if (found.Count == 0) return [];
        var changes = (await TrailQuery.ReadAsync(session.Reads, b.Evaluation, null, b.Folded.Position, ct)).ToLookup(c => c.Figure);
        return [.. found.Select(d => new ExplainedDifference(d, changes[d.Trail].LastOrDefault(c => Concerns(d.Code, c.Event))))];
    }

    // Names, class and place of a row are kept in the trail under the row's one code.
    private static bool Concerns(string code, string change) => code.Split('.')[^1] switch
    {
        "names" => change is "indicator_renamed" or "indicator_added",
        "class" => change is "indicator_classified",
        "place" => change is "indicator_moved" or "indicator_added",
        "name" => change is "table_row_renamed" or "table_row_added",
        _ => change is not ("indicator_renamed" or "indicator_classified" or "indicator_moved"),
    };
}
