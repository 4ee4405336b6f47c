using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Packaging;

public class PackageWriterTests
{
    [Fact]
    public void The_bytes_of_a_small_package_are_frozen() =>
        Assert.Equal(
            "504b030414000008000000002100cd37b2060a0000000a000000130000005b436f6e74656e745f54797065735d2e786d6c" + Hex("<Types/>.."),
            Convert.ToHexStringLower(PackageWriter.Write(new Dictionary<string, byte[]> { [PartName.ContentTypes] = "<Types/>.."u8.ToArray() }))[..118]);

    [Fact]
    public void The_bytes_of_a_whole_document_are_frozen()
    {
        var package = PackageWriter.Write(SampleParts());
        Assert.Equal("7211dd484d4067d1bb6c4f95ede5377c08a648fcce133a8ea23c67660d697279", Convert.ToHexStringLower(SHA256.HashData(package)));
        Assert.Equal("eb6066ddd87949692a9457dea3a1bb5df7e22a75588c6ecd07c29aac033122e4", CanonicalDigest.Of(SampleParts()));
    }

    [Fact]
    public void The_order_of_the_parts_does_not_matter()
    {
        var reversed = SampleParts().Reverse().ToDictionary(part => part.Key, part => part.Value);
        Assert.Equal(PackageWriter.Write(SampleParts()), PackageWriter.Write(reversed));
        Assert.Equal(CanonicalDigest.Of(SampleParts()), CanonicalDigest.Of(reversed));
    }

    [Fact]
    public void Content_types_come_first_and_the_others_ordinally_without_a_clock()
    {
        using var zip = new ZipArchive(new MemoryStream(PackageWriter.Write(SampleParts())));
        Assert.Equal(
            [PartName.ContentTypes, "_rels/.rels", "docProps/core.xml", "word/Zeta.xml", "word/document.xml", "word/media/照片.png"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(0, entry.ExternalAttributes));
    }

    [Fact]
    public void Another_reader_gets_the_same_parts()
    {
        using var zip = new ZipArchive(new MemoryStream(PackageWriter.Write(SampleParts())));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            Assert.Equal(SampleParts()[entry.FullName], content.ToArray());
        }
    }

    [Fact]
    public void What_does_not_shrink_is_stored()
    {
        var noise = Inputs.Noise(5000, seed: 3);
        var package = PackageWriter.Write(new Dictionary<string, byte[]> { [PartName.ContentTypes] = noise });
        Assert.Equal(noise.Length + 30 + 46 + 22 + (2 * PartName.ContentTypes.Length), package.Length);
        Assert.Equal(noise, PackageReader.Read(package)[PartName.ContentTypes]);
    }

    [Fact]
    public void A_package_needs_its_content_types() =>
        Assert.Throws<ArgumentException>(() => PackageWriter.Write(new Dictionary<string, byte[]> { ["word/document.xml"] = [] }));

    [Theory]
    [InlineData("/word/document.xml")]
    [InlineData("word/../document.xml")]
    [InlineData("word\\document.xml")]
    [InlineData("word//document.xml")]
    public void A_part_name_must_be_plain(string name) =>
        Assert.Throws<ArgumentException>(() => PackageWriter.Write(new Dictionary<string, byte[]> { [PartName.ContentTypes] = [], [name] = [] }));

    [Fact]
    public void The_canonical_digest_is_the_documented_record()
    {
        var content = "年度"u8.ToArray();
        var record = $"b\n0\n{Convert.ToHexStringLower(SHA256.HashData([]))}\n甲\n6\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n";
        var digest = CanonicalDigest.Of(new Dictionary<string, byte[]> { ["甲"] = content, ["b"] = [] });
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record))), digest);
    }

    [Fact]
    public void The_checksum_agrees_with_the_published_value()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8)); // the check value of CRC-32/ISO-HDLC
        Assert.Equal(0u, Crc32.Of([]));
        Assert.Equal(0x414FA339u, Crc32.Of("The quick brown fox jumps over the lazy dog"u8));
    }

    internal static Dictionary<string, byte[]> SampleParts() => new()
    {
        ["word/document.xml"] = Inputs.Table(40),
        ["word/media/照片.png"] = Inputs.Noise(700, seed: 11),
        ["word/Zeta.xml"] = [],
        [PartName.ContentTypes] = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default/><Default/></Types>"u8.ToArray(),
        ["docProps/core.xml"] = "<core/>"u8.ToArray(),
        ["_rels/.rels"] = "<Relationships><Relationship/><Relationship/><Relationship/></Relationships>"u8.ToArray(),
    };

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
