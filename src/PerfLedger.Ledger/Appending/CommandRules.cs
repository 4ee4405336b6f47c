using System.Text.RegularExpressions;

namespace PerfLedger.Ledger;

/// <summary>What every command must be like, whatever the ledger holds. A breach is a bug of the caller.</summary>
internal static partial class CommandRules
{
    public static void Check(Command command)
    {
        Require(command.Id != Guid.Empty, "A command needs an id.");
        Require(command.Operation != Guid.Empty, "A command needs the id of its operation.");
        CheckFilled(command.PayloadDigest, "payload digest");
        CheckActor(command.Actor);
        var events = command.Streams.Sum(s => (long)s.Events.Count);
        Require(
            events <= Command.MostEvents,
            $"The command carries {events} events; at most {Command.MostEvents} fit. Split it into commands of one operation.");
        foreach (var stream in command.Streams)
            CheckStream(stream);
        foreach (var guard in command.Guards ?? [])
            CheckName(guard.Stream, guard.Version);
        var twice = command.Streams.GroupBy(s => s.Stream, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, $"The stream '{twice?.Key}' appears twice in one command.");
    }

    private static void CheckStream(StreamAppend append)
    {
        CheckName(append.Stream, append.ExpectedVersion);
        CheckFilled(append.Category, "category of " + append.Stream);
    }

    private static void CheckName(string stream, long version)
    {
        Require(
            StreamPattern().IsMatch(stream) && stream.Length <= 500,
            $"'{stream}' is no stream id: segments of [A-Za-z0-9-] joined by dots, at most 500 characters.");
        Require(version >= 0, $"The stream '{stream}' cannot be expected at version {version}.");
    }

    private static void CheckActor(Actor actor)
    {
        CheckFilled(actor.Id, "id of the actor");
        CheckFilled(actor.ClientProgram, "client program");
        foreach (var text in new[] { actor.Role, actor.Unit, actor.OnBehalfOf, actor.Session, actor.ClientAddress })
            StorableJson.CheckText(text ?? "", "The actor");
    }

    private static void CheckFilled(string text, string name)
    {
        Require(!string.IsNullOrWhiteSpace(text), $"The {name} is empty.");
        StorableJson.CheckText(text, $"The {name}");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z")]
    private static partial Regex StreamPattern();
}
