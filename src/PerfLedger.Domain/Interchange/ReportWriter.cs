using PerfLedger.Domain.Reports;

namespace PerfLedger.Domain.Interchange;

/// <summary>Writes a report as <c>perfledger/report/1</c>; reading it back changes nothing.</summary>
public static class ReportWriter
{
    /// <summary>The bytes of the file.</summary>
    /// <exception cref="ArgumentException">The report was never opened.</exception>
    public static byte[] Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var o = report.Form.Opened ?? throw new ArgumentException("A report never opened has no file.", nameof(report));
        return InterchangeWriter.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", ReportFormat.Name);
            json.WriteString("form", o.Form);
            json.WriteString("rulePack", o.RulePack);
            json.WriteNumber("fiscalYear", o.FiscalYear);
            Coded("unit", o.Unit.Code, o.Unit.Name);
            json.WriteString("competentDepartment", o.CompetentDepartment);
            json.WriteString("specialFund", o.SpecialFund);
            json.WriteString("specialFundCode", o.SpecialFundCode);
            if (o.Project is { } p) Coded("project", p.Code, p.Name);
            else json.WriteNull("project");
            json.WriteString("moneyUnit", o.MoneyUnit);
            Map("sources", report.Sources.Select(s => (s.Key, s.Value)));
            Map("sections", report.Headings.Where(h => report.Sections.ContainsKey(h.Id)).Select(h => (h.Id, report.TextOf(h.Id)!)));
            json.WriteStartArray("attachments");
            foreach (var a in report.Attachments.Values)
            {
                json.WriteStartObject();
                json.WriteNumber("no", a.No);
                foreach (var (name, text) in new[] { ("stream", a.Stream), ("sha256", a.Sha256), ("name", a.Name), ("absent", a.Absent) })
                    if (text is not null) json.WriteString(name, text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();

            void Coded(string member, string code, string name)
            {
                json.WriteStartObject(member);
                json.WriteString("code", code);
                json.WriteString("name", name);
                json.WriteEndObject();
            }

            void Map(string member, IEnumerable<(string Name, string Text)> entries)
            {
                json.WriteStartObject(member);
                foreach (var (name, text) in entries) json.WriteString(name, text);
                json.WriteEndObject();
            }
        });
    }
}
