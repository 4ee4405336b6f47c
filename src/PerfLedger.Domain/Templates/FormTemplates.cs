using System.Collections.Immutable;

namespace PerfLedger.Domain.Templates;

/// <summary>A template as published, and whether it was taken back.</summary>
/// <param name="Published">What was published.</param>
/// <param name="Meta">Where it stands in the ledger.</param>
/// <param name="Withdrawn">True when it is used no more.</param>
public sealed record Publication(TemplatePublished Published, EventMeta Meta, bool Withdrawn);

/// <summary>The templates ever published for one form, in order.</summary>
public sealed record FormTemplates
{
    /// <summary>Before the first.</summary>
    public static FormTemplates Initial { get; } = new();

    /// <summary>All, in the order of their publication.</summary>
    public ImmutableList<Publication> Publications { get; init; } = [];

    /// <summary>The template for reports frozen on a day: of those in force the one published last; null when there is none.</summary>
    public TemplatePublished? InForce(DateOnly on) => Publications
        .FindLast(p => !p.Withdrawn && p.Published.From <= on && (p.Published.To is null || on <= p.Published.To))?.Published;

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a template stream.</exception>
    public static FormTemplates Evolve(FormTemplates s, ITemplateEvent e, EventMeta m) => e switch
    {
        TemplatePublished x => s with { Publications = s.Publications.Add(new(x, m, false)) },
        TemplateWithdrawn x => s with
        {
            Publications = [.. s.Publications.Select(p => p.Published.Digest == x.Digest ? p with { Withdrawn = true } : p)],
        },
        _ => throw new InvalidOperationException($"No template stream knows the event {e.GetType().Name}."),
    };
}
