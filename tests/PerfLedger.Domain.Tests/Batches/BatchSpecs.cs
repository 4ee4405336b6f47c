using PerfLedger.Domain.Batches;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Batches;

public sealed class BatchSpecs
{
    private const string Nine = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";
    private const string Eight = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.08";

    [Fact]
    public void A_batch_names_each_form_once_in_the_order_asked_for()
    {
        var asked = Batch().When(new RequestBatch(BatchAct.File, [Nine, Eight, Nine]).Decide)
            .Then(new BatchRequested(BatchAct.File, [Nine, Eight]));
        asked.When(new RequestBatch(BatchAct.File, [Nine, Eight]).Decide).ThenNothing();
    }

    [Fact]
    public void The_same_id_is_never_another_batch()
    {
        var standing = Batch(new BatchRequested(BatchAct.Render, [Nine]));
        standing.When(new RequestBatch(BatchAct.File, [Nine]).Decide).ThenRefused("BAT-03");
        standing.When(new RequestBatch(BatchAct.Render, [Eight]).Decide).ThenRefused("BAT-03");
    }

    [Fact]
    public void A_batch_of_nothing_is_refused() =>
        Batch().When(new RequestBatch(BatchAct.Render, []).Decide).ThenRefused("BAT-01");

    [Theory]
    [InlineData(RequestBatch.Most, false)]
    [InlineData(RequestBatch.Most + 1, true)]
    public void A_batch_has_an_end(int count, bool refused)
    {
        var many = Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{Nine}{i}")).ToArray();
        var outcome = Batch().When(new RequestBatch(BatchAct.Render, many).Decide);
        if (refused) outcome.ThenRefused("BAT-02");
        else outcome.Then(new BatchRequested(BatchAct.Render, [.. many]));
    }

    private static Spec<Batch, IBatchEvent> Batch(params IBatchEvent[] events) =>
        Given.Stream(Domain.Batches.Batch.Initial, Domain.Batches.Batch.Evolve, events);
}
