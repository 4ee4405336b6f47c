using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>The sentences of refusal of the import.</summary>
internal static class Refuse
{
    private const string SaveAgain = "请用 Word、Excel 或 WPS 打开原件，另存为 .docx 或 .xlsx 后重试。";

    public static ImportRefusedException NotOffice(string found) =>
        new(ImportRefusal.NotOffice, $"文件不是 Word 或 Excel 文件，而是{found}。{SaveAgain}");

    public static ImportRefusedException WrongType(string extension, string found) =>
        new(ImportRefusal.WrongType, $"扩展名是 {extension}，内容却是{found}。请核对是否拿错文件，改正扩展名后重试。");

    public static ImportRefusedException Empty() => new(ImportRefusal.Empty, "文件中没有表格。请核对是否拿错文件。");

    public static ImportRefusedException Encrypted() =>
        new(ImportRefusal.Encrypted, $"文件设有打开密码。请去掉密码；{SaveAgain}");

    public static ImportRefusedException OldFormat() =>
        new(ImportRefusal.OldFormat, $"内容是旧版 .doc、.xls、.wps 或 .et，扩展名却不是。请把扩展名改回原样，或者{SaveAgain[1..]}");

    public static ImportRefusedException OldMacros() =>
        new(ImportRefusal.Macros, $"旧版文件含有宏。{SaveAgain[..^4]}（选不含宏的格式）后重试。");

    public static ImportRefusedException ExternalLink(string part, string target) =>
        new(ImportRefusal.ExternalLink, $"文件引用了外部内容（{part}：“{Short(target)}”），不予读取。请断开链接（数据—编辑链接，或另存时嵌入）后重试。");

    public static ImportRefusedException Dtd(string part) =>
        new(ImportRefusal.Dtd, $"部件“{part}”带有 DTD 声明，Word、Excel 和 WPS 都不写它。请核对文件来源；{SaveAgain}");

    public static ImportRefusedException TooDeep(string part) =>
        new(ImportRefusal.TooDeep, $"部件“{part}”的嵌套超过 {Xml.MostLevels} 层。请核对文件来源；{SaveAgain}");

    public static ImportRefusedException BadXml(string part, Exception? inner = null) =>
        new(ImportRefusal.BadXml, $"部件“{part}”不是完好的 XML。{SaveAgain}", inner);

    public static ImportRefusedException TooMuch(string what) =>
        new(ImportRefusal.TooMuchContent, $"文件内容过多：{what}。请删去与本表无关的内容，分开另存后重试。");

    public static ImportRefusedException Time() =>
        new(ImportRefusal.TimeExceeded, "读取用时超过 2 秒，已停止。请核对文件来源，删去与本表无关的内容后重试。");

    public static ImportRefusedException Memory() =>
        new(ImportRefusal.MemoryExceeded, "读取用内存超过 256 MB，已停止。请核对文件来源，删去与本表无关的内容后重试。");

    public static ImportRefusedException Worker(string detail) =>
        new(ImportRefusal.WorkerFailed, $"读取程序意外停止（{detail}）。其他文件不受影响；{SaveAgain}");

    public static ImportRefusedException Conversion(string detail) =>
        new(ImportRefusal.ConversionFailed, $"旧版文件转换不成（{detail}）。{SaveAgain}");

    /// <summary>The refusal of the package reader; its sentences speak of Word, so a workbook gets them in its own words.</summary>
    public static ImportRefusedException Package(PackageRefusedException refused, bool workbook)
    {
        var message = workbook
            ? refused.Message.Replace("Word", "Excel", StringComparison.Ordinal).Replace(".docx", ".xlsx", StringComparison.Ordinal)
            : refused.Message;
        return new(Reason(refused.Reason), message, refused);
    }

    private static ImportRefusal Reason(PackageRefusal reason) => reason switch
    {
        PackageRefusal.TooLarge => ImportRefusal.TooLarge,
        PackageRefusal.NotADocument => ImportRefusal.NotOffice,
        PackageRefusal.EncryptedOrOldFormat => ImportRefusal.Encrypted,
        PackageRefusal.UnusualZip => ImportRefusal.UnusualZip,
        PackageRefusal.TooManyParts => ImportRefusal.TooManyParts,
        PackageRefusal.BadPartName => ImportRefusal.BadPartName,
        PackageRefusal.DuplicatePart => ImportRefusal.DuplicatePart,
        PackageRefusal.Bomb => ImportRefusal.Bomb,
        PackageRefusal.Macros => ImportRefusal.Macros,
        PackageRefusal.EmbeddedObject => ImportRefusal.EmbeddedObject,
        _ => ImportRefusal.Damaged,
    };

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
