using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>One change of a section, paragraph by paragraph.</summary>
public sealed record SectionChange(
    string Section, long Position, DateTimeOffset At, string Actor, string Role, string? ReasonKind, string? Reason,
    IReadOnlyList<ParagraphChange> Paragraphs);

/// <summary>Reads who changed which paragraph of a report.</summary>
internal static class SectionHistory
{
    public static async Task<IReadOnlyList<SectionChange>> ReadAsync(
        EventLedger ledger, string stream, string? section, CancellationToken ct)
    {
        var (texts, changes) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<SectionChange>());
        await foreach (var recorded in ledger.ReadStreamAsync(stream, 1, null, ct))
        {
            var (id, content, reason) = Streams.Read(recorded) switch
            {
                SectionWritten x => (x.Section, x.Content, null),
                SectionCorrected x => (x.Section, x.Content, x.Reason),
                _ => (null, default, null),
            };
            if (id is null) continue;
            var text = ReportText.Write(content);
            if (section is null || section == id)
                changes.Add(new(id, recorded.Position, recorded.RecordedAt, recorded.ActorId, recorded.Headers.Role, reason?.Category,
                    reason?.Text, ParagraphDifference.Between(texts.GetValueOrDefault(id, ""), text)));
            texts[id] = text;
        }

        return changes;
    }

    public static void Write(IReadOnlyList<SectionChange> changes)
    {
        foreach (var c in changes)
        {
            Console.WriteLine($"[{c.Section}] 位置 {c.Position} {Output.Local(c.At)} {c.Actor}（{People.RoleNames.Of(c.Role)}）{c.Reason}");
            foreach (var p in c.Paragraphs) Console.WriteLine($"  {(p.Added ? "＋" : "－")}{p.Paragraph} {p.Text}");
        }
    }
}
