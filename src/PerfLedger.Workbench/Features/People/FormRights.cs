using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>What of a form a person may fill in, asked before anything is decided: by the same rules as when it is recorded.</summary>
internal static class FormRights
{
    /// <summary>The blocks that are not theirs to fill in, each with the rule that says so.</summary>
    public static async Task<IReadOnlyDictionary<Block, Refusal>> HeldAsync(
        EventLedger ledger, Actor actor, string stream, CancellationToken ct)
    {
        var held = new Dictionary<Block, Refusal>();
        if (await Deeds.FindFormAsync(ledger, stream, ct) is not { } form) return held;
        Deed[] deeds = [.. Blocks.All.Select(b => new Deed(Act.Fill, form with { Block = b }))];
        var known = await Known.ReadAsync(ledger, actor, deeds, ct);
        var role = Enum.Parse<Role>(actor.Role, ignoreCase: true);
        foreach (var deed in deeds)
            if (Rights.Check(known.Holder, role, deed.Act, known.With(deed.Subject), known.Tree, known.Now) is { } no)
                held[deed.Subject.Block!.Value] = no;
        return held;
    }
}
