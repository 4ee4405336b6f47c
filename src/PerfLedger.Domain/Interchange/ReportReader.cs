using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>Reads <c>perfledger/report/1</c>, strictly; faults of the texts are told with section and line, with all others.</summary>
public static class ReportReader
{
    /// <summary>The format a file says it has, perfledger/report/1; null when it says none.</summary>
    public static string? FormatOf(ReadOnlyMemory<byte> utf8)
    {
        if (JsonIntake.Check(utf8.Span) is not null) return null;
        using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonIntake.MostDepth });
        return json.RootElement.ValueKind == JsonValueKind.Object ? Text(json.RootElement, "schema") : null;
    }

    /// <summary>True when a file says that it is a report.</summary>
    public static bool IsReport(ReadOnlyMemory<byte> utf8) => FormatOf(utf8) == ReportFormat.Name;

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">The file: UTF-8 without mark, at most 20 MB.</param>
    public static InterchangeReportReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (JsonIntake.Check(utf8.Span) is { } unsound) return new(null, [unsound]);
        using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonIntake.MostDepth });
        var (root, faults) = (json.RootElement, new List<Fault>());
        new StructureCheck(faults).Walk(root, ReportFormat.Report, "");
        if (faults.Count > 0) return new(null, [.. faults, .. TextFaults(root)]);
        var sources = Sources(root, faults);
        var sections = Entries(root, "sections").Select(s => (s.Name, Reading: ReportText.Read(s.Text, s.At), s.At)).ToList();
        faults.AddRange(sections.SelectMany(s => s.Reading.Faults));
        var attachments = Attachments(root, faults);
        if (faults.Count > 0) return new(null, [.. faults]);
        return new(new InterchangeReport(Convert.ToHexStringLower(SHA256.HashData(utf8.Span)), Identity(root), sources,
            [.. sections.Select(s => (s.Name, s.Reading.Content, s.At))], attachments), []);
    }

    // Where the structure is faulty already, the texts that are texts are read all the same.
    private static IEnumerable<Fault> TextFaults(JsonElement root) =>
        Entries(root, "sections").SelectMany(s => ReportText.Read(s.Text, s.At).Faults);

    private static IEnumerable<(string Name, string Text, string At)> Entries(JsonElement root, string member)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(member, out var map)) return [];
        if (map.ValueKind != JsonValueKind.Object) return [];
        return [.. map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String)
            .Select(p => (p.Name, p.Value.GetString()!, Pointer.Of("/" + member, p.Name)))];
    }

    private static ImmutableArray<(string Alias, string Stream)> Sources(JsonElement root, List<Fault> faults)
    {
        var entries = Entries(root, "sources").ToList();
        faults.AddRange(entries.Where(e => LinkSource.Refused(e.Name, e.Text) is not null).Select(e =>
            new Fault(e.At, $"“{e.Name}”：{e.Text}", "简称和自评、基础数据表或专项的编号", LinkSource.Refused(e.Name, e.Text)!.Message.TrimEnd('。'))));
        return [.. entries.Select(e => (e.Name, e.Text))];
    }

    private static ImmutableArray<AttachmentStated> Attachments(JsonElement root, List<Fault> faults)
    {
        if (!root.TryGetProperty("attachments", out var list)) return [];
        var all = list.EnumerateArray().Select((a, n) => (Said: new AttachmentStated(a.GetProperty("no").GetInt32(), Text(a, "stream"),
            Text(a, "sha256"), Text(a, "name"), Text(a, "absent"), null), At: Pointer.Of("/attachments", n))).ToList();
        faults.AddRange(all.GroupBy(a => a.Said.No).Where(g => g.Count() > 1).Select(g =>
            new Fault(g.Last().At, $"附件{g.Key}写了{g.Count()}次", "每个附件一次", "只留一个")));
        return [.. all.Select(a => a.Said)];
    }

    private static InterchangeIdentity Identity(JsonElement root) => new(
        Text(root, "form")!, Text(root, "rulePack")!, root.GetProperty("fiscalYear").GetInt32(),
        new UnitRef(Text(root.GetProperty("unit"), "code")!, Text(root.GetProperty("unit"), "name")!), Text(root, "competentDepartment")!,
        Text(root, "specialFund"), Text(root, "specialFundCode"),
        root.GetProperty("project") is { ValueKind: JsonValueKind.Object } p ? new ProjectRef(Text(p, "code")!, Text(p, "name")!) : null,
        Text(root, "moneyUnit")!);

    private static string? Text(JsonElement e, string member) =>
        e.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
