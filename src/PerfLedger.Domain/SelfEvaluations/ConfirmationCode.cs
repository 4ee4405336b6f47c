using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>
/// 确认码, printed on the 确认单: names the form, the version of its values and every finding, so that a signed page can stand for these
/// findings and no others.
/// </summary>
public static class ConfirmationCode
{
    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of SHA-256 over the stream id, the version of the last change of a value, and all findings
    /// with what they say, each text preceded by its length.</summary>
    /// <exception cref="ArgumentException">The form was never opened.</exception>
    public static string Of(SelfEvaluation state, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(findings);
        var o = state.Opened ?? throw new ArgumentException("A form that was never opened has nothing to acknowledge.", nameof(state));
        var text = new StringBuilder();
        var fund = StreamIds.Fund(o.SpecialFundCode, o.SpecialFund);
        Add(text, StreamIds.Evaluation(o.FiscalYear, o.Unit.Code, o.Form, fund, o.Project?.Code));
        Add(text, state.ValuesVersion.ToString(CultureInfo.InvariantCulture));
        foreach (var f in findings)
            foreach (var member in (string?[])[f.Rule, f.Severity.ToString(), f.At, f.What, f.Printed, f.Recomputed, f.Required])
                Add(text, member);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static void Add(StringBuilder to, string? text) =>
        to.Append((text?.Length ?? -1).ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);
}
