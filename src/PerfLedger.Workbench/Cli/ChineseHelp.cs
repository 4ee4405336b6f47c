using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PerfLedger.Workbench.Cli;

/// <summary>
/// Help wholly in Chinese: what the Chinese resources of System.CommandLine 2.0 leave in English, and give no way to set, is put right on
/// its way out.
/// </summary>
internal sealed class ChineseHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    private static readonly (string English, string Chinese)[] LeftOver =
    [
        ("Description:", "说明:"), ("[command]", "[命令]"), ("[options]", "[选项]"), ("(REQUIRED)", "（必填）"),
        ("Show help and usage information", "显示用法"), ("Show version information", "显示版本"), ("[default: ", "[默认："),
    ];

    /// <summary>Help is asked for before the line is complete: what it lacks is no fault.</summary>
    public override bool ClearsParseErrors => true;

    public static void Speak(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ChineseHelp((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var said = new StringWriter();
        var (settings, output) = (parseResult.InvocationConfiguration, parseResult.InvocationConfiguration.Output);
        settings.Output = said;
        var code = help.Invoke(parseResult);
        settings.Output = output;
        output.Write(LeftOver.Aggregate(said.ToString(),
            (text, pair) => text.Replace(pair.English, pair.Chinese, StringComparison.Ordinal)));
        return code;
    }
}
