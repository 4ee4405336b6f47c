using System.Text;
using System.Text.Json;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Tests.Interchange;

public class RoundTripTests
{
    public static TheoryData<int> Forms => [.. Enumerable.Range(0, 13)];

    [Fact]
    public void The_sample_filing_comes_out_byte_for_byte_as_it_went_in()
    {
        var bytes = Repository.Sample("filing.json");
        var file = Fold.Read(bytes);
        var written = InterchangeWriter.Write(file.Programme!, file.Forms.Select(Fold.Imported));
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(written));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_exported_form_says_what_the_file_said(int form)
    {
        using var filing = JsonDocument.Parse(Repository.Sample("filing.json"));
        var exported = InterchangeWriter.Write(Fold.Imported(Fold.ReadSample().Forms[form]));
        using var again = JsonDocument.Parse(exported);
        Assert.True(JsonElement.DeepEquals(filing.RootElement.GetProperty("selfEvaluations")[form], again.RootElement));
        Assert.Equal(exported, InterchangeWriter.Write(Fold.Imported(Fold.Read(exported).Forms[0])));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_file_again_records_nothing(int form)
    {
        var stated = Fold.ReadSample().Forms[form];
        Assert.Empty(Fold.Imported(stated).Import(stated).Accepted());
    }
}
