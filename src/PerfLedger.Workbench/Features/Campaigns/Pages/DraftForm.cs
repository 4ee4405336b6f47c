using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Features.Campaigns.SetUp;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>The fields of a draft as the page sends them.</summary>
internal static class DraftForm
{
    public static CampaignDraft Read(IFormCollection form)
    {
        string One(string name) => form[name].ToString().Trim();
        return new CampaignDraft(One("year"), One("issuer"), One("notice"), One("title"), One("rulePack"),
            [.. form["forms"].OfType<string>()], form["retrospective"].Count > 0, form["lockAtDue"].Count > 0, One("limit"),
            One("reminders"), form["directions"].ToString(), form["units"].ToString().ReplaceLineEndings("\n"),
            [.. Rows(form, "r-form", "r-kind", "r-direction", "r-office", "r-due", "r-contact")
                .Select(r => new RouteLine(r[0], r[1], r[2], r[3], r[4], r[5])).Where(r => !r.IsBlank)],
            [.. Rows(form, "s-stage", "s-kind", "s-form", "s-direction", "s-office", "s-from", "s-due", "s-rate", "s-contact")
                .Select(s => new StageLine(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8])).Where(s => !s.IsBlank)]);
    }

    /// <summary>The units below one of the tree, and itself where it is asked for, that are not in the list yet.</summary>
    public static (CampaignDraft Draft, string Said) FromTree(CampaignDraft draft, IFormCollection form, IEnumerable<UnitRegistered> units)
    {
        var tree = new OrganisationTree(units);
        var root = form["root"].ToString().Trim().Split(' ')[0];
        if (tree.Find(root) is null) return (draft, $"单位树中没有“{root}”；请从列表中选。");
        var kind = form["treeKind"].ToString().Trim();
        var known = draft.Units.Split('\n').Select(l => l.Split(['\t', ' ', ',', '，'])[0].Trim()).ToHashSet(StringComparer.Ordinal);
        var fresh = tree.Within(root).Where(c => c != root || form["self"].Count > 0).Select(c => tree.Find(c)!)
            .Where(u => (kind.Length == 0 || u.Kind == kind) && !known.Contains(u.Code))
            .OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        var text = draft.Units.TrimEnd('\n');
        return (draft with
        {
            Units = (text.Length > 0 ? text + "\n" : "") + CampaignDraft.Lines(fresh.Select(u => (string?[])[u.Code, u.Name, u.Kind])),
        }, fresh.Count == 0 ? "没有可加入的单位：已都在名单里，或没有这一类。" : $"已加入 {fresh.Count} 家，并已保存。");
    }

    private static IEnumerable<string[]> Rows(IFormCollection form, params string[] names)
    {
        for (var n = 0; n < form[names[0]].Count; n++)
            yield return [.. names.Select(name => n < form[name].Count ? form[name][n]!.Trim() : "")];
    }
}
