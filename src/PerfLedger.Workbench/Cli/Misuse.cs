using System.CommandLine;
using System.CommandLine.Parsing;

namespace PerfLedger.Workbench.Cli;

/// <summary>What is wrong with a command line, in the words of the person who typed it: what is missing, unknown or does not fit.</summary>
internal static class Misuse
{
    public static void Write(ParseResult call, TextWriter output)
    {
        foreach (var sentence in Sentences(call).DefaultIfEmpty("命令写得不完整。").Distinct()) output.WriteLine(sentence);
        output.WriteLine($"用法：{Path(call.CommandResult)} --help");
    }

    private static IEnumerable<string> Sentences(ParseResult call)
    {
        var word = call.CommandResult.Command;
        foreach (var token in call.UnmatchedTokens) yield return $"不认识“{token}”。";
        if (word.Subcommands.Count > 0 && call.UnmatchedTokens.Count == 0)
            yield return $"请写明做什么：{string.Join('、', word.Subcommands.Select(s => s.Name))}。";
        foreach (var argument in word.Arguments.Where(a => a.Arity.MinimumNumberOfValues > (call.GetResult(a)?.Tokens.Count ?? 0)))
            yield return $"缺少 <{argument.Name}>{After(argument.Description)}";
        foreach (var sentence in call.Errors.Select(e => Unfit(e.SymbolResult)).OfType<string>()) yield return sentence;
    }

    private static string? Unfit(SymbolResult? symbol) => symbol switch
    {
        ArgumentResult { Argument: var a, Tokens: [var value, ..], Parent: CommandResult } =>
            $"“{value.Value}”不能用作 <{a.Name}>{After(a.Description)}",
        ArgumentResult { Parent: OptionResult option } => Unfit(option),
        OptionResult { Option: var o, IdentifierToken: null } => $"缺少 {o.Name}{After(o.Description)}",
        OptionResult { Option: var o, Tokens: [] } => $"{o.Name} 后面要写内容{After(o.Description)}",
        OptionResult { Option: var o, Tokens: [var value] } => $"“{value.Value}”不能用于 {o.Name}{After(o.Description)}",
        OptionResult { Option: var o, Tokens: [_, var second, ..] } when o.Arity.MaximumNumberOfValues == 1 =>
            $"{o.Name} 只写一次，多出“{second.Value}”。",
        OptionResult { Option: var o, Tokens: var several } => $"“{several[^1].Value}”不能用于 {o.Name}{After(o.Description)}",
        _ => null,
    };

    private static string After(string? description) => description is null ? "。" : $"：{description}。";

    private static string Path(SymbolResult word) => word.Parent is CommandResult above && word is CommandResult c
        ? $"{Path(above)} {c.Command.Name}"
        : "perfledger";
}
