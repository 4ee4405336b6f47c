using System.Globalization;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Workbench.Features.Trail.Dues;

/// <summary>
/// What the trail says of extensions (延期). They stand on the stream of their campaign and concern the forms of one unit, so they are
/// found with the changes of that unit.
/// </summary>
internal static class ExtensionLines
{
    /// <summary>Code under which they stand in the trail.</summary>
    public const string Figure = "extension";

    /// <summary>The unit an event about an extension concerns; null for any other event.</summary>
    public static string? UnitOf(object e) => e switch
    {
        ExtensionAsked x => x.Unit,
        ExtensionGranted x => x.Unit,
        ExtensionRefused x => x.Unit,
        _ => null,
    };

    /// <summary>The one form it concerns; null for all of a kind.</summary>
    public static string? FormOf(object e) => e switch
    {
        ExtensionAsked x => x.Evaluation,
        ExtensionGranted x => x.Evaluation,
        ExtensionRefused x => x.Evaluation,
        _ => null,
    };

    /// <summary>The line of an event about an extension; null for any other event.</summary>
    public static TrailLine? Of(object e) => e switch
    {
        ExtensionAsked x => new(Figure, null, $"申请延至 {Day(x.Until)}：{Scope(x.Form, x.Evaluation)}")
        {
            Reason = x.Reason,
            Document = x.Document,
        },
        ExtensionGranted x => new(Figure, null, $"批准延至 {Day(x.Until)}：{Scope(x.Form, x.Evaluation)}")
        {
            Reason = x.Reason,
            Document = x.Document,
            On = x.On,
        },
        ExtensionRefused x => new(Figure, null, $"不批准延期：{Scope(x.Form, x.Evaluation)}") { Reason = x.Reason },
        _ => null,
    };

    private static string Scope(string form, string? evaluation) => evaluation ?? $"本单位全部 {form}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
