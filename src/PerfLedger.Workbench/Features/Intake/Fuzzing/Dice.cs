namespace PerfLedger.Workbench.Features.Intake.Fuzzing;

/// <summary>Numbers from a seed (splitmix64): the same on every machine and version, so that a seed says which file it was.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, <paramref name="most"/>.</summary>
    public int Next(int most)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)most);
        }
    }

    public int Next(int least, int most) => least + Next(most - least);
}
