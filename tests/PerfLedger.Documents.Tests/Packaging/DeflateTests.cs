using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Packaging;

public class DeflateTests
{
    [Theory]
    [InlineData("", "0300")]
    [InlineData("a", "4b0400")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "4b24020000")]
    [InlineData("年度资金总额 325 年度资金总额 310", "7bba73cbd35dcb5e6c6d79d93ef159c3ee978be62a181b992a601336340000")]
    public void Short_inputs_give_the_frozen_bits(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Compress(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Long_inputs_give_the_frozen_bytes()
    {
        Frozen(Inputs.Table(60), 503, "b891f39476457392ac03e04d1eb54cb1f09c8e2a32417b7452a06ffa74115bf9");
        Frozen(Inputs.Table(500), 3238, "da64de42bf0e0d8acf026c031112732166a39b6250dabd07a1fc7979331dcb84");
        Frozen(Inputs.Noise(65537, seed: 1), 69119, "2f7e99a8cafc0ab717ccd4c0f1796247027c1ac69e6d18478f24ce00723e6a82");
        Frozen(Inputs.Noise(300_000, seed: 2, symbols: 4), 127098, "d468aa40412247485e4a57f428adf8e40c2d8020cb6859c199843694239753cf");
        Frozen(new byte[300_000], 1893, "f79ed824dbd8bae3cbd8cbbd898390fe331d4e95afca0e7ae771971bc048581f");
    }

    public static TheoryData<int, int> Sizes
    {
        get
        {
            var cases = new TheoryData<int, int>();
            foreach (var symbols in new[] { 1, 2, 4, 30, 256 })
            {
                foreach (var length in new[] { 0, 1, 2, 3, 4, 257, 258, 259, 260, 4099, 32767, 32768, 32769, 65535, 65536, 65537, 300_000 })
                    cases.Add(length, symbols);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_is_compressed_inflates_back(int length, int symbols)
    {
        var data = Inputs.Noise(length, seed: 0x9E3779B9, symbols);
        Assert.Equal(data, Inflate(Compress(data)));
    }

    [Fact]
    public void A_match_is_found_at_the_far_edge_of_the_window_and_not_beyond()
    {
        var head = "预算绩效自评"u8.ToArray();
        byte[] AtDistance(int distance) => [.. head, .. Inputs.Noise(distance - head.Length, seed: 7), .. head];

        var (edge, beyond) = (AtDistance(32768), AtDistance(32769));
        Assert.Equal(edge, Inflate(Compress(edge)));
        Assert.Equal(beyond, Inflate(Compress(beyond)));
        Assert.True(Compress(edge).Length + head.Length / 2 < Compress(beyond).Length);
    }

    [Fact]
    public void A_form_shrinks_to_a_tenth()
    {
        var data = Inputs.Table(60);
        Assert.InRange(Compress(data).Length, 1, data.Length / 10);
    }

    [Fact]
    public void The_longest_match_and_every_length_before_it_come_back()
    {
        for (var run = 3; run <= 600; run++)
        {
            byte[] data = [1, 2, .. Enumerable.Repeat((byte)'x', run), 3];
            Assert.Equal(data, Inflate(Compress(data)));
        }
    }

    private static void Frozen(byte[] data, int length, string digest)
    {
        var packed = Compress(data);
        Assert.Equal((length, digest), (packed.Length, Convert.ToHexStringLower(SHA256.HashData(packed))));
    }

    private static byte[] Compress(byte[] data)
    {
        var target = new byte[Deflate.Bound(data.Length)];
        return target[..Deflate.Compress(data, target)];
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var inflater = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        inflater.CopyTo(inflated);
        return inflated.ToArray();
    }
}
