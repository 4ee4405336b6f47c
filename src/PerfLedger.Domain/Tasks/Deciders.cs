using PerfLedger.Domain.Authority;

namespace PerfLedger.Domain.Tasks;

/// <summary>Gives a block of a form to a person.</summary>
/// <param name="Task">Form, block, person and internal date.</param>
/// <param name="MayFill">What stands against the person filling that block; null when nothing does.</param>
public sealed record AssignTask(TaskAssigned Task, Refusal? MayFill)
{
    /// <summary>Decides.</summary>
    public Decision<ITaskEvent> Decide(TaskBook state)
    {
        if (MayFill is { } no) return Refusals.TaskIsForOneWhoMayNotFill(Task.Person, no);
        return state.Tasks.GetValueOrDefault(Task.Block)?.Assigned == Task ? Decision<ITaskEvent>.Nothing : new ITaskEvent[] { Task };
    }
}

/// <summary>Reports a block as filled.</summary>
/// <param name="Form">Stream id of the form.</param>
/// <param name="Block">The block.</param>
/// <param name="By">Who says so.</param>
public sealed record FinishTask(string Form, Block Block, Who By)
{
    /// <summary>Decides.</summary>
    public Decision<ITaskEvent> Decide(TaskBook state)
    {
        if (!state.Tasks.TryGetValue(Block, out var task)) return Refusals.BlockIsNotAssigned(Block);
        if (task.Assigned.Person != By.Id && By.Role != Role.Head) return Refusals.TaskIsOfAnother(Block, task.Assigned.Person);
        return task.Done ? Decision<ITaskEvent>.Nothing : new ITaskEvent[] { new TaskDone(Form, Block) };
    }
}
