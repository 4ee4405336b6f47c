using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Campaigns;

public sealed class ExtensionSpecs
{
    private static readonly Who Organiser = new("p-organiser", Role.Organiser);

    private static readonly DateOnly Later = Due.AddDays(10);

    private static readonly ExtensionScope One = new(Sample.Evaluation, Form);

    private static readonly ExtensionScope Every = One with { Every = true };

    private static readonly ExtensionAsked Asked = new("ZZ-JYJ", Form.Form, Sample.Evaluation, Later, Sample.Why);

    private static readonly AskExtension Ask = new(One, Later, Sample.Why);

    private static readonly GrantExtension Grant = new(Organiser, One, Later, "株财绩函〔2021〕5号", new DateOnly(2021, 5, 14), Sample.Why);

    private static readonly RefuseExtension Refuse = new(Organiser, One, Sample.Why);

    [Fact]
    public void A_unit_asks_for_one_form_or_for_all_of_a_kind()
    {
        Campaign().When(Ask.Decide).Then(Asked);
        Campaign().When((Ask with { Scope = Every }).Decide).Then(Asked with { Evaluation = null });
    }

    [Fact]
    public void Asked_again_with_another_date_the_later_stands()
    {
        var again = Asked with { Until = Due.AddDays(20) };
        Assert.Equal([again], Campaign(Asked).When((Ask with { Until = Due.AddDays(20) }).Decide).Then(again).State.Asked);
    }

    [Fact]
    public void The_supporting_paper_is_kept_and_given_later_the_later_stands()
    {
        var borne = Asked with { Document = "示例证明〔2021〕1号" };
        Campaign().When((Ask with { Document = " 示例证明〔2021〕1号 " }).Decide).Then(borne);
        Campaign().When((Ask with { Document = " " }).Decide).Then(Asked);
        Assert.Equal([borne], Campaign(Asked).When((Ask with { Document = borne.Document }).Decide).Then(borne).State.Asked);
        Campaign(borne).When((Ask with { Document = borne.Document }).Decide).Then();
    }

    [Fact]
    public void What_is_asked_for_is_later_than_what_stands_and_says_why()
    {
        Campaign().When((Ask with { Until = Due }).Decide).ThenRefused("EXT-02");
        Campaign(Granted(Later)).When(Ask.Decide).ThenRefused("EXT-02");
        Campaign().When((Ask with { Reason = new Reason("other", "修改") }).Decide).ThenRefused("EVA-10");
        By(Opened with { Retrospective = true }).When(Ask.Decide).ThenRefused("EXT-01");
        var stranger = One with { Opened = Form with { Unit = new UnitRef("ZZ-XXX", "另一单位") } };
        Campaign().When((Ask with { Scope = stranger }).Decide).ThenRefused("EXT-01");
        Campaign(new CampaignClosed(null)).When(Ask.Decide).ThenRefused("CAM-04");
    }

    [Fact]
    public void The_organiser_grants_with_a_document_asked_or_not()
    {
        var granted = Granted(Later);
        Campaign().When(Grant.Decide).Then(granted);
        Assert.Empty(Campaign(Asked).When(Grant.Decide).Then(granted).State.Asked);
        Campaign().When((Grant with { Scope = Every }).Decide).Then(granted with { Evaluation = null });
        Campaign(Asked).When((Grant with { By = Sample.Reviewer }).Decide).ThenRefused("EXT-03");
        Campaign(Asked).When((Grant with { Document = " " }).Decide).ThenRefused("EXT-04");
        Campaign(Asked).When((Grant with { Until = Due }).Decide).ThenRefused("EXT-02");
        Campaign(Asked).When((Grant with { Reason = new Reason("other", "同意") }).Decide).ThenRefused("EVA-10");
        Campaign(new CampaignClosed(null)).When(Grant.Decide).ThenRefused("CAM-04");
    }

    [Fact]
    public void The_organiser_turns_down_what_was_asked()
    {
        var refused = new ExtensionRefused("ZZ-JYJ", Form.Form, Sample.Evaluation, Sample.Why);
        var after = Campaign(Asked).When(Refuse.Decide).Then(refused);
        Assert.Empty(after.State.Asked);
        Assert.Equal(Due, DueDates.Of(after.State, Sample.Evaluation, Form)?.On);
        after.When(Ask.Decide).Then(Asked);
        Campaign().When(Refuse.Decide).ThenRefused("EXT-05");
        Campaign(Asked).When((Refuse with { Scope = Every }).Decide).ThenRefused("EXT-05");
        Campaign(Asked).When((Refuse with { By = Sample.Filler }).Decide).ThenRefused("EXT-03");
    }

    [Fact]
    public void Only_an_office_sets_the_date_of_a_correction()
    {
        var filed = Given.Form(Sample.Draft).And(Sample.Submitted, Sample.Accepted, Sample.Filed);
        var until = new OpenCorrection(Sample.Why, null, Later);
        filed.When(until.Decide).ThenRefused("DUE-03");
        filed.When((until with { By = Sample.Filler }).Decide).ThenRefused("DUE-03");
        filed.When((until with { By = Organiser }).Decide).Then(new CorrectionOpened(1, Sample.Why, null, Later));
    }
}
