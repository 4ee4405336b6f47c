using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Packaging;

public class PackageReaderTests
{
    [Fact]
    public void What_the_writer_wrote_is_read_back_in_ordinal_order()
    {
        var parts = PackageReader.Read(PackageWriter.Write(PackageWriterTests.SampleParts()));
        Assert.Equal(PackageWriterTests.SampleParts().OrderBy(part => part.Key, StringComparer.Ordinal), parts);
    }

    [Fact]
    public void What_another_program_zipped_is_read_without_its_directories()
    {
        var package = Zip(("word/", []), ("word/document.xml", Inputs.Table(30)));
        Assert.Equal([PartName.ContentTypes, "word/document.xml"], PackageReader.Read(package).Keys);
    }

    [Fact]
    public void More_than_twenty_megabytes_are_refused() =>
        Refused(PackageRefusal.TooLarge, new byte[(20 * 1024 * 1024) + 1], "超过上限 20 MB");

    [Fact]
    public void Something_else_is_no_document()
    {
        Refused(PackageRefusal.NotADocument, "%PDF-1.7 这不是文档，只是改了扩展名"u8.ToArray(), "不是 .docx 文档");
        Refused(PackageRefusal.NotADocument, [], "不是 .docx 文档");
    }

    [Fact]
    public void A_zip_without_content_types_is_no_document() =>
        Refused(PackageRefusal.NotADocument, ZipOnly(("a.txt", [1])), "[Content_Types].xml");

    [Fact]
    public void A_password_or_an_old_format_is_named() =>
        Refused(PackageRefusal.EncryptedOrOldFormat, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "打开密码");

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var package = Document();
        package[Central(package) + 8] |= 1;
        Refused(PackageRefusal.EncryptedOrOldFormat, package, "已加密");
    }

    [Fact]
    public void More_than_two_hundred_parts_are_refused() =>
        Refused(PackageRefusal.TooManyParts, Zip([.. Enumerable.Range(0, 200).Select(i => ($"word/p{i}.xml", Array.Empty<byte>()))]), "有 201 个部件");

    [Theory]
    [InlineData("/word/a.xml")]
    [InlineData("../a.xml")]
    [InlineData("word/./a.xml")]
    [InlineData("word\\a.xml")]
    [InlineData("C:/a.xml")]
    public void A_name_that_climbs_out_is_refused(string name) => Refused(PackageRefusal.BadPartName, Zip((name, [1])), name);

    [Fact]
    public void A_name_that_is_not_utf8_is_refused()
    {
        var package = Zip(("wordXa.xml", [1]));
        foreach (var at in Occurrences(package, "wordXa"u8))
            package[at + 4] = 0xFF;
        Refused(PackageRefusal.BadPartName, package, "不合规");
    }

    [Theory]
    [InlineData("word/a.xml", "word/a.xml")]
    [InlineData("word/a.xml", "word/A.xml")]
    public void Two_parts_of_one_name_are_refused(string first, string second) =>
        Refused(PackageRefusal.DuplicatePart, Zip((first, [1]), (second, [2])), "出现两次");

    [Fact]
    public void A_part_that_swells_a_hundredfold_is_refused()
    {
        Refused(PackageRefusal.Bomb, Zip(("word/document.xml", new byte[2_000_000])), "解开后过大");
        Assert.Equal(1_000_000, PackageReader.Read(Zip(("word/document.xml", new byte[1_000_000])))["word/document.xml"].Length);
    }

    [Fact]
    public void Parts_that_swell_to_a_hundred_megabytes_together_are_refused()
    {
        var half = Inputs.Noise(900_000, seed: 5, symbols: 2); // packs to about an eighth: no single part is suspicious
        Refused(PackageRefusal.Bomb, Zip([.. Enumerable.Range(0, 120).Select(i => ($"word/p{i}.xml", half))]), "合计上限 100 MB");
    }

    [Fact]
    public void A_part_larger_than_it_states_is_refused()
    {
        var package = Zip(("word/document.xml", Inputs.Table(50)));
        var size = Central(package, 1) + 24;
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(size), BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(size)) - 1);
        Refused(PackageRefusal.Damaged, package, "解开后的长度不符");
    }

    [Theory]
    [InlineData("word/vbaProject.bin", PackageRefusal.Macros)]
    [InlineData("word/VBAPROJECT.BIN", PackageRefusal.Macros)]
    [InlineData("word/embeddings/oleObject1.bin", PackageRefusal.EmbeddedObject)]
    [InlineData("word/embeddings/Microsoft_Word.docm", PackageRefusal.EmbeddedObject)]
    [InlineData("word/activeX/activeX1.xml", PackageRefusal.EmbeddedObject)]
    public void What_could_run_is_refused(string name, PackageRefusal reason) => Refused(reason, Zip((name, [1])), name);

    [Fact]
    public void The_workbook_of_a_chart_is_let_in() =>
        Assert.Contains("word/embeddings/Microsoft_Excel_Sheet1.xlsx", PackageReader.Read(Zip(("word/embeddings/Microsoft_Excel_Sheet1.xlsx", [1]))).Keys);

    [Fact]
    public void An_object_under_an_innocent_name_is_refused() =>
        Refused(PackageRefusal.EmbeddedObject, Zip(("word/media/image1.png", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])), "image1.png");

    [Fact]
    public void Macro_content_types_are_refused()
    {
        var types = "application/vnd.ms-word.document.macroEnabled.main+xml"u8.ToArray();
        Refused(PackageRefusal.Macros, ZipOnly((PartName.ContentTypes, types)), "宏");
    }

    [Fact]
    public void Flipping_any_byte_is_noticed_or_harmless()
    {
        var original = Document();
        var parts = PackageReader.Read(original);
        for (var at = 0; at < original.Length; at++)
        {
            var package = (byte[])original.Clone();
            package[at] ^= 0x55;
            try
            {
                var read = PackageReader.Read(package);
                Assert.Equal(parts.Values, read.Values); // a time stamp or an attribute: nothing that is read
            }
            catch (PackageRefusedException refused)
            {
                Assert.Contains('。', refused.Message);
            }
        }
    }

    [Fact]
    public void Cutting_anywhere_is_refused()
    {
        var original = Document();
        for (var length = 0; length < original.Length; length++)
            Assert.Throws<PackageRefusedException>(() => PackageReader.Read(original.AsMemory(0, length)));
    }

    [Fact]
    public void Bytes_before_or_after_the_package_are_refused()
    {
        Refused(PackageRefusal.Damaged, [1, 2, 3, .. Document()], "目录的位置");
        Refused(PackageRefusal.NotADocument, [.. Document(), 0], "末尾残缺");
    }

    [Fact]
    public void Two_entries_that_share_bytes_are_refused()
    {
        var package = Zip(("word/a.xml", "<a/>"u8.ToArray()), ("word/b.xml", "<a/>"u8.ToArray()));
        var offset = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(Central(package, 1) + 42));
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(Central(package, 2) + 42), offset);
        Refused(PackageRefusal.Damaged, package, "重叠");
    }

    private static byte[] Document() => PackageWriter.Write(new Dictionary<string, byte[]>
    {
        [PartName.ContentTypes] = "<Types/>"u8.ToArray(),
        ["word/document.xml"] = Inputs.Table(3),
    });

    private static void Refused(PackageRefusal reason, byte[] package, string fragment)
    {
        var refused = Assert.Throws<PackageRefusedException>(() => PackageReader.Read(package));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(fragment, refused.Message, StringComparison.Ordinal);
        Assert.Contains('请', refused.Message);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts) => ZipOnly([(PartName.ContentTypes, "<Types/>"u8.ToArray()), .. parts]);

    private static byte[] ZipOnly(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static int Central(byte[] package, int index = 0)
    {
        var at = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(package.Length - 6));
        for (; index > 0; index--)
            at += 46 + package[at + 28] + package[at + 30] + package[at + 32];
        return at;
    }

    private static List<int> Occurrences(byte[] package, ReadOnlySpan<byte> text)
    {
        var found = new List<int>();
        for (var at = 0; at + text.Length <= package.Length; at++)
        {
            if (package.AsSpan(at, text.Length).SequenceEqual(text))
                found.Add(at);
        }

        return found;
    }
}
