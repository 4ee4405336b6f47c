using System.Text;

namespace PerfLedger.Domain.Tests.Specs;

public sealed class Sm3Specs
{
    // The two examples of GB/T 32905-2016, annex A.
    [Theory]
    [InlineData("abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void The_published_examples_come_out(string text, int times, string digest) =>
        Assert.Equal(digest, Sm3.Hex(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)))));

    // Lengths on both sides of where the padding takes a second block; digests by OpenSSL.
    [Theory]
    [InlineData(0, "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")]
    [InlineData(1, "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf")]
    [InlineData(55, "a79cf9dcee3404abf7f769698201647fd9d3ff61d629d0f58bb4b5579a427db8")]
    [InlineData(56, "62f7363b15f4de76dd925c493b9d6d00d4ba0ef2a1f334c1d0f13b293aeb40d1")]
    [InlineData(57, "441f67cc31781dd2986fc612b92dfade871d81357f2487f5c86d94a8c6778d82")]
    [InlineData(63, "6165e4cbb15cde01c6226e0015a47f710f8f8e1f2c296700033bb34d9212109c")]
    [InlineData(64, "93566f236d157aae078d1ddb5cebdbba1520b5142e22a8915564345ba2ae1d63")]
    [InlineData(65, "c886e6814be748285a10b28ae62ddacd85db830cd2cf3a2bfa2f729c15f63618")]
    [InlineData(119, "8f3ea392a89a7119982d6634660db1a95f35d68267a2235e3255998a857f4fbf")]
    [InlineData(120, "6babee35e6a1515af9d6255109c24f3c08897829422c6225d235fd4c8527e9ec")]
    [InlineData(128, "a9e7985473ca09df1510d83b572f72375430756c4a661b00724afeb8b75dd0a5")]
    [InlineData(1000, "e1043d6f7910a57e49c10eb042760c060d07ea26866cb067cc5eecb42f9056a3")]
    public void Every_length_round_a_block_is_padded_right(int length, string digest) =>
        Assert.Equal(digest, Sm3.Hex([.. Enumerable.Range(0, length).Select(i => (byte)(i % 256))]));
}
