using PerfLedger.Documents;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Templates;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>A template as handed in: its form, its bytes with shared parts put in, its field schema, and what was found.</summary>
internal sealed record TemplateFile(string Form, byte[] Docx, byte[] Fields, TemplateInspection Inspection)
{
    public bool IsFaulty => Inspection.Faults.Count > 0;

    /// <summary>Reads and inspects a file; opens a ledger only when the template includes shared parts.</summary>
    public static async Task<TemplateFile> ReadAsync(
        FileInfo file, string form, FileInfo? fields, Func<string, Task<byte[]?>> part, CancellationToken ct)
    {
        return await ReadAsync(file.Name, await Bytes(file, ct), form, await FieldsAsync(form, fields, ct), part);
    }

    /// <summary>The same of bytes that came another way; the field schema is the one given, or that shipped with the form.</summary>
    public static async Task<TemplateFile> ReadAsync(
        string name, byte[] uploaded, string form, byte[]? fields, Func<string, Task<byte[]?>> part)
    {
        var schema = fields ?? Library.Template(form).Fields;
        try
        {
            var parts = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
            foreach (var included in TemplateIncludes.Names(uploaded)) parts[included] = await part(included);
            List<TemplateFault> faults = [];
            var docx = TemplateIncludes.Expand(uploaded, parts.GetValueOrDefault, faults);
            return new(form, docx, schema, faults.Count > 0 ? new(faults, null) : TemplateInspection.Of(docx, schema));
        }
        catch (Exception e) when (e is TemplateException or PackageRefusedException)
        {
            throw new CliException(ExitCodes.BadInput, $"{name}：{e.Message}");
        }
    }

    private static async Task<byte[]> FieldsAsync(string form, FileInfo? fields, CancellationToken ct)
    {
        if (fields is not null) return await Bytes(fields, ct);
        return form.StartsWith(TemplateShelf.PartFamily + "/", StringComparison.Ordinal)
            ? throw new CliException(ExitCodes.BadInput, "共用部件没有自己的字段表：请用 --fields 指明要用它的表样的 fields.json。")
            : Library.Template(form).Fields;
    }

    private static Task<byte[]> Bytes(FileInfo file, CancellationToken ct) => file.Exists
        ? File.ReadAllBytesAsync(file.FullName, ct)
        : throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
}
