using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PerfLedger.Documents;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Models.V1;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>变更留痕表, 自评校验报告 with 确认单 and 报送回执, pinned; see <see cref="GoldenFiles"/> for how to refresh them.</summary>
public sealed class GoldenSheetTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string> Forms => [TrailSheetModel.Form, CheckReportModel.Form, FilingReceiptModel.Form];

    [Fact]
    public void The_models_of_our_own_sheets_are_the_golden_ones()
    {
        foreach (var (form, model) in FixedSheets.Models())
            GoldenFiles.Compare($"sheets/{form.Split('/')[0]}.json", GoldenFiles.Indented(model));
    }

    [Fact]
    public void The_documents_of_our_own_sheets_have_the_golden_digests() =>
        GoldenFiles.Compare("sheets/digests.json", GoldenFiles.Text(FixedSheets.Models().Select(m =>
        {
            var document = FixedSheets.Render(m.Form, m.Model);
            return new FormDigests(m.Form, document.ModelDigest, document.CanonicalDigest, document.ByteDigest);
        })));

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_template_has_no_faults(string form)
    {
        var template = Library.Template(form);
        Assert.Empty(DocumentEngines.Current.Check(template.Docx, template.Fields).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_culture_changes_no_byte(string form)
    {
        var before = CultureInfo.CurrentCulture;
        var first = FixedSheets.Render(form, FixedSheets.Models().Single(m => m.Form == form).Model);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(first.Package, FixedSheets.Render(form, FixedSheets.Models().Single(m => m.Form == form).Model).Package);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_row_fills_its_grid_every_list_repeats_its_header_and_no_font_is_left_to_a_theme(string form)
    {
        var document = Document(FixedSheets.Render(form, FixedSheets.Models().Single(m => m.Form == form).Model).Package);
        foreach (var table in document.Descendants(W + "tbl"))
        {
            var grid = table.Element(W + "tblGrid")!.Elements(W + "gridCol").Sum(c => Number(c, "w"));
            var rows = table.Elements(W + "tr").ToList();
            Assert.All(rows, r => Assert.Equal(grid, r.Descendants(W + "tcW").Sum(c => Number(c, "w"))));
            Assert.All(rows, r => Assert.NotNull(r.Element(W + "trPr")!.Element(W + "cantSplit")));
            var heads = rows.TakeWhile(r => r.Element(W + "trPr")!.Element(W + "tblHeader") is not null).ToList();
            if (rows[0].Value.StartsWith("序号", StringComparison.Ordinal)) Assert.NotEmpty(heads);
            Assert.All(heads.Descendants(W + "pPr"), p => Assert.NotNull(p.Element(W + "keepNext")));
        }

        Assert.DoesNotContain("{{", document.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants().Attributes(), a => a.Name.LocalName.EndsWith("Theme", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trail_sheet_of_2500_changes_has_a_row_for_each_between_header_and_sum()
    {
        var document = Document(FixedSheets.Render(TrailSheetModel.Form, FixedSheets.Trail(2500)).Package);
        var rows = document.Descendants(W + "tbl").ElementAt(1).Elements(W + "tr").ToList();
        Assert.Equal(2502, rows.Count);
        Assert.StartsWith("2500", rows[^2].Value, StringComparison.Ordinal);
        Assert.Contains("变动 2500 处，经手 2 人，涉及 7 个数；其中更正 2499 处，代他人办理 1250 处", rows[^1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_without_findings_is_said_to_be_clean_and_has_no_confirmation_sheet()
    {
        var model = CheckReportModel.Build([FixedSheets.Part("10") with { Findings = [] }], null, "cn-2020", FixedSheets.At);
        var text = Document(FixedSheets.Render(CheckReportModel.Form, model).Package).Value;
        Assert.Contains("没有发现问题，不需要确认单", text, StringComparison.Ordinal);
        Assert.DoesNotContain("校验结果确认单", text, StringComparison.Ordinal);
        Assert.DoesNotContain("专项总体", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_head_confirmed_is_said_and_not_printed_for_signature_again()
    {
        var part = FixedSheets.Part("09");
        var standing = part.State with { Acknowledgement = new([], "00112233aabbccdd", new("other", "差异已逐项核对"), "h-01", null) };
        var model = CheckReportModel.Build([part with { State = standing, Confirmer = "责一" }], null, "cn-2020", FixedSheets.At);
        var text = Document(FixedSheets.Render(CheckReportModel.Form, model).Package).Value;
        Assert.Contains("已由责一确认（确认码 00112233aabbccdd）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("校验结果确认单", text, StringComparison.Ordinal);
    }

    private static XElement Document(byte[] package) =>
        XElement.Parse(Encoding.UTF8.GetString(PackageReader.Read(package)["word/document.xml"]));

    private static int Number(XElement element, string attribute) =>
        int.Parse(element.Attribute(W + attribute)!.Value, CultureInfo.InvariantCulture);
}
