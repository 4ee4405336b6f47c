using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Roles as officers call them; the ledger keeps the English word.</summary>
internal static class RoleNames
{
    public static string Of(string role) => Enum.TryParse<Role>(role, ignoreCase: true, out var known) ? Names.Of(known) : role;

    /// <summary>The role a person types, in English or Chinese.</summary>
    public static Role Parse(string text) =>
        (Enum.TryParse<Role>(text, ignoreCase: true, out var role) && !char.IsDigit(text[0])) || ByName.TryGetValue(text, out role)
            ? role
            : throw new CliException(ExitCodes.BadInput,
                $"没有角色“{text}”：写 {string.Join('、', ByName.Select(r => $"{r.Value.ToString().ToLowerInvariant()} {r.Key}"))}。");

    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().ToDictionary(Names.Of, StringComparer.Ordinal);
}
