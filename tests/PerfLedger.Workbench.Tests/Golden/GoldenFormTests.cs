using System.Globalization;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>The 13 forms of 2020 and the three of 2019 as models and as digests of documents, pinned; see
/// <see cref="GoldenFiles"/> for how to refresh them.</summary>
public sealed class GoldenFormTests
{
    internal const string Digests = "digests.json";

    [Fact]
    public void The_models_of_the_forms_are_the_golden_ones()
    {
        var forms = FixedForms.All();
        Assert.Equal(16, forms.Count);
        foreach (var form in forms) GoldenFiles.Compare($"models/{form.Name}.json", GoldenFiles.Indented(form.Model));
    }

    [Fact]
    public void The_documents_of_the_forms_have_the_golden_digests() =>
        GoldenFiles.Compare(Digests, GoldenFiles.Text(FixedForms.All().Select(FixedForms.Render)));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void A_culture_changes_no_byte(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (var form in FixedForms.All().TakeLast(5))
                Assert.Contains(FixedForms.Render(form).Bytes, GoldenFiles.Read(Digests), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("zh-CN", "Asia/Shanghai", "1")]
    [InlineData("de-DE", "America/St_Johns", "0")]
    public async Task Another_process_gives_the_same_bytes(string culture, string zone, string tiered)
    {
        var environment = new Dictionary<string, string?>
        {
            ["TZ"] = zone,
            ["DOTNET_TieredCompilation"] = tiered,
            ["LC_ALL"] = culture.Replace('-', '_') + ".UTF-8",
        };
        var answer = await FrontDoor.RunAsync(typeof(FixedForms).Assembly.Location, environment, culture);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Equal(GoldenFiles.Read(Digests), answer.Out);
    }
}
