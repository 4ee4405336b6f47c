namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>The sentences of refusal: what was found, where, what to do.</summary>
internal static class Refusals
{
    private const string SaveAgain = "请用 Word 或 WPS 打开原件，另存为 .docx 后重试。";

    public static PackageRefusedException TooLarge(int bytes) =>
        new(PackageRefusal.TooLarge, $"文件 {Megabytes(bytes)} MB，超过上限 {Megabytes(PackageLimits.PackageBytes)} MB。请压缩文中的图片后另存，再重试。");

    public static PackageRefusedException NotAZip() =>
        new(PackageRefusal.NotADocument, $"文件不是 .docx 文档，或者末尾残缺。{SaveAgain}");

    public static PackageRefusedException NotADocument(string missing) =>
        new(PackageRefusal.NotADocument, $"文件是压缩包，但缺少部件“{missing}”，不是 Word 文档。{SaveAgain}", missing);

    public static PackageRefusedException OldFormat() =>
        new(PackageRefusal.EncryptedOrOldFormat, $"文件设有打开密码，或者是旧版 .doc、.wps 改了扩展名。请去掉密码；{SaveAgain}");

    public static PackageRefusedException Encrypted(string part) =>
        new(PackageRefusal.EncryptedOrOldFormat, $"部件“{part}”已加密。请去掉密码；{SaveAgain}", part);

    public static PackageRefusedException UnusualZip(string what) =>
        new(PackageRefusal.UnusualZip, $"文件用了 Word 和 WPS 都不写的压缩形式：{what}。{SaveAgain}");

    public static PackageRefusedException Damaged(string what, string? part = null, Exception? inner = null) =>
        new(PackageRefusal.Damaged, $"文件已损坏：{(part is null ? "" : $"部件“{part}”")}{what}。{SaveAgain}", part, inner);

    public static PackageRefusedException TooManyParts(int count) =>
        new(PackageRefusal.TooManyParts, $"文件内有 {count} 个部件，超过上限 {PackageLimits.Parts} 个。请删去多余的图片和对象后另存，再重试。");

    public static PackageRefusedException BadPartName(string part) =>
        new(PackageRefusal.BadPartName, $"部件名“{part}”不合规（绝对路径、上级目录或非法字符）。{SaveAgain}", part);

    public static PackageRefusedException DuplicatePart(string part) =>
        new(PackageRefusal.DuplicatePart, $"部件“{part}”出现两次，无法判断以哪个为准。{SaveAgain}", part);

    public static PackageRefusedException Bomb(string part) =>
        new(PackageRefusal.Bomb, $"部件“{part}”解开后过大（合计上限 {Megabytes(PackageLimits.InflatedBytes)} MB，压缩比上限 {PackageLimits.Ratio} 倍）。" +
            "请核对文件来源，删去异常内容后重试。", part);

    public static PackageRefusedException Macros(string part) =>
        new(PackageRefusal.Macros, $"文件含有宏（“{part}”）。请在 Word 或 WPS 中另存为不含宏的 .docx 后重试。", part);

    public static PackageRefusedException EmbeddedObject(string part) =>
        new(PackageRefusal.EmbeddedObject, $"文件嵌入了对象（“{part}”）。请删去该对象，改为图片、表格或附件后重试。", part);

    private static string Megabytes(int bytes) => FormattableString.Invariant($"{bytes / 1048576m:0.#}");
}
