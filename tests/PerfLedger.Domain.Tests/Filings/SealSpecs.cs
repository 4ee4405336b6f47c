using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Filings.Filed;

namespace PerfLedger.Domain.Tests.Filings;

public sealed class SealSpecs
{
    private static readonly AttachSeal Attach = new(1, [Scan], null, Sample.Filler);

    private static readonly PaperReceived Paper = new(1, "r-01", new DateOnly(2021, 5, 20), "档案室第3柜");

    private static readonly ReceivePaper Receive = new(Paper, Sample.Reviewer, new DateOnly(2021, 5, 20));

    [Fact]
    public void A_scan_is_attached_to_the_number_whose_code_it_shows() =>
        Assert.Equal(SealState.Sealed, Stream(First).When(Attach.Decide).Then(Scan).State.SealOf(1));

    [Fact]
    public void Several_scans_are_attached_at_once_and_one_may_come_later()
    {
        var other = Scan with { Scan = Sample.Evidence.Replace('1', '2'), MediaType = "image/jpeg", Pages = 1, Last = 1 };
        Stream(First).When((Attach with { Scans = [Scan, other] }).Decide).Then(Scan, other);
        Stream(First, Scan).When((Attach with { Scans = [Scan, other] }).Decide).Then(other);
        Stream(First, Scan).When((Attach with { Scans = [Scan with { First = 2 }] }).Decide).Then(Scan with { First = 2 });
    }

    [Fact]
    public void The_code_of_another_number_is_refused_by_its_name() => Assert.Contains("第2版", Stream(First, Second)
        .When((Attach with { Scans = [Scan with { Code = Code2 }] }).Decide).ThenRefused("FIL-08"), StringComparison.Ordinal);

    [Fact]
    public void The_code_of_another_filing_is_refused_by_its_name_and_an_unknown_one_too()
    {
        var foreign = Attach with { Scans = [Scan with { Code = "0123456789abcdef" }], Elsewhere = "filing.2020.x.y.z.10@1" };
        Assert.Contains("filing.2020.x.y.z.10@1", Stream(First).When(foreign.Decide).ThenRefused("FIL-08"), StringComparison.Ordinal);
        Assert.Contains("另一个台账", Stream(First).When((foreign with { Elsewhere = null }).Decide).ThenRefused("FIL-08"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_is_whole()
    {
        SealAttached[] wrong =
        [
            Scan with { Scan = "aa" }, Scan with { Name = " " }, Scan with { MediaType = "image/tiff" }, Scan with { Size = 0 },
            Scan with { First = 0 }, Scan with { First = 3 }, Scan with { Last = 5 }, Scan with { Number = 2 },
        ];
        Assert.All(wrong, w => Stream(First).When((Attach with { Scans = [w] }).Decide).ThenRefused("FIL-09"));
        Stream(First).When((Attach with { Scans = [] }).Decide).ThenRefused("FIL-09");
    }

    [Fact]
    public void The_unit_attaches_the_scan_and_the_office_takes_the_paper()
    {
        Stream(First).When((Attach with { By = Sample.Reviewer }).Decide).ThenRefused("FIL-07");
        Stream(First).When((Attach with { By = Sample.Head }).Decide).Then(Scan);
        Stream(First).When((Receive with { By = Sample.Filler }).Decide).ThenRefused("FIL-10");
    }

    [Fact]
    public void Nothing_is_attached_to_a_number_that_was_never_filed()
    {
        Stream(First).When((Attach with { Number = 2 }).Decide).ThenRefused("FIL-04");
        Stream().When(Receive.Decide).ThenRefused("FIL-04");
    }

    [Fact]
    public void Paper_is_received_and_may_move()
    {
        var moved = Paper with { KeptAt = "市档案馆" };
        Stream(First).When(Receive.Decide).Then(Paper).When((Receive with { Paper = moved }).Decide).Then(moved);
        Stream(First).When((Receive with { Paper = Paper with { KeptAt = "" } }).Decide).ThenRefused("FIL-11");
        Stream(First).When((Receive with { Today = new(2021, 5, 19) }).Decide).ThenRefused("FIL-21"); // it arrived on the 20th
    }

    [Fact]
    public void A_correction_awaits_its_stamp_and_voids_the_one_before()
    {
        Assert.Equal([SealState.Awaiting], States(Stream(First)));
        Assert.Equal([SealState.Void, SealState.Awaiting], States(Stream(First, Scan, Second)));
        Assert.Equal([SealState.Superseded, SealState.Awaiting], States(Stream(First, Second)));
        Assert.Equal(4, Enum.GetValues<SealState>().Select(SealStates.Word).Distinct().Count());
    }

    private static SealState[] States(Spec<Filing, IFilingEvent> spec) =>
        [.. spec.State.Reports.Select(r => spec.State.SealOf(r.Number))];
}
