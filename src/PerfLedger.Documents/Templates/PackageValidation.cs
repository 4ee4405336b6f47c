using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace PerfLedger.Documents.Templates;

/// <summary>
/// Asks Microsoft's own schema whether a .docx is one. Only at publishing: the engine that makes filed bytes never sees this library.
/// </summary>
internal static class PackageValidation
{
    private const int Shown = 20;

    /// <summary>
    /// What the rendered document has against the schema that the template as authored has not: the habits of the author's program are
    /// no fault of ours.
    /// </summary>
    public static IReadOnlyList<TemplateFault> Faults(byte[] template, byte[] rendered)
    {
        try
        {
            return Against(template, rendered);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidOperationException or IOException or System.Xml.XmlException)
        {
            return [new("文档", "", $"模板各部件对不上（{e.Message}）：请用 Word 或 WPS 打开后另存为 .docx 再上传", null)];
        }
    }

    private static IReadOnlyList<TemplateFault> Against(byte[] template, byte[] rendered)
    {
        var own = Errors(template).Select(Kind).ToHashSet();
        return
        [
            .. Errors(rendered).Where(e => !own.Contains(Kind(e))).DistinctBy(Kind).Take(Shown).Select(e => new TemplateFault(
                e.Part?.Uri.OriginalString.TrimStart('/') ?? "文档", e.Path?.XPath ?? "",
                $"生成的文档不合 Word 的格式规定，Word 可能打不开：{e.Description}", null)),
        ];
    }

    private static (string Id, string Description) Kind(ValidationErrorInfo error) => (error.Id, error.Description);

    private static IReadOnlyList<ValidationErrorInfo> Errors(byte[] package)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(package, writable: false), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)];
    }
}
