namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A picture: as large as the box of the template lets it be, its proportions kept.</summary>
internal sealed class ImageSource(DrawingMark mark, string part, string relation, long width, long height) : DrawingSource(mark)
{
    private const int MaxBytes = 5 * 1024 * 1024;

    public override Drawn? Place(RenderState to)
    {
        var value = Evaluator.Of(Tag.Value, to.Scope);
        if (value is null or "")
            return null;
        var members = value as IReadOnlyDictionary<string, object?>;
        if (members?.GetValueOrDefault("类型") is not string type || members.GetValueOrDefault("数据") is not string data)
            throw new TemplateException($"“{Path}”不是图片：应有“类型”（image/png 或 image/jpeg）和“数据”（Base64），没有图片时是空的文字");
        var (bytes, size) = Read(type, data);
        var name = to.Parts.Image(bytes, type == ImageHeader.Png ? "png" : "jpeg");
        var id = to.Parts.Relate(part, relation, name);
        return (decimal)size.Width * height > (decimal)size.Height * width
            ? new Drawn(id, width, Scaled(width, size.Height, size.Width))
            : new Drawn(id, Scaled(height, size.Width, size.Height), height);
    }

    private (byte[] Bytes, (int Width, int Height) Size) Read(string type, string data)
    {
        if (data.Length > MaxBytes / 3 * 4)
            throw new TemplateException($"“{Path}”的图片超过 {MaxBytes / 1024 / 1024} MB：请压缩后再放入");
        var bytes = new byte[data.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(data, bytes, out var length))
            throw new TemplateException($"“{Path}”的“数据”不是 Base64");
        Array.Resize(ref bytes, length);
        return (bytes, ImageHeader.Size(type, bytes) ?? throw new TemplateException(
            $"“{Path}”不是完整的 PNG 或 JPEG 图片，或与“类型”（{type}）不符，或边长超过 {ImageHeader.MaxSide} 点：请另存为 PNG 后再放入"));
    }

    // To the nearest EMU, and never nothing.
    private static long Scaled(long side, int by, int over) => Math.Max(1, (side * by + over / 2) / over);
}
