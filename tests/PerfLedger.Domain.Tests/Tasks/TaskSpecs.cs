using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Tasks;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Tasks;

public sealed class TaskSpecs
{
    private const string Form = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    private static readonly TaskAssigned Funds = new(Form, Block.Funds, "p-01", new DateOnly(2021, 4, 30));

    private static readonly Who Person = new("p-01", Role.Filler), Other = new("p-02", Role.Filler), Head = new("p-04", Role.Head);

    private static Spec<TaskBook, ITaskEvent> Book(params ITaskEvent[] events) => Given.Stream(TaskBook.Initial, TaskBook.Evolve, events);

    [Fact]
    public void A_block_is_given_to_a_person_and_to_another_again()
    {
        Book().When(new AssignTask(Funds, null).Decide).Then(Funds);
        Book(Funds, new TaskDone(Form, Block.Funds)).When(new AssignTask(Funds with { Person = "p-02" }, null).Decide)
            .Then(Funds with { Person = "p-02" })
            .When(new FinishTask(Form, Block.Funds, Other).Decide).ThenOnce(new TaskDone(Form, Block.Funds));
    }

    [Fact]
    public void A_task_is_for_one_who_may_fill() =>
        Book().When(new AssignTask(Funds, new Refusal("RGT-04", "不行")).Decide).ThenRefused("TSK-01");

    [Fact]
    public void The_person_or_the_head_says_that_it_is_filled()
    {
        Book(Funds).When(new FinishTask(Form, Block.Funds, Person).Decide).Then(new TaskDone(Form, Block.Funds));
        Book(Funds).When(new FinishTask(Form, Block.Funds, Head).Decide).Then(new TaskDone(Form, Block.Funds));
        Book(Funds).When(new FinishTask(Form, Block.Funds, Other).Decide).ThenRefused("TSK-03");
        Book(Funds).When(new FinishTask(Form, Block.Texts, Person).Decide).ThenRefused("TSK-02");
    }

    [Fact]
    public void A_book_of_tasks_bears_the_name_of_its_form()
    {
        Assert.Equal("task.2020.ZZ-JYJ.project-self-evaluation.nhfz.09", StreamIds.Task(Form));
        Assert.Throws<ArgumentException>(() => StreamIds.Task("filing.2020.ZZ-JYJ.project-self-evaluation.nhfz.09"));
    }
}
