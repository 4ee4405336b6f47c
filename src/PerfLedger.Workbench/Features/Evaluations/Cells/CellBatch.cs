using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>A text typed or pasted into a cell.</summary>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Text">As typed; null or white space = blank.</param>
/// <param name="Seen">Position of its last change as the person saw it, 0 = never entered; null = not compared.</param>
internal sealed record CellEdit(string Figure, string? Text, long? Seen = null);

/// <summary>Cells changed together on one ground: one cell, a paste, a whole page.</summary>
/// <param name="Edits">The cells.</param>
/// <param name="Ground">Why.</param>
internal sealed record CellBatch(ImmutableArray<CellEdit> Edits, Ground Ground)
{
    /// <summary>More are an import, not a paste.</summary>
    public const int Most = 1000;

    /// <summary>What is asked for, to bind a command id to it.</summary>
    public string Digest(string stream) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { stream, Edits, Ground }))));
}

/// <summary>What became of a cell.</summary>
public enum CellFate
{
    /// <summary>It stands in the ledger.</summary>
    Saved,

    /// <summary>It stood so already.</summary>
    Unchanged,

    /// <summary>Nothing is wrong with it, but with another of the batch: all or none.</summary>
    Held,

    /// <summary>A rule says no.</summary>
    Refused,

    /// <summary>Somebody else changed it since the person looked.</summary>
    Conflict,
}

/// <summary>A cell after the attempt.</summary>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Name">As a person names it.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Text">What the ledger has there now; null = blank.</param>
/// <param name="Seen">Position of its last change in the ledger; 0 = never entered.</param>
public sealed record CellOutcome(string Figure, string Name, CellFate Fate, string? Text, long Seen)
{
    /// <summary>Code of the rule; null when a text could not be read.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public string? Sentence { get; init; }

    /// <summary>What the cell takes; null when the text is not what is wrong.</summary>
    public string? Expected { get; init; }

    /// <summary>Who wrote what stands there, of a conflict.</summary>
    public string? By { get; init; }

    /// <summary>When, Asia/Shanghai, of a conflict.</summary>
    public string? At { get; init; }
}

/// <summary>The answer to a batch.</summary>
/// <param name="Saved">True when nothing stands against it: every cell is saved or unchanged.</param>
/// <param name="Cells">Each cell, in the order given.</param>
/// <param name="Version">Version of the form now.</param>
/// <param name="Position">Position of its last event.</param>
internal sealed record CellsAnswer(bool Saved, IReadOnlyList<CellOutcome> Cells, long Version, long Position)
{
    /// <summary>What stands against the batch as a whole; null when only cells are at fault, or nothing is.</summary>
    public string? Sentence { get; init; }

    /// <summary>True when a reason, perhaps with a document, is all that is missing.</summary>
    public bool AskGround { get; init; }

    /// <summary>True when somebody else's change is in the way, of a cell or of the form.</summary>
    public bool Conflict { get; init; }

    /// <summary>What the program computes from the figures as they stand now; null when nothing was saved.</summary>
    public Recomputed? Now { get; init; }
}

/// <summary>What follows from the figures: computed anew with every answer.</summary>
/// <param name="Rate">执行率; null for a table.</param>
/// <param name="ExecutionScore">Points of the execution rate by the rule.</param>
/// <param name="WeightSum">分值合计</param>
/// <param name="ScoreSum">得分合计</param>
/// <param name="RuleScore">规则得分</param>
/// <param name="Grade">等级</param>
/// <param name="RuleScores">Points by the rule, by indicator.</param>
/// <param name="Findings">What the checks found.</param>
internal sealed record Recomputed(
    string? Rate, decimal? ExecutionScore, decimal? WeightSum, decimal? ScoreSum, decimal? RuleScore, string? Grade,
    IReadOnlyDictionary<string, decimal?> RuleScores, IReadOnlyList<Domain.Checks.Finding> Findings)
{
    public static Recomputed Of(Assessment a) => a.IsScored
        ? new(a.Result.Execution.RateText, a.Result.Execution.Score, a.Result.WeightSum, a.Result.ScoreSum, a.Result.RuleScore,
            a.Result.Grade, a.Result.Indicators.ToDictionary(i => i.Id, i => i.RuleScore, StringComparer.Ordinal), a.Findings)
        : new(null, null, null, null, null, null, new Dictionary<string, decimal?>(), a.Findings);
}
