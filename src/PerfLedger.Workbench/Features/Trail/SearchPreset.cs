namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A ready question over all changes, as a condition on the search table s.</summary>
internal sealed record SearchPreset(string Name, string Condition)
{
    /// <summary>The questions by which an overseer reads a trail.</summary>
    public static IReadOnlyList<SearchPreset> All { get; } =
    [
        new("报送后更正", "s.changes_value and " + After("evaluation_filed")),
        new("目标调整", $"""
            (s.event in ('indicator_added', 'indicator_renamed', 'indicator_withdrawn')
                or (s.event in ('figure_entered', 'figure_corrected') and s.figure ~ '^indicator[.].*[.](target|weight)$'))
            and {After("targets_approved")}
            """),
        new("人工改分", $"s.terms @> array['{SearchTerms.Event("score_overridden")}']"),
        new("逾期与延期", Marked("late", "extension")),
        new("代填", $"s.terms @> array['{SearchTerms.StandIn}']"),
        new("截止前24小时改动", Marked("last-day")),
    ];

    private static string Marked(params string[] marks) => $"""
        exists (select from ledger.timing m where m.position = s.position and m.mark in ({string.Join(", ", marks.Select(m => $"'{m}'"))}))
        """;

    private static string After(string milestone) => $"""
        exists (select from ledger.search_in_scope earlier
                where earlier.event = '{milestone}' and earlier.stream = s.stream and earlier.position < s.position)
        """;
}
