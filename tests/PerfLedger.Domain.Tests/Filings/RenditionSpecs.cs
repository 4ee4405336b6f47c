using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Filings.Filed;

namespace PerfLedger.Domain.Tests.Filings;

public sealed class RenditionSpecs
{
    private static readonly PersonalPlace Name = new("/指标/3/偏差", 4, 3, "姓名", "张××");

    private static readonly DecidedPlace Hidden = new(Name.Place, 4, 3, "姓名", true, "个人信息，公开前遮盖");

    private static readonly RenditionPins Pins = new("rendition/1", Sample.Evidence, Sample.Evidence, Sample.Evidence, 19_000);

    private static readonly MakeRendition Make = new(1, [Name], [Hidden], Pins, Sample.Head);

    private static readonly RenditionMade Made = new(1, 1, [Hidden], Pins);

    private static readonly PublishRendition Publish =
        new(new RenditionPublished(1, 1, new DateOnly(2021, 8, 30), "https://example.org/jxzp"), Sample.Head);

    private static readonly PdfRendered Pdf = new(1, Sample.Evidence, 88_000, 2, "LibreOffice 7.4", Sample.Evidence);

    [Fact]
    public void A_rendition_is_made_with_every_place_decided() => Stream(First).When(Make.Decide).Then(Made);

    [Fact]
    public void What_is_kept_needs_a_ground_too()
    {
        var kept = Hidden with { Hidden = false, Ground = "任前公示已公开过" };
        Stream(First).When((Make with { Places = [kept] }).Decide).Then(Made with { Places = [kept] });
        Stream(First).When((Make with { Places = [kept with { Ground = "可以" }] }).Decide).ThenRefused("FIL-15");
        Stream(First).When((Make with { Places = [kept with { Ground = "张小明老师本人书面同意" }] }).Decide).ThenRefused("FIL-16");
        Stream(First).When((Make with { Places = [Hidden, kept with { Start = 5 }] }).Decide).ThenRefused("FIL-17");
    }

    [Fact]
    public void A_place_neither_hidden_nor_justified_bars_the_rendition()
    {
        Assert.Contains("张××", Stream(First).When((Make with { Places = [] }).Decide).ThenRefused("FIL-14"), StringComparison.Ordinal);
        Stream(First).When((Make with { Places = [Hidden with { Length = 2 }] }).Decide).ThenRefused("FIL-14");
        Stream(First).When((Make with { Places = [Hidden with { Place = "/指标/4/偏差" }] }).Decide).ThenRefused("FIL-14");
        Stream(First).When((Make with { Places = [Hidden with { Start = 3, Length = 9 }] }).Decide)
            .ThenOnce(Made with { Places = [Hidden with { Start = 3, Length = 9 }] });
    }

    [Fact]
    public void A_rendition_is_whole()
    {
        Stream(First).When((Make with { Pins = Pins with { ByteDigest = "aa" } }).Decide).ThenRefused("FIL-18");
        Stream(First).When((Make with { Pins = Pins with { Builder = "" } }).Decide).ThenRefused("FIL-18");
        Stream(First).When((Make with { Found = [], Places = [Hidden with { Place = "指标" }] }).Decide).ThenRefused("FIL-18");
    }

    [Fact]
    public void Only_the_filing_in_force_is_made_public_and_by_those_who_may()
    {
        Stream(First, Second).When(Make.Decide).ThenRefused("FIL-13");
        Stream(First).When((Make with { By = Sample.Filler }).Decide).ThenRefused("FIL-12");
        Stream(First).When((Make with { Number = 2 }).Decide).ThenRefused("FIL-04");
    }

    [Fact]
    public void The_last_rendition_is_published_and_an_outdated_one_is_not()
    {
        Stream(First, Made).When(Publish.Decide).Then(Publish.Published);
        Stream(First).When(Publish.Decide).ThenRefused("FIL-19");
        Stream(First, Made, Made with { Rendition = 2 }).When(Publish.Decide).ThenRefused("FIL-19");
        Stream(First, Made, Second).When(Publish.Decide).ThenRefused("FIL-13");
        Stream(First, Made).When((Publish with { By = Sample.Reviewer }).Decide).ThenRefused("FIL-12");
        Stream(First, Made).When((Publish with { Published = Publish.Published with { Where = " " } }).Decide).ThenRefused("FIL-20");
        Stream(First, Made).When((Publish with { Published = Publish.Published with { Number = 3 } }).Decide).ThenRefused("FIL-04");
    }

    [Fact]
    public void The_first_pdf_of_a_document_stands()
    {
        var again = new RecordPdf(Pdf with { Digest = Sample.Evidence.Replace('a', 'c') }, Sample.Filler);
        Stream(First).When(new RecordPdf(Pdf, Sample.Filler).Decide).Then(Pdf).When(again.Decide).ThenNothing();
        var ofRendition = Made with { Pins = Pins with { ByteDigest = Sample.Evidence.Replace('a', 'd') } };
        Stream(First, ofRendition).When(new RecordPdf(Pdf with { Of = ofRendition.Pins.ByteDigest }, Sample.Filler).Decide)
            .Then(Pdf with { Of = ofRendition.Pins.ByteDigest });
    }

    [Fact]
    public void A_pdf_is_of_a_document_of_its_filing()
    {
        PdfRendered[] wrong =
        [
            Pdf with { Of = new string('c', 64) }, Pdf with { Pages = 0 }, Pdf with { Converter = "" }, Pdf with { Size = 0 },
            Pdf with { Digest = "aa" },
        ];
        Assert.All(wrong, w => Stream(First).When(new RecordPdf(w, Sample.Filler).Decide).ThenRefused("FIL-06"));
        Stream(First).When(new RecordPdf(Pdf, new Who("x-01", Role.Evaluator)).Decide).ThenRefused("FIL-05");
        Stream(First).When(new RecordPdf(Pdf with { Number = 2 }, Sample.Filler).Decide).ThenRefused("FIL-04");
    }

    [Fact]
    public void The_scan_of_a_text_tells_places_and_spreads_no_name()
    {
        var found = PersonalScan.In("/指标/3/偏差", "荷塘区张小红（病假）、李明明请假，联系电话13912345678");
        Assert.Contains(found, f => f is { Kind: "姓名", Start: 3, Length: 3, Masked: "张××" });
        Assert.Contains(found, f => f is { Kind: "健康信息", Identifies: false });
        Assert.Contains(found, f => f is { Kind: "手机号码", Length: 11, Identifies: true });
        Assert.Empty(PersonalScan.In("/标题", "高中教学方法培训"));
    }
}
